using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Phases;

public sealed class ReadinessEvaluationTests
{
    [Fact]
    public async Task Evaluating_answers_every_criterion_and_keeps_what_was_found()
    {
        var care = await CareInProgress.StartAsync();

        var evaluation = await care.EvaluateAsync();

        Assert.Equal(201, (int)evaluation.Status);
        Assert.Equal($"/api/v1{care.Evaluations}/{evaluation.Id}", evaluation.Headers["Location"]);
        Assert.Equal("NotReady", (string?)evaluation["findings/result"]);
        Assert.Equal(
            ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11"],
            evaluation["findings/criteria"]!.AsArray().Select(c => (string?)c!["id"]));
        Assert.Equal("5", evaluation["findings/criteria/0/value"]!.ToString());
        Assert.Equal("Fail", (string?)evaluation["findings/criteria/0/verdict"]);
        Assert.Equal(
            ["InsufficientData", "InsufficientData", "InsufficientData", "InsufficientData", "Fail"],
            Enumerable.Range(1, 5).Select(n => (string?)evaluation[$"findings/criteria/{n}/verdict"]));
        Assert.Equal("Pass", (string?)evaluation["findings/criteria/8/verdict"]);
        Assert.Equal((string?)evaluation["phaseId"], (string?)evaluation["findings/criteria/10/evidence/0"]);

        var again = await care.Counselor.Get($"{care.Evaluations}/{evaluation.Id}").Succeeds();
        Assert.Equal(evaluation.Text, again.Text);
        Assert.Equal(evaluation.ETag, again.ETag);
        Assert.Equal(1, await care.ReadAsync(db => db.ReadinessEvaluations.CountAsync(e => e.PlanId == care.PlanId)));
    }

    /// <summary>
    /// The evaluator reads in two: plan, episode and programme (with what a request begins with), then every record at once. Beside it whose task is
    /// settled by it, and commit with what was found and the audit entry.
    /// </summary>
    [PostgresFact]
    public async Task Evaluating_takes_as_many_round_trips_whatever_there_is_to_read()
    {
        var care = await CareInProgress.StartAsync();
        var body = new { asOf = CareInProgress.Today, purpose = "StepDown" };
        Assert.Equal(4, await CountAsync());

        foreach (var craving in Enumerable.Range(0, 5))
        {
            await care.Counselor.Post($"/episodes/{care.EpisodeId}/check-ins", new { craving }).Succeeds();
            await care.Counselor.Post($"/episodes/{care.EpisodeId}/support-contacts", new { name = "Lee Marsh", relationship = "Sponsor", phone = "+1 212 555 0142" }).Succeeds();
        }

        Assert.Equal(4, await CountAsync());

        async Task<int> CountAsync()
        {
            using var trips = new RoundTrips();
            await care.Counselor.SendAsync(HttpMethod.Post, care.Evaluations, body, headers: trips.Header).Succeeds();
            return trips.Count;
        }
    }

    [Fact]
    public async Task The_same_day_and_instant_give_the_same_findings_whatever_happened_since()
    {
        var care = await CareInProgress.StartAsync();
        var first = await care.EvaluateAsync().Succeeds();
        await care.Counselor.Post(care.Decisions, care.StepUp(CareInProgress.Today)).Succeeds();

        var second = await care.Counselor.Post(
            care.Evaluations, new { asOf = CareInProgress.Today, purpose = "StepDown", knownAt = (string?)first["knownAt"] }).Succeeds();
        var third = await care.EvaluateAsync().Succeeds();

        Assert.Equal(first["findings"]!.ToJsonString(), second["findings"]!.ToJsonString());
        Assert.Equal((string?)first["evidenceHash"], (string?)second["evidenceHash"]);
        Assert.NotEqual((string?)first["evidenceHash"], (string?)third["evidenceHash"]);
        Assert.NotEqual((string?)first["phaseId"], (string?)third["phaseId"]);
    }

    [Fact]
    public async Task Another_path_signed_later_changes_nothing_for_who_asks_what_was_known_before()
    {
        var care = await CareInProgress.StartAsync();
        var first = await care.EvaluateAsync().Succeeds();
        await care.ReviseAsync(content =>
        {
            content["phases"]![1]!["levelOfCare"]!["code"] = "2.1";
            content["phases"]![0]!["sequence"] = 2;
            content["phases"]![1]!["sequence"] = 4;
            content["problems"]![0]!["goals"]![0]!["objectives"]![0]!["phaseSequence"] = 2;
            content["phases"]![2]!["sequence"] = 5;
        });

        var second = await care.Counselor.Post(
            care.Evaluations, new { asOf = CareInProgress.Today, purpose = "StepDown", knownAt = (string?)first["knownAt"] }).Succeeds();
        var third = await care.EvaluateAsync().Succeeds();

        Assert.Equal(first["findings"]!.ToJsonString(), second["findings"]!.ToJsonString());
        Assert.Equal((string?)first["evidenceHash"], (string?)second["evidenceHash"]);
        Assert.NotEqual((string?)first["evidenceHash"], (string?)third["evidenceHash"]);
    }

    [Fact]
    public async Task Before_the_admission_was_known_nothing_was_known()
    {
        var care = await CareInProgress.StartAsync();

        var evaluation = await care.Counselor.Post(
            care.Evaluations, new { asOf = CareInProgress.Today, purpose = "StepDown", knownAt = "2026-01-01T00:00:00Z" }).Succeeds();

        Assert.Null(evaluation["phaseId"]);
        Assert.Equal("InsufficientData", (string?)evaluation["findings/criteria/0/verdict"]);
        Assert.Equal("InsufficientData", (string?)evaluation["findings/criteria/5/verdict"]);
    }

    [Fact]
    public async Task Evaluations_are_listed_newest_first_and_page_by_page()
    {
        var care = await CareInProgress.StartAsync();
        var older = await care.EvaluateAsync().Succeeds();
        var newer = await care.EvaluateAsync(purpose: "Discharge").Succeeds();

        var first = await care.Counselor.Get($"{care.Evaluations}?limit=1").Succeeds();
        var second = await care.Counselor.Get($"{care.Evaluations}?limit=1&after={Uri.EscapeDataString((string)first["next"]!)}").Succeeds();

        Assert.Equal(newer.Id, (string?)first["items/0/id"]);
        Assert.Equal(older.Id, (string?)second["items/0/id"]);
        Assert.Null(second["next"]);
    }

    [Theory]
    [InlineData("2026-01-06", null, "DATE_IN_FUTURE", "/asOf")]
    [InlineData("2026-01-05", "2026-02-01T00:00:00Z", "DATE_IN_FUTURE", "/knownAt")]
    [InlineData("2026-01-01", null, "DATE_OUT_OF_ORDER", "/asOf")]
    public async Task A_day_outside_care_is_refused_and_nothing_is_kept(string asOf, string? knownAt, string code, string pointer)
    {
        var care = await CareInProgress.StartAsync();

        var refusal = await care.Counselor.Post(
            care.Evaluations, knownAt is null ? new { asOf, purpose = "StepDown" } : (object)new { asOf, purpose = "StepDown", knownAt }).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refusal.Errors);
        Assert.Equal(0, await care.ReadAsync(db => db.ReadinessEvaluations.CountAsync()));
    }

    [Theory]
    [InlineData("""{"purpose":"StepDown"}""", "/asOf", "REQUIRED")]
    [InlineData("""{"asOf":"2026-01-05"}""", "/purpose", "REQUIRED")]
    [InlineData("""{"asOf":"5.1.2026","purpose":"StepDown"}""", "/asOf", "INVALID_FORMAT")]
    [InlineData("""{"asOf":"2026-01-05","purpose":"Whatever"}""", "/purpose", "INVALID_FORMAT")]
    [InlineData("""{"asOf":"2026-01-05","purpose":"StepDown","mood":1}""", "/mood", "UNKNOWN_MEMBER")]
    public async Task A_body_of_another_shape_is_refused(string body, string pointer, string code)
    {
        var care = await CareInProgress.StartAsync();

        var refusal = await care.Counselor.Post(care.Evaluations, body).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refusal.Errors);
    }

    [Fact]
    public async Task An_evaluation_that_was_entered_in_error_stays_readable_and_carries_no_decision()
    {
        var care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();
        var evaluation = await care.EvaluateAsync().Succeeds();
        var path = $"{care.Evaluations}/{evaluation.Id}/enter-in-error";
        var body = new { reason = "Evaluated on another patient's evidence." };

        await care.Counselor.Post(path, body).IsRefused(428, "PRECONDITION_REQUIRED");
        await care.Counselor.Post(path, body, "\"9\"").IsRefused(412, "PRECONDITION_FAILED");
        await care.Counselor.Post(path, new { reason = "" }, evaluation.ETag).IsRefused(400, "REQUIRED");
        await other.Counselor.Post(path, body, evaluation.ETag).IsRefused(404, "NOT_FOUND");
        await care.Counselor.Post($"{care.Evaluations}/{Guid.Empty}/enter-in-error", body, evaluation.ETag).IsRefused(404, "NOT_FOUND");
        await care.Organization.Client(Role.Counselor, Scopes.PhasesRead).Post(path, body, evaluation.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        var marked = await care.Counselor.Post(path, body, evaluation.ETag).Succeeds();

        Assert.Equal(body.reason, (string?)marked["enteredInError/reason"]);
        await care.Counselor.Post(path, body, marked.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        var read = await care.Counselor.Get($"{care.Evaluations}/{evaluation.Id}").Succeeds();
        Assert.Equal(evaluation["findings"]!.ToJsonString(), read["findings"]!.ToJsonString());
        await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(CareInProgress.Today, evaluation.Id)).IsRefused(422, "UNKNOWN_REFERENCE");
    }

    [Fact]
    public async Task An_episode_that_is_not_in_care_is_not_evaluated()
    {
        var care = await CareInProgress.StartAsync();
        await care.ReadAsync(async db =>
        {
            var episode = await db.Episodes.SingleAsync(e => e.Id == care.EpisodeId);
            episode.EnterInError(new Domain.Common.EnteredInError("Wrong patient.", null, DateTimeOffset.UnixEpoch));
            return await db.SaveChangesAsync(default);
        });

        await care.EvaluateAsync().IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task Unknown_ids_and_those_of_another_organization_or_plan_are_not_found()
    {
        var care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();
        var evaluation = await care.EvaluateAsync().Succeeds();
        var unknown = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

        await care.Counselor.Get($"{care.Evaluations}/{unknown}").IsRefused(404, "NOT_FOUND");
        await other.Counselor.Get($"{care.Evaluations}/{evaluation.Id}").IsRefused(404, "NOT_FOUND");
        await other.Counselor.Get($"{other.Evaluations}/{evaluation.Id}").IsRefused(404, "NOT_FOUND");
        await other.Counselor.Get(care.Evaluations).IsRefused(404, "NOT_FOUND");
        await other.Counselor.Post(care.Evaluations, new { asOf = CareInProgress.Today, purpose = "StepDown" }).IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Evaluating_needs_the_scope_and_a_clinical_role()
    {
        var care = await CareInProgress.StartAsync();
        var body = new { asOf = CareInProgress.Today, purpose = "StepDown" };

        await care.Organization.Client(Role.Counselor, Scopes.PhasesRead).Post(care.Evaluations, body).IsRefused(403, "INSUFFICIENT_SCOPE");
        await care.Organization.Client(Role.Billing).Post(care.Evaluations, body).IsRefused(403, "INSUFFICIENT_SCOPE");
        await care.Organization.Client(Role.Counselor, Scopes.PhasesWrite).Get(care.Evaluations).IsRefused(403, "INSUFFICIENT_SCOPE");
        await care.Organization.Client(Role.Counselor, Scopes.PhasesWrite).Get($"{care.Evaluations}/{Guid.Empty}").IsRefused(403, "INSUFFICIENT_SCOPE");
    }
}
