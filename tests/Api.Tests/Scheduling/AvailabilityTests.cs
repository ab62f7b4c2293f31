using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class AvailabilityTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role != Administrator)];

    private static object Body => new
    {
        commitments = new[]
        {
            new { kind = "Work", weight = "Hard", days = new[] { "Monday", "Thursday" }, times = new { from = "09:00:00", to = "17:00:00" }, validTo = "2026-06-30" },
        },
        preferences = new { preferredTimes = new[] { new { from = "17:30:00", to = "21:30:00" } }, prefersVirtual = true, travelBufferMinutes = 30 },
    };

    private static readonly Operation[] Table =
    [
        new("GET", "/patients/{id}/availability", null, Scopes.SchedulingRead, Readers),
        new("PUT", "/patients/{id}/availability", Body, Scopes.SchedulingWrite, Counselor, Supervisor, Physician, Scheduler, Patient),
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
        var patient = await (await TestOrganization.CreateAsync()).PatientAsync();

        await Table.Single(o => o.ToString() == operation).AssertHidesAsync(await SharedOrganization.GetAsync(), patient.Id);
    }

    [Fact]
    public async Task It_is_empty_at_first_and_replaced_as_a_whole()
    {
        var (client, path) = await StartAsync();
        var empty = await client.Get(path).Succeeds();
        Assert.Equal(("\"0\"", 0, 0), (empty.ETag, (int)empty["version"]!, empty["commitments"]!.AsArray().Count));

        var first = await client.Put(path, Body, empty.ETag).Succeeds();
        var read = await client.Get(path).Succeeds();

        Assert.Equal((first.Text, "\"1\""), (read.Text, read.ETag));
        Assert.Equal(
            ("Work", "Hard", "Monday", "09:00:00", "2026-06-30", 30),
            ((string)read["/commitments/0/kind"]!, (string)read["/commitments/0/weight"]!, (string)read["/commitments/0/days/0"]!,
                (string)read["/commitments/0/times/from"]!, (string)read["/commitments/0/validTo"]!, (int)read["/preferences/travelBufferMinutes"]!));
        var second = await client.Put(path, new { commitments = Array.Empty<object>() }, read.ETag).Succeeds();
        Assert.Equal((2, 0, 0), ((int)second["version"]!, second["commitments"]!.AsArray().Count, (int)second["preferences/travelBufferMinutes"]!));
    }

    [Fact]
    public async Task Of_two_who_write_first_one_wins()
    {
        var (client, path) = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.Put(path, Body, "\"0\"")));

        var won = Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.All(answers.Where(answer => answer != won), answer => Assert.Equal((412, "PRECONDITION_FAILED"), ((int)answer.Status, answer.Code)));
        Assert.Equal(won.Text, (await client.Get(path).Succeeds()).Text);
    }

    [Fact]
    public async Task Patients_say_so_themselves_and_only_of_themselves()
    {
        var organization = await SharedOrganization.GetAsync();
        var (own, other) = (await organization.PatientAsync(), await organization.PatientAsync());
        var client = await organization.ClientAsync([Patient], patient: PatientId.From(Guid.Parse(own.Id)));

        await client.Put($"/patients/{own.Id}/availability", Body, "\"0\"").Succeeds();

        await client.Put($"/patients/{other.Id}/availability", Body, "\"0\"").IsRefused(404, "NOT_FOUND");
        await client.Get($"/patients/{other.Id}/availability").IsRefused(404, "NOT_FOUND");
        Assert.Equal("\"1\"", (await organization.Client(Scheduler).Get($"/patients/{own.Id}/availability").Succeeds()).ETag);
    }

    [Theory]
    [InlineData("""{ "times": { "from": "09:00:00", "to": "09:00:00" } }""", 422, "TIME_RANGE_EMPTY", "/commitments/0/times/to")]
    [InlineData("""{ "validFrom": "2026-07-01" }""", 422, "PERIOD_ENDS_BEFORE_START", "/commitments/0/validTo")]
    [InlineData("""{ "days": ["Monday", "Monday"] }""", 422, "DUPLICATE", "/commitments/0/days")]
    [InlineData("""{ "days": [] }""", 400, "REQUIRED", "/commitments/0/days")]
    [InlineData("""{ "days": ["Someday"] }""", 400, "INVALID_FORMAT", "/commitments/0/days/0")]
    [InlineData("""{ "times": { "from": "25:00:00", "to": "09:00:00" } }""", 400, "INVALID_FORMAT", "/commitments/0/times/from")]
    public async Task What_cannot_be_is_refused_by_code_and_pointer(string change, int status, string code, string pointer)
    {
        var (client, path) = await StartAsync();
        var commitment = Body.With(new { })["commitments"]![0]!.With(change);

        var refused = await client.Put(path, new { commitments = new[] { commitment } }, "\"0\"").IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Equal("\"0\"", (await client.Get(path).Succeeds()).ETag);
    }

    [Fact]
    public async Task A_record_that_does_not_hold_takes_none()
    {
        var organization = await SharedOrganization.GetAsync();
        var supervisor = organization.Client(Supervisor);
        var (merged, wrong) = (await organization.PatientAsync(), await organization.PatientAsync());
        await supervisor.Post($"/patients/{merged.Id}/merge", new { intoPatientId = (await organization.PatientAsync()).Id }, merged.ETag).Succeeds();
        await supervisor.Post($"/patients/{wrong.Id}/enter-in-error", new { reason = "Wrong." }, wrong.ETag).Succeeds();

        await supervisor.Put($"/patients/{merged.Id}/availability", Body, "\"0\"").IsRefused(409, "PATIENT_MERGED");
        await supervisor.Put($"/patients/{wrong.Id}/availability", Body, "\"0\"").IsRefused(409, "ENTERED_IN_ERROR");
    }

    private static async Task<(ApiClient Client, string Path)> StartAsync()
    {
        var organization = await SharedOrganization.GetAsync();
        return (organization.Client(Scheduler), $"/patients/{(await organization.PatientAsync()).Id}/availability");
    }
}
