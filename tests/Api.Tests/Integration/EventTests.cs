using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Integration;

public sealed class EventTests
{
    [Fact]
    public async Task Events_come_in_the_order_of_their_commits_and_the_cursor_goes_on_from_there()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var start = await StartAsync(counselor);
        var first = await RegisterAsync(counselor, "Ada");
        var second = await RegisterAsync(counselor, "Ben");

        var page = await counselor.Get($"/events?after={start}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var events = Items(page);
        Assert.Equal([first, second], events.Select(e => (string)e["subject"]!["id"]!));
        Assert.All(events, e => Assert.Equal("patient.registered", (string)e["type"]!));
        Assert.Equal((long)events[0]["sequence"]! + 1, (long)events[1]["sequence"]!);

        var next = (string)page["next"]!;
        Assert.Empty(Items(await counselor.Get($"/events?after={next}")));
        var third = await RegisterAsync(counselor, "Cleo");
        Assert.Equal([third], Items(await counselor.Get($"/events?after={next}")).Select(e => (string)e["subject"]!["id"]!));
    }

    [Fact]
    public async Task An_event_carries_ids_and_nothing_else_of_the_patient()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var start = await StartAsync(counselor);
        await RegisterAsync(counselor, "Unmistakable");

        var page = await counselor.Get($"/events?after={start}");

        Assert.DoesNotContain("Unmistakable", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["id", "occurredAt", "schemaVersion", "sequence", "subject", "type"],
            Assert.Single(Items(page)).AsObject().Select(member => member.Key).Order());
    }

    [Fact]
    public async Task A_reader_that_polls_during_parallel_writes_gets_each_event_once()
    {
        const int Writers = 8;
        const int Each = 6;
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var cursor = await StartAsync(counselor);
        var written = new ConcurrentBag<string>();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Each; i++)
            {
                written.Add(await RegisterAsync(counselor, $"Writer{writer}"));
            }
        }));

        var read = new List<string>();
        while (!writing.IsCompleted || read.Count < Writers * Each)
        {
            var page = await counselor.Get($"/events?limit=7&after={cursor}");
            read.AddRange(Items(page).Select(e => (string)e["subject"]!["id"]!));
            cursor = (string)page["next"]!;
            Assert.True(read.Count <= Writers * Each, "An event came twice.");
        }

        await writing;
        Assert.Equal(written.Order(), read.Order());
    }

    [Fact]
    public async Task A_client_sees_what_it_may_see_of_the_patients_now()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var ehr = organization.Client(Role.System);
        var neighbour = (await TestOrganization.CreateAsync()).Client(Role.Counselor);
        var (start, ehrStart, neighbourStart) = (await StartAsync(counselor), await StartAsync(ehr), await StartAsync(neighbour));
        // The clients register on their first call, which is an event of the organization too.
        start = (string)(await counselor.Get($"/events?after={start}"))["next"]!;
        var ours = await RegisterAsync(counselor, "Ada");
        var pushed = await RegisterAsync(ehr, "Ben");

        Assert.Equal([ours, pushed], Items(await counselor.Get($"/events?after={start}")).Select(e => (string)e["subject"]!["id"]!));
        Assert.Equal([pushed], Items(await ehr.Get($"/events?after={ehrStart}")).Select(e => (string)e["subject"]!["id"]!));
        Assert.Empty(Items(await neighbour.Get($"/events?after={neighbourStart}")));
    }

    [Fact]
    public async Task A_cursor_older_than_what_is_kept_is_gone()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        await RegisterAsync(counselor, "Ada");
        var old = (string)(await counselor.Get("/events?limit=1"))["next"]!;
        await RegisterAsync(counselor, "Ben");
        await RegisterAsync(counselor, "Cleo");
        await StartAsync(counselor);
        await organization.ReadAsync(db => db.Outbox.Where(message => message.Position < db.Outbox.Max(last => last.Position)).ExecuteDeleteAsync());

        var refused = await counselor.Get($"/events?after={old}");

        Assert.Equal(HttpStatusCode.Gone, refused.Status);
        Assert.Equal("CURSOR_EXPIRED", (string)refused["code"]!);
    }

    [Fact]
    public async Task After_a_quiet_time_in_which_all_events_expired_a_reader_goes_on_where_it_was()
    {
        await using var host = await ApiHost.StartAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var counselor = organization.Client(Role.Counselor);
        await RegisterAsync(counselor, "Ada");
        var cursor = await StartAsync(counselor);

        host.Clock.Advance(TimeSpan.FromDays(91));
        for (var (kept, waiting) = (int.MaxValue, Stopwatch.StartNew()); kept > 1; await Task.Delay(50))
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), "The old events are still kept.");
            await organization.ReadAsync(async db => kept = await db.Outbox.CountAsync());
        }

        var ben = await RegisterAsync(counselor, "Ben");
        Assert.Equal([ben], Items(await counselor.Get($"/events?after={cursor}")).Select(e => (string)e["subject"]!["id"]!));
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_another_organization_is_refused()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        await RegisterAsync(counselor, "Ada");
        await RegisterAsync(counselor, "Ben");
        var ofPatients = (string)(await counselor.Get("/patients?limit=1"))["next"]!;
        var ofNeighbour = await StartAsync((await TestOrganization.CreateAsync()).Client(Role.Counselor));

        foreach (var cursor in new[] { ofPatients, ofNeighbour, "tampered", ofPatients[..^2] })
        {
            var refused = await counselor.Get($"/events?after={cursor}");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Equal("INVALID_CURSOR", (string)refused["code"]!);
        }
    }

    /// <returns>The cursor behind everything that has happened so far.</returns>
    private static async Task<string> StartAsync(ApiClient client) => (string)(await client.Get("/events?limit=200"))["next"]!;

    private static async Task<string> RegisterAsync(ApiClient client, string givenName)
    {
        var registered = await client.Post(
            "/patients", new { givenName, familyName = "Example", birthDate = "1990-01-01", administrativeSex = "Unknown" });
        Assert.Equal(HttpStatusCode.Created, registered.Status);
        return (string)registered["id"]!;
    }

    private static List<JsonNode> Items(ApiAnswer page) => [.. page["items"]!.AsArray().Select(item => item!)];
}
