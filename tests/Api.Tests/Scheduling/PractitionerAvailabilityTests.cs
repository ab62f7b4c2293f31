using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class PractitionerAvailabilityTests
{
    private static readonly Role[] Staff = [.. Enum.GetValues<Role>().Where(role => role != Patient)];

    private static readonly Operation[] Table =
    [
        new("GET", "/practitioners/{id}/availability", null, Scopes.SchedulingRead, Staff),
        new("PUT", "/practitioners/{id}/availability", Body(Guid.Empty), Scopes.SchedulingWrite, Counselor, Supervisor, Physician, Scheduler, Administrator),
    ];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Table.Single(o => o.ToString() == operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_another_organization_has_is_not_found(string operation)
    {
        var other = await TestOrganization.CreateAsync();

        await Table.Single(o => o.ToString() == operation).AssertHidesAsync(await SharedOrganization.GetAsync(), other.Counselor.ToString());
    }

    [Fact]
    public async Task It_is_empty_at_first_and_replaced_as_a_whole()
    {
        var (client, path, body) = await StartAsync();
        var empty = await client.Get(path).Succeeds();
        Assert.Equal(("\"0\"", 0, null), (empty.ETag, empty["openings"]!.AsArray().Count, empty["mostMinutesPerWeek"]));

        var first = await client.Put(path, body, empty.ETag).Succeeds();
        var read = await client.Get(path).Succeeds();

        Assert.Equal((first.Text, "\"1\""), (read.Text, read.ETag));
        Assert.Equal(
            ("Tuesday", "14:00:00", "20:00:00", 60, "Office 3", 1500),
            ((string)read["/openings/0/days/0"]!, (string)read["/openings/0/times/from"]!, (string)read["/openings/0/times/to"]!,
                (int)read["/openings/0/slotMinutes"]!, (string)read["/openings/0/room"]!, (int)read["mostMinutesPerWeek"]!));
        var second = await client.Put(path, new { openings = Array.Empty<object>() }, read.ETag).Succeeds();
        Assert.Equal((2, 0, null), ((int)second["version"]!, second["openings"]!.AsArray().Count, second["mostMinutesPerWeek"]));
    }

    [Fact]
    public async Task Of_two_who_write_first_one_wins()
    {
        var (client, path, body) = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.Put(path, body, "\"0\"")));

        var won = Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.All(answers.Where(answer => answer != won), answer => Assert.Equal((412, "PRECONDITION_FAILED"), ((int)answer.Status, answer.Code)));
    }

    [Theory]
    [InlineData("""{ "times": { "from": "09:00:00", "to": "09:00:00" } }""", 422, "TIME_RANGE_EMPTY", "/openings/0/times/to")]
    [InlineData("""{ "validFrom": "2026-07-01", "validTo": "2026-06-30" }""", 422, "PERIOD_ENDS_BEFORE_START", "/openings/0/validTo")]
    [InlineData("""{ "days": ["Monday", "Monday"] }""", 422, "DUPLICATE", "/openings/0/days")]
    [InlineData("""{ "room": null }""", 422, "PLACE_REQUIRED", "/openings/0/room")]
    [InlineData("""{ "slotMinutes": 361 }""", 422, "OPENING_TOO_SHORT", "/openings/0/slotMinutes")]
    [InlineData("""{ "times": { "from": "23:00:00", "to": "00:30:00" }, "slotMinutes": 91 }""", 422, "OPENING_TOO_SHORT", "/openings/0/slotMinutes")]
    [InlineData("""{ "programId": "019b8f00-0000-7000-8000-000000000000" }""", 422, "UNKNOWN_REFERENCE", "/openings/0/programId")]
    [InlineData("""{ "days": [] }""", 400, "REQUIRED", "/openings/0/days")]
    [InlineData("""{ "slotMinutes": 9 }""", 400, "OUT_OF_RANGE", "/openings/0/slotMinutes")]
    [InlineData("""{ "virtualLink": "http://example.org" }""", 400, "INVALID_FORMAT", "/openings/0/virtualLink")]
    [InlineData("""{ "room": " " }""", 400, "INVALID_FORMAT", "/openings/0/room")]
    public async Task What_cannot_be_is_refused_by_code_and_pointer(string change, int status, string code, string pointer)
    {
        var (client, path, body) = await StartAsync();
        var opening = body["openings"]![0]!.With(change);

        var refused = await client.Put(path, new { openings = new[] { opening } }, "\"0\"").IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Equal("\"0\"", (await client.Get(path).Succeeds()).ETag);
    }

    [Fact]
    public async Task More_minutes_than_a_week_has_are_refused()
    {
        var (client, path, body) = await StartAsync();

        var refused = await client.Put(path, body.With(new { mostMinutesPerWeek = 10_081 }), "\"0\"").IsRefused(400, "OUT_OF_RANGE");

        Assert.Equal([("/mostMinutesPerWeek", "OUT_OF_RANGE")], refused.Errors);
    }

    private static async Task<(ApiClient Client, string Path, JsonNode Body)> StartAsync()
    {
        var organization = await TestOrganization.CreateAsync();
        var program = await organization.ProgramAsync();
        return (
            organization.Client(Scheduler),
            $"/practitioners/{organization.Counselor}/availability",
            Body(Guid.Parse(program.Id)).With(new { }));
    }

    private static object Body(Guid programId) => new
    {
        openings = new[]
        {
            new
            {
                programId,
                days = new[] { "Tuesday", "Thursday" },
                times = new { from = "14:00:00", to = "20:00:00" },
                slotMinutes = 60,
                room = "Office 3",
            },
        },
        mostMinutesPerWeek = 1500,
    };
}
