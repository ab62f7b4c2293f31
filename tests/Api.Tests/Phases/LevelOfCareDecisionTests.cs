using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Tests.Phases;

public sealed class LevelOfCareDecisionTests
{
    private static readonly DateOnly Tomorrow = CareInProgress.Today.AddDays(1);

    [Fact]
    public async Task A_supervisor_schedules_a_step_down_that_moves_nothing_before_its_date()
    {
        var care = await CareInProgress.StartAsync();

        var decision = await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(Tomorrow));

        Assert.Equal(201, (int)decision.Status);
        Assert.Equal($"/api/v1{care.Decisions}/{decision.Id}", decision.Headers["Location"]);
        Assert.Equal(("Scheduled", "2.1", "1.5"), ((string?)decision["status"], (string?)decision["fromLevel/code"], (string?)decision["toLevel/code"]));
        Assert.Equal("NotReady", (string?)decision["softwareRecommendation/result"]);
        Assert.Equal("Continue", (string?)decision["softwareRecommendation/decisions/0"]);
        Assert.Equal(("2026-01-05", "2026-01-06"), ((string?)decision["decidedOn"], (string?)decision["effectiveOn"]));
        var again = await care.Counselor.Get($"{care.Decisions}/{decision.Id}").Succeeds();
        Assert.Equal((decision.Text, decision.ETag), (again.Text, again.ETag));
        var phases = await care.ReadAsync(db => db.StepDownPhases.Where(p => p.EpisodeId == care.EpisodeId).OrderBy(p => p.Sequence).ToListAsync());
        Assert.Equal([PhaseStatus.Active, PhaseStatus.Planned, PhaseStatus.Planned], phases.Select(p => p.Status));
        Assert.Equal("2.1", await care.ReadAsync(db => db.Episodes.Where(e => e.Id == care.EpisodeId).Select(e => e.CurrentLevelOfCare!.Code).SingleAsync()));
    }

    [Fact]
    public async Task Decisions_are_listed_newest_first()
    {
        var care = await CareInProgress.StartAsync();
        var first = await care.Counselor.Post(care.Decisions, Continue(care)).Succeeds();
        var second = await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();

        var list = await care.Counselor.Get(care.Decisions).Succeeds();

        Assert.Equal([second.Id, first.Id], list["items"]!.AsArray().Select(d => (string?)d!["id"]));
        Assert.Equal("Executed", (string?)list["items/1/status"]);
    }

    [Fact]
    public async Task A_scheduled_decision_is_withdrawn_once_and_makes_room_for_another()
    {
        var care = await CareInProgress.StartAsync();
        var decision = await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();
        var withdraw = $"{care.Decisions}/{decision.Id}/withdraw";

        var withdrawn = await care.Counselor.Post(withdraw, new { reason = "The patient calmed down." }, decision.ETag).Succeeds();

        Assert.Equal("Withdrawn", (string?)withdrawn["status"]);
        Assert.Equal(care.Organization.Counselor.ToString(), (string?)withdrawn["withdrawal/by"]);
        await care.Counselor.Post(withdraw, new { reason = "Again." }, withdrawn.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();
    }

    [Fact]
    public async Task Withdrawing_needs_the_current_version_a_reason_and_an_existing_decision()
    {
        var care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();
        var decision = await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();
        var withdraw = $"{care.Decisions}/{decision.Id}/withdraw";
        var body = new { reason = "Not needed." };

        await care.Counselor.Post(withdraw, body).IsRefused(428, "PRECONDITION_REQUIRED");
        await care.Counselor.Post(withdraw, body, "\"9\"").IsRefused(412, "PRECONDITION_FAILED");
        var refused = await care.Counselor.Post(withdraw, new { reason = " " }, decision.ETag).IsRefused(400, "REQUIRED");
        Assert.Equal([("/reason", "REQUIRED")], refused.Errors);
        await care.Counselor.Post($"{care.Decisions}/{Guid.Empty}/withdraw", body, decision.ETag).IsRefused(404, "NOT_FOUND");
        await other.Counselor.Post(withdraw, body, decision.ETag).IsRefused(404, "NOT_FOUND");
        await care.Organization.Client(Role.Counselor, Scopes.PhasesRead).Post(withdraw, body, decision.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        var nobody = await care.Organization.ClientAsync([Role.Counselor]);
        await nobody.Post(withdraw, body, decision.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        Assert.Equal(
            LevelOfCareDecisionStatus.Scheduled, await care.ReadAsync(db => db.LevelOfCareDecisions.Select(d => d.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_decision_is_entered_in_error_when_it_no_longer_waits_for_its_date()
    {
        var care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();
        var decision = await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();
        var path = $"{care.Decisions}/{decision.Id}/enter-in-error";
        var body = new { reason = "Decided for another patient." };

        await care.Counselor.Post(path, body, decision.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        var withdrawn = await care.Counselor.Post($"{care.Decisions}/{decision.Id}/withdraw", new { reason = "Wrong." }, decision.ETag).Succeeds();
        await care.Counselor.Post(path, body).IsRefused(428, "PRECONDITION_REQUIRED");
        await care.Counselor.Post(path, body, decision.ETag).IsRefused(412, "PRECONDITION_FAILED");
        await care.Counselor.Post(path, new { reason = "" }, withdrawn.ETag).IsRefused(400, "REQUIRED");
        await other.Counselor.Post(path, body, withdrawn.ETag).IsRefused(404, "NOT_FOUND");
        await care.Counselor.Post($"{care.Decisions}/{Guid.Empty}/enter-in-error", body, withdrawn.ETag).IsRefused(404, "NOT_FOUND");
        await care.Organization.Client(Role.Counselor, Scopes.PhasesRead).Post(path, body, withdrawn.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        var marked = await care.Counselor.Post(path, body, withdrawn.ETag).Succeeds();

        Assert.Equal((body.reason, "Withdrawn"), ((string?)marked["enteredInError/reason"], (string?)marked["status"]));
        await care.Counselor.Post(path, body, marked.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    public static TheoryData<string, int, string> Refusals => new()
    {
        { """{"decisionType":"Discharge"}""", 409, "USE_DISCHARGE" },
        { """{"toLevel":null}""", 422, "TO_LEVEL_REQUIRED" },
        { """{"toLevel":{"edition":"Fourth","code":"9.9"}}""", 422, "UNKNOWN_LEVEL_OF_CARE" },
        { """{"toLevel":{"edition":"Fourth","code":"1.0"}}""", 422, "LEVEL_NOT_OFFERED" },
        { """{"toLevel":{"edition":"Fourth","code":"2.5"}}""", 422, "LEVEL_DIRECTION" },
        { """{"decisionType":"PhaseAdvance","toLevel":null}""", 422, "NO_NEXT_PHASE" },
        { """{"reasonCode":"ProgressingGoalsNotMet"}""", 422, "REASON_NOT_FOR_DECISION" },
        { """{"dimensionRatingSetId":"019b8c4f-0000-7000-8000-000000000000"}""", 422, "UNKNOWN_REFERENCE" },
        { """{"readinessEvaluationId":"019b8c4f-0000-7000-8000-000000000000"}""", 422, "UNKNOWN_REFERENCE" },
        { """{"readinessEvaluationId":null}""", 422, "READINESS_REQUIRED" },
        { """{"effectiveOn":"2026-01-04"}""", 422, "EFFECTIVE_IN_PAST" },
        { """{"effectiveOn":"2026-01-01","correctionReason":"Recorded late."}""", 422, "DATE_OUT_OF_ORDER" },
        { """{"overrideReason":null}""", 422, "OVERRIDE_REASON_REQUIRED" },
        { """{"overrideReason":""}""", 400, "REQUIRED" },
        { """{"effectiveOn":null}""", 400, "REQUIRED" },
        { """{"patientAgreement":"Perhaps"}""", 400, "INVALID_FORMAT" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_decision_that_breaks_a_rule_is_refused_and_nothing_is_kept(string change, int status, string code)
    {
        var care = await CareInProgress.StartAsync();
        var body = JsonSerializer.SerializeToNode(await care.StepDownAsync(Tomorrow), DomainJson.Options)!;
        foreach (var (member, value) in JsonNode.Parse(change)!.AsObject())
        {
            body[member] = value?.DeepClone();
        }

        await care.Supervisor.Post(care.Decisions, body).IsRefused(status, code);

        Assert.False(await care.ReadAsync(db => db.LevelOfCareDecisions.AnyAsync()));
        Assert.Equal(1, await care.ReadAsync(db => db.StepDownPhases.CountAsync(p => p.Status == PhaseStatus.Active)));
    }

    [Fact]
    public async Task A_counselor_may_not_override_a_failed_hard_criterion()
    {
        var care = await CareInProgress.StartAsync();

        await care.Counselor.Post(care.Decisions, await care.StepDownAsync(Tomorrow)).IsRefused(422, "SUPERVISOR_REQUIRED");
    }

    [Fact]
    public async Task An_evaluation_for_discharge_or_of_the_phase_before_does_not_count()
    {
        var care = await CareInProgress.StartAsync();
        var body = JsonSerializer.SerializeToNode(await care.StepDownAsync(CareInProgress.Today), DomainJson.Options)!;
        await care.Counselor.Post(care.Decisions, care.StepUp(CareInProgress.Today)).Succeeds();

        await care.Supervisor.Post(care.Decisions, body).IsRefused(422, "READINESS_NOT_CURRENT");

        body["readinessEvaluationId"] = (await care.EvaluateAsync(purpose: "Discharge").Succeeds()).Id;
        await care.Supervisor.Post(care.Decisions, body).IsRefused(422, "READINESS_NOT_CURRENT");
    }

    [Fact]
    public async Task Who_decides_holds_a_valid_credential()
    {
        var care = await CareInProgress.StartAsync();
        await care.ReadAsync(async db =>
        {
            var counselor = await db.Practitioners.SingleAsync(p => p.Id == care.Organization.Counselor);
            counselor.Update(new PractitionerProfile("Sam", "Reed", [], [], ["MA"], null, Active: true));
            return await db.SaveChangesAsync(default);
        });

        await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");
    }

    [Fact]
    public async Task Ratings_carry_a_decision_for_fourteen_days()
    {
        await using var host = await ApiHost.StartAsync();
        var (early, late) = (await CareInProgress.StartAsync(host), await CareInProgress.StartAsync(host));

        host.Clock.SetDate(2026, 1, 13);
        await early.Counselor.Post(early.Decisions, early.StepUp(new(2026, 1, 14))).Succeeds();
        host.Clock.SetDate(2026, 1, 14);
        await late.Counselor.Post(late.Decisions, late.StepUp(new(2026, 1, 14))).IsRefused(422, "RATINGS_TOO_OLD");
    }

    [Fact]
    public async Task Nothing_is_evaluated_or_decided_before_the_admission_or_for_a_wrong_episode()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var episode = await organization.ScreenedAsync();
        var plan = $"/plans/{(await counselor.Post($"/episodes/{episode.Id}/plans", new { }).Succeeds()).Id}";
        var care = await CareInProgress.StartAsync();
        var stepUp = care.StepUp(Tomorrow);

        await counselor.Post($"{plan}/readiness-evaluations", new { asOf = CareInProgress.Today, purpose = "StepDown" }).IsRefused(409, "EPISODE_NOT_IN_CARE");
        await counselor.Post($"{plan}/level-of-care-decisions", stepUp).IsRefused(409, "EPISODE_NOT_IN_CARE");
        Assert.Empty((await counselor.Get($"{plan}/phases").Succeeds())["items"]!.AsArray());

        await care.ReadAsync(async db =>
        {
            (await db.Episodes.SingleAsync()).EnterInError(new EnteredInError("Wrong patient.", null, DateTimeOffset.UnixEpoch));
            return await db.SaveChangesAsync(default);
        });
        await care.Counselor.Post(care.Decisions, stepUp).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task Another_decision_waits_until_the_first_has_taken_effect()
    {
        var care = await CareInProgress.StartAsync();
        await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();

        await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).IsRefused(409, "DECISION_PENDING");
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_is_taken()
    {
        var care = await CareInProgress.StartAsync();
        _ = care.Counselor;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow))));

        Assert.Equal(1, answers.Count(answer => (int)answer.Status == 201));
        Assert.All(answers.Where(answer => (int)answer.Status != 201), answer => Assert.Contains(answer.Code, new[] { "DECISION_PENDING", "CONFLICT" }));
        Assert.Equal(1, await care.ReadAsync(db => db.LevelOfCareDecisions.CountAsync()));
    }

    [Fact]
    public async Task Of_two_step_ups_of_today_at_once_one_opens_a_phase()
    {
        var care = await CareInProgress.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => care.Counselor.Post(care.Decisions, care.StepUp(CareInProgress.Today))));

        Assert.Equal(1, answers.Count(answer => (int)answer.Status == 201));
        Assert.All(answers.Where(answer => (int)answer.Status != 201), answer => Assert.InRange((int)answer.Status, 409, 422));
        var phases = await care.ReadAsync(db => db.StepDownPhases.Where(p => p.EpisodeId == care.EpisodeId).ToListAsync());
        Assert.Equal((4, 1), (phases.Count, phases.Count(p => p.Status == PhaseStatus.Active)));
    }

    [Fact]
    public async Task Deciding_needs_a_person_the_scope_and_a_clinical_role()
    {
        var care = await CareInProgress.StartAsync();
        var body = care.StepUp(Tomorrow);

        var nobody = await care.Organization.ClientAsync([Role.Counselor]);
        await nobody.Post(care.Decisions, body).IsRefused(403, "PRACTITIONER_REQUIRED");
        await care.Organization.Client(Role.Counselor, Scopes.PhasesRead).Post(care.Decisions, body).IsRefused(403, "INSUFFICIENT_SCOPE");
        await care.Organization.Client(Role.Scheduler).Post(care.Decisions, body).IsRefused(403, "INSUFFICIENT_SCOPE");
        await care.Organization.Client(Role.Counselor, Scopes.PhasesWrite).Get(care.Decisions).IsRefused(403, "INSUFFICIENT_SCOPE");
        await care.Organization.Client(Role.Counselor, Scopes.PhasesWrite).Get($"{care.Decisions}/{Guid.Empty}").IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    [Fact]
    public async Task Unknown_ids_and_those_of_another_organization_are_not_found()
    {
        var care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();
        var decision = await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();

        await care.Counselor.Get($"{care.Decisions}/{Guid.Empty}").IsRefused(404, "NOT_FOUND");
        await other.Counselor.Get($"{care.Decisions}/{decision.Id}").IsRefused(404, "NOT_FOUND");
        await other.Counselor.Get(care.Decisions).IsRefused(404, "NOT_FOUND");
        await other.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).IsRefused(404, "NOT_FOUND");
        await care.Counselor.Post($"/plans/{Guid.Empty}/level-of-care-decisions", care.StepUp(Tomorrow)).IsRefused(404, "NOT_FOUND");
    }

    private static object Continue(CareInProgress care) => new
    {
        decisionType = "Continue",
        reasonCode = "ProgressingGoalsNotMet",
        dimensionRatingSetId = care.RatingsId,
        patientAgreement = "NotAsked",
        effectiveOn = CareInProgress.Today,
    };
}
