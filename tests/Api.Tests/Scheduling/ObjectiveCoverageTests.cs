using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class ObjectiveCoverageTests
{
    [Fact]
    public async Task It_tells_when_and_how_much_each_open_objective_was_worked_on()
    {
        var care = await NotedCare.StartAsync();
        var path = $"/plans/{care.Care.PlanId}/objective-coverage";
        var none = await care.Counselor.Get(path).Succeeds();

        await care.SignedAsync(await care.CompletedAsync("2026-01-03"));
        var second = await care.CompletedAsync("2026-01-04");
        var draft = await care.WriteAsync(second).Succeeds();
        var unsigned = await care.Counselor.Get(path).Succeeds();
        await care.Counselor.Post($"{care.NotePath(second)}/sign", null, draft.ETag).Succeeds();
        var both = await care.Counselor.Get(path).Succeeds();
        var before = await care.Counselor.Get($"{path}?asOf=2026-01-03").Succeeds();

        Assert.Equal((1, 0, 0m), Score(none));
        Assert.Equal((care.ObjectiveId, care.GoalId, null, 0, 0), Objective(none));
        Assert.Equal((care.ObjectiveId, care.GoalId, "2026-01-03", 1, 90), Objective(unsigned));
        Assert.Equal((1, 1, 1m), Score(both));
        Assert.Equal((care.ObjectiveId, care.GoalId, "2026-01-04", 2, 180), Objective(both));
        Assert.Equal((care.ObjectiveId, care.GoalId, "2026-01-03", 1, 90), Objective(before));
        Assert.Equal(("2025-12-09", "2026-01-05"), ((string?)both["from"], (string?)both["asOf"]));
        await care.Counselor.Get($"{path}?asOf=2026-01-06").IsRefused(422, "DATE_IN_FUTURE");
        await care.Counselor.Get($"{path}?knownAt=2030-01-06T00:00:00Z").IsRefused(422, "DATE_IN_FUTURE");
        Assert.Null((decimal?)(await care.Counselor.Get($"{path}?asOf=0001-01-01").Succeeds())["coverage/score"]);
    }

    [Fact]
    public async Task The_window_is_the_programmes_and_the_last_day_is_told_beyond_it()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await NotedCare.StartAsync(host);
        var path = $"/plans/{care.Care.PlanId}/objective-coverage";
        await care.SignedAsync(await care.CompletedAsync("2026-01-04"));

        host.Clock.SetDate(2026, 1, 31);
        Assert.Equal((1, 1, 1m), Score(await care.Counselor.Get(path).Succeeds()));
        host.Clock.SetDate(2026, 2, 1);
        var late = await care.Counselor.Get(path).Succeeds();
        Assert.Equal((1, 0, 0m), Score(late));
        Assert.Equal((care.ObjectiveId, care.GoalId, "2026-01-04", 0, 0), Objective(late));

        var administrator = care.Organization.Client(Role.Administrator);
        var program = await administrator.Get($"/programs/{care.ProgramId}").Succeeds();
        var body = program.Json.AsObject().Without("id", "version", "createdAt", "updatedAt");
        body["policies"]!.AsArray().Add(JsonNode.Parse("""{ "effectiveFrom": "2026-02-01", "notes": { "coverageWindowDays": 29 } }"""));
        await administrator.Put($"/programs/{care.ProgramId}", body, program.ETag).Succeeds();
        Assert.Equal((1, 1, 1m), Score(await care.Counselor.Get(path).Succeeds()));
    }

    [Fact]
    public async Task What_does_not_hold_any_more_covered_nothing_but_for_who_asks_what_was_known()
    {
        var care = await NotedCare.StartAsync();
        var path = $"/plans/{care.Care.PlanId}/objective-coverage";
        var other = await care.AnotherAsync();
        var session = await care.CompletedAsync("2026-01-04", other);
        var signed = await care.SignedAsync(session);
        var known = Uri.EscapeDataString((string)signed["signature/signedAt"]!);
        await care.Counselor.Post($"{care.NotePath(session)}/enter-in-error", new { reason = "A slip." }, signed.ETag).Succeeds();

        Assert.Equal((1, 0, 0m), Score(await care.Counselor.Get(path).Succeeds()));
        Assert.Equal((1, 1, 1m), Score(await care.Counselor.Get($"{path}?knownAt={known}").Succeeds()));

        await care.SignedAsync(session);
        Assert.Equal((1, 1, 1m), Score(await care.Counselor.Get(path).Succeeds()));
        var record = $"/sessions/{session.Id}/attendance/{care.Patient.PatientId}";
        await care.Counselor.Put(record, new { status = "AbsentUnexcused", reason = "Mixed up." }, (await care.Counselor.Get(record).Succeeds()).ETag).Succeeds();
        Assert.Equal((1, 0, 0m), Score(await care.Counselor.Get(path).Succeeds()));
    }

    [Fact]
    public async Task No_open_objective_no_score()
    {
        var care = await NotedCare.StartAsync();
        var plan = await care.Supervisor.Get($"/plans/{care.Care.PlanId}").Succeeds();
        await care.Supervisor.Post($"/plans/{care.Care.PlanId}/objectives/{care.ObjectiveId}/waive", new { reason = "Not wanted." }, plan.ETag).Succeeds();

        var coverage = await care.Counselor.Get($"/plans/{care.Care.PlanId}/objective-coverage").Succeeds();

        Assert.Equal((0, 0, null), Score(coverage));
        Assert.Empty(coverage["coverage/objectives"]!.AsArray());
    }

    private static (int Active, int WorkedOn, decimal? Score) Score(ApiAnswer answer) =>
        ((int)answer["coverage/active"]!, (int)answer["coverage/workedOn"]!, (decimal?)answer["coverage/score"]);

    private static (string?, string?, string?, int, int) Objective(ApiAnswer answer)
    {
        var objective = Assert.Single(answer["coverage/objectives"]!.AsArray())!;
        return (
            (string?)objective["objectiveId"], (string?)objective["goalId"], (string?)objective["lastWorkedOn"],
            (int)objective["sessions"]!, (int)objective["minutes"]!);
    }
}
