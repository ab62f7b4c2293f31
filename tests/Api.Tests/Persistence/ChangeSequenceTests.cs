using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Api.Tests.Sweep;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Infrastructure.Events;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Persistence;

/// <summary>What a reader that follows the changes of an organization finds (D44).</summary>
public sealed class ChangeSequenceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_version_of_every_kind_of_aggregate_has_one_position()
    {
        // The transitions that fall due meanwhile may write on: what is there is read before the changes.
        var world = await World.CreateAsync();
        IReadOnlyList<string> kinds = [];
        List<(string Kind, Guid Id, int Version)> roots = [];
        await world.Organization.ReadAsync(async db =>
        {
            var types = db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(AggregateRoot))).ToList();
            kinds = [.. types.Select(type => type.GetTableName()!).Order()];
            foreach (var type in types)
            {
                var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(type.ClrType).Invoke(db, null);
                await ((IQueryable<AggregateRoot>)set!).LoadAsync();
            }

            roots = [.. db.ChangeTracker.Entries<AggregateRoot>().Select(root => (root.Metadata.GetTableName()!, IdOf(root), root.Entity.Version))];
        });

        var changes = await ChangesAsync(world.Host, world.Organization.Id);

        Assert.Equal(kinds, roots.Select(root => root.Kind).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, changes.Count), changes.Select(change => (int)change.Position));
        var versions = changes.ToLookup(change => (change.Kind, change.Id), change => change.Version);
        Assert.All(roots, root =>
        {
            var found = versions[(root.Kind, root.Id)].ToList();
            Assert.Equal(Enumerable.Range(1, found.Count), found);
            Assert.InRange(found.Count, root.Version, int.MaxValue);
        });
    }

    [Fact]
    public async Task A_change_that_no_event_tells_of_has_a_position_too()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var counselor = organization.Client(Role.Counselor);
        var draft = await organization.DraftAsync();
        var last = (await ChangesAsync(host, organization.Id))[^1].Position;
        var cursor = (string)(await counselor.Get("/events?limit=200").Succeeds())["next"]!;

        var content = TestPlans.Content(organization);
        content["strengths"]![0] = "Keeps a garden";
        await counselor.Put($"/plans/{draft.Id}/draft", content, draft.ETag).Succeeds();

        Assert.Empty((await counselor.Get($"/events?after={cursor}").Succeeds())["items"]!.AsArray());
        Assert.Equal(
            [new Change(last + 1, "recovery_plan", Guid.Parse(draft.Id), 2)], await ChangesAsync(host, organization.Id, last));
    }

    [Fact]
    public async Task The_change_tells_who_made_the_version_and_what_was_before()
    {
        var organization = await TestOrganization.CreateAsync();
        var patient = await organization.PatientAsync();
        await organization.Client(Role.Supervisor).Put($"/patients/{patient.Id}", Patient("Unmistakable"), patient.ETag).Succeeds();

        List<AggregateHistory> history = [];
        await organization.ReadAsync(async db =>
            history = await db.Set<AggregateHistory>().Where(change => change.Id == Guid.Parse(patient.Id)).OrderBy(change => change.Version).ToListAsync());

        Assert.Equal([1, 2], history.Select(change => change.Version));
        Assert.Equal([organization.Counselor, organization.Supervisor], history.Select(change => change.WrittenByPractitioner));
        Assert.NotEqual(history[0].WrittenByClient, history[1].WrittenByClient);
        Assert.Null(history[0].Before);
        Assert.Contains((string)patient["givenName"]!, history[1].Before, StringComparison.Ordinal);
        Assert.DoesNotContain("Unmistakable", history[1].Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_polls_during_parallel_writes_gets_each_version_once_and_after_the_one_before()
    {
        const int Writers = 8;
        const int Versions = 5;
        var host = await ApiHost.SharedAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var counselor = organization.Client(Role.Counselor);
        await counselor.Get("/patients").Succeeds();
        var cursor = (await ChangesAsync(host, organization.Id))[^1].Position;
        var written = new ConcurrentBag<(Guid, int)>();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var patient = await counselor.Post("/patients", Patient($"Writer{writer}")).Succeeds();
            written.Add((Guid.Parse(patient.Id), 1));
            for (var version = 2; version <= Versions; version++)
            {
                patient = await counselor.Put($"/patients/{patient.Id}", Patient($"Writer{writer} {version}"), patient.ETag).Succeeds();
                written.Add((Guid.Parse(patient.Id), version));
            }
        }));

        var read = new List<Change>();
        while (!writing.IsCompleted || read.Count < Writers * Versions)
        {
            var page = await ChangesAsync(host, organization.Id, cursor, limit: 7);
            read.AddRange(page);
            cursor = page.Count == 0 ? cursor : page[^1].Position;
            Assert.True(read.Count <= Writers * Versions, "A change came twice.");
        }

        await writing;
        Assert.Equal(written.Order(), read.Select(change => (change.Id, change.Version)).Order());
        Assert.All(read.GroupBy(change => change.Id), patient => Assert.Equal(Enumerable.Range(1, Versions), patient.Select(change => change.Version)));
    }

    /// <summary>The embedded database lets one writer in at a time.</summary>
    [PostgresFact]
    public async Task What_was_written_first_and_is_committed_last_comes_last()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var counselor = organization.Client(Role.Counselor);
        await counselor.Get("/patients").Succeeds();
        var last = (await ChangesAsync(host, organization.Id))[^1].Position;
        var slow = TypedId.New<PractitionerId>(host.Clock.GetUtcNow());
        Guid fast = default;

        // The transaction ends behind the last line.
        await organization.ReadAsync(async db =>
        {
            db.Practitioners.Add(Practitioner.Create(
                slow, organization.Id, new PractitionerProfile("Vera", "Late", [], [], [], SupervisorId: null, Active: true)));
            await db.SaveChangesAsync();
            fast = Guid.Parse((await counselor.Post("/patients", Patient("Ada")).Succeeds()).Id);
            Assert.Equal([new Change(last + 1, "patient", fast, 1)], await ChangesAsync(host, organization.Id, last));
        });

        Assert.Equal([new Change(last + 2, "practitioner", slow.Value, 1)], await ChangesAsync(host, organization.Id, last + 1));
    }

    [Fact]
    public async Task What_waits_when_the_service_stops_is_placed_after_the_next_start()
    {
        var database = await TestDatabases.CreateAsync();
        OrganizationId organizationId;
        List<(Guid, int)> written = [];
        await using (var host = await ApiHost.StartAsync(
            services: services => services.Remove(services.Single(service => service.ImplementationType == typeof(Housekeeping))), database: database))
        {
            var organization = await TestOrganization.CreateAsync(host);
            organizationId = organization.Id;
            var counselor = organization.Client(Role.Counselor);
            var ada = await WriteAsync(counselor.Post("/patients", Patient("Ada")));

            // The clock of another machine, which is late.
            host.Clock.Advance(TimeSpan.FromSeconds(-2));
            ada = await WriteAsync(counselor.Put($"/patients/{ada.Id}", Patient("Ada Lee"), ada.ETag));
            host.Clock.Advance(TimeSpan.FromSeconds(10));
            await WriteAsync(counselor.Post("/patients", Patient("Ben")));
            await WriteAsync(counselor.Put($"/patients/{ada.Id}", Patient("Ada Marie"), ada.ETag));
            Assert.Equal(0, await CountAsync(host, change => change.Position != null));

            async Task<ApiAnswer> WriteAsync(Task<ApiAnswer> write)
            {
                var answer = await write.Succeeds();
                written.Add((Guid.Parse(answer.Id), (int)answer["version"]!));
                return answer;
            }
        }

        await using var again = await ApiHost.StartAsync(database: database);
        for (var waiting = Stopwatch.StartNew(); await CountAsync(again, change => change.Position == null) > 0; await Task.Delay(50))
        {
            Assert.True(waiting.Elapsed < Patience, "What waited is not placed.");
        }

        var changes = await ChangesAsync(again, organizationId);
        Assert.Equal(Enumerable.Range(1, changes.Count), changes.Select(change => (int)change.Position));
        Assert.Equal(written, changes.Where(change => change.Kind == "patient").Select(change => (change.Id, change.Version)));

        async Task<int> CountAsync(ApiHost host, System.Linq.Expressions.Expression<Func<AggregateHistory, bool>> which)
        {
            var count = 0;
            await RunAsync(host, organizationId, async db => count = await db.Set<AggregateHistory>().CountAsync(which));
            return count;
        }
    }

    /// <summary>As a reader of the feed will ask: place what is committed, then what lies behind the cursor.</summary>
    private static async Task<List<Change>> ChangesAsync(ApiHost host, OrganizationId organization, long after = 0, int limit = int.MaxValue)
    {
        await host.Services.GetRequiredService<IEventSequencer>().PlaceAsync(default);
        List<Change> changes = [];
        await RunAsync(host, organization, async db =>
            changes = await db.Set<AggregateHistory>().Where(change => change.Position > after).OrderBy(change => change.Position).Take(limit)
                .Select(change => new Change(change.Position!.Value, change.Aggregate, change.Id, change.Version)).ToListAsync());
        return changes;
    }

    private static Task RunAsync(ApiHost host, OrganizationId organization, Func<AppDbContext, Task> read) =>
        host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
            organization, services => read(services.GetRequiredService<AppDbContext>()), default);

    private static Guid IdOf(EntityEntry root)
    {
        var id = root.Property(root.Metadata.FindPrimaryKey()!.Properties[^1].Name);
        return (Guid)id.Metadata.GetTypeMapping().Converter!.ConvertToProvider(id.CurrentValue)!;
    }

    private static object Patient(string givenName) =>
        new { givenName, familyName = "Marsh", birthDate = "1990-04-01", administrativeSex = "Female" };

    private sealed record Change(long Position, string Kind, Guid Id, int Version);
}
