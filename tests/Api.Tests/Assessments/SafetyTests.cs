using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.WorkItems;
using static TreatmentPlans.Api.Tests.Assessments.SafetyAnswers;

namespace TreatmentPlans.Api.Tests.Assessments;

/// <summary>What safety answers call for. Today is Monday 5 January, 7 in the morning in New York; the patient was admitted on the 2nd.</summary>
public sealed class SafetyTests
{
    private const string Today = "2026-01-05T11:00:00Z";

    private static readonly DateTimeOffset EndOfToday = new(2026, 1, 6, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_self_harm_answer_asks_for_a_screener_the_same_day_which_settles_it()
    {
        var care = await CareInProgress.StartAsync();
        var answers = await RecordAsync(care, Sheets.Phq9(1, Today));

        var asked = Assert.Single(await ItemsAsync(care));
        Assert.Equal((WorkItemKind.SafetyScreenDue, WorkItemStatus.Open, EndOfToday), (asked.Kind, asked.Status, asked.DueAt));
        Assert.Equal((Guid.Parse(answers.Id), care.Organization.Counselor, care.PlanId), (asked.SubjectId!.Value, asked.OwnerId!.Value, asked.PlanId!.Value));
        var schedule = await care.Counselor.Get($"/episodes/{care.EpisodeId}/assessment-schedule").Succeeds();
        Assert.Contains(schedule["due"]!.AsArray(), due =>
            (string?)due!["instrument"] == "Cssrs" && (string?)due["reason"] == "SelfHarmAnswer" && (string?)due["dueOn"] == "2026-01-05" && (string?)due["state"] == "Due");

        // One of the day before does not answer for it.
        await RecordAsync(care, Sheets.Cssrs(None));
        Assert.Equal(WorkItemStatus.Open, Assert.Single(await ItemsAsync(care)).Status);
        await RecordAsync(care, Sheets.Cssrs(None, Today));

        var settled = Assert.Single(await ItemsAsync(care));
        Assert.Equal((WorkItemStatus.Resolved, WorkItemOutcome.Done, null), (settled.Status, settled.Resolution!.Outcome, settled.Resolution.By));
    }

    [Fact]
    public async Task A_screener_of_the_same_day_has_answered_already()
    {
        var care = await CareInProgress.StartAsync();
        await RecordAsync(care, Sheets.Cssrs(None, Today));

        await RecordAsync(care, Sheets.Phq9(3, "2026-01-05T11:30:00Z"));

        Assert.Empty(await ItemsAsync(care));
    }

    [Fact]
    public async Task A_high_risk_calls_a_clinician_within_the_hour_and_for_a_review_and_takes_back_a_step_down()
    {
        var care = await CareInProgress.StartAsync();
        var decision = await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(CareInProgress.Today.AddDays(7))).Succeeds();

        var screen = await RecordAsync(care, Sheets.Cssrs(High, Today));

        Assert.Equal("High", (string?)screen["risk"]);
        var alert = Assert.Single(await ItemsAsync(care));
        Assert.Equal((WorkItemKind.SafetyRiskHigh, WorkItemStatus.Open), (alert.Kind, alert.Status));
        Assert.Equal((Guid.Parse(screen.Id), care.Organization.Counselor), (alert.SubjectId!.Value, alert.OwnerId!.Value));
        Assert.InRange(alert.DueAt - DateTimeOffset.Parse((string)screen["recordedAt"]!, null), TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(61));
        var lapsed = await care.ReadAsync(db => db.LevelOfCareDecisions.SingleAsync());
        Assert.Equal(
            (decision.Id, LevelOfCareDecisionStatus.Lapsed, LapseCause.SafetyScreen, Guid.Parse(screen.Id)),
            (lapsed.Id.ToString(), lapsed.Status, lapsed.Lapsed!.Cause, lapsed.Lapsed.CauseId));
        Assert.Equal([new DateOnly(2026, 1, 8)], await OwedAsync(care));
    }

    [Fact]
    public async Task A_moderate_risk_calls_a_clinician_the_same_day_and_for_a_review_and_leaves_decisions_alone()
    {
        var care = await CareInProgress.StartAsync();
        await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(CareInProgress.Today.AddDays(7))).Succeeds();

        await RecordAsync(care, Sheets.Cssrs(Moderate, Today));

        var alert = Assert.Single(await ItemsAsync(care));
        Assert.Equal((WorkItemKind.SafetyRiskModerate, EndOfToday), (alert.Kind, alert.DueAt));
        Assert.Equal([new DateOnly(2026, 1, 8)], await OwedAsync(care));
        Assert.Equal(LevelOfCareDecisionStatus.Scheduled, await care.ReadAsync(db => db.LevelOfCareDecisions.Select(d => d.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_high_risk_that_is_told_late_takes_back_nothing_where_a_later_screener_found_none()
    {
        var care = await CareInProgress.StartAsync();
        await RecordAsync(care, Sheets.Cssrs(None, Today));
        await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(CareInProgress.Today.AddDays(7))).Succeeds();

        await RecordAsync(care, Sheets.Cssrs(High));

        Assert.Equal(WorkItemKind.SafetyRiskHigh, Assert.Single(await ItemsAsync(care)).Kind);
        Assert.Equal(LevelOfCareDecisionStatus.Scheduled, await care.ReadAsync(db => db.LevelOfCareDecisions.Select(d => d.Status).SingleAsync()));
    }

    [Theory]
    [InlineData(None, false)]
    [InlineData(Low, true)]
    [InlineData(Moderate, true)]
    internal async Task A_screener_that_found_a_risk_makes_the_plan_name_its_safety_plan(SafetyAnswers answers, bool required)
    {
        var care = await CareInProgress.StartAsync();
        var screen = await RecordAsync(care, Sheets.Cssrs(answers));
        var plan = await care.Counselor.Get($"/plans/{care.PlanId}").Succeeds();
        var revised = await care.Counselor.Post($"/plans/{care.PlanId}/revise", new { reason = "Another look." }, plan.ETag).Succeeds();

        Assert.Equal(required, await IsAskedAsync());
        if (!required)
        {
            return;
        }

        var refused = await care.Counselor.Post($"/plans/{care.PlanId}/submit", null, revised.ETag).IsRefused(422, "PLAN_INCOMPLETE");
        Assert.Contains(("/crisisPlanReference", "SAFETY_PLAN_REQUIRED"), refused.Errors);
        await care.Counselor.Post($"/assessments/{screen.Id}/enter-in-error", new { reason = "Another patient." }, screen.ETag).Succeeds();
        Assert.False(await IsAskedAsync());

        async Task<bool> IsAskedAsync() => (await care.Counselor.Post($"/plans/{care.PlanId}/validate").Succeeds())["errors"]!.AsArray()
            .Any(error => (string?)error!["code"] == "SAFETY_PLAN_REQUIRED");
    }

    [Fact]
    public async Task What_was_entered_in_error_calls_for_nothing_and_settles_nothing()
    {
        var care = await CareInProgress.StartAsync();
        await RecordAsync(care, Sheets.Phq9(2, Today));
        var wrong = await RecordAsync(care, Sheets.Cssrs(High, Today));
        Assert.Equal(
            [(WorkItemKind.SafetyScreenDue, WorkItemStatus.Resolved), (WorkItemKind.SafetyRiskHigh, WorkItemStatus.Open)],
            (await ItemsAsync(care)).Select(item => (item.Kind, item.Status)));

        await care.Counselor.Post($"/assessments/{wrong.Id}/enter-in-error", new { reason = "Another patient." }, wrong.ETag).Succeeds();

        var items = await ItemsAsync(care);
        Assert.Equal(
            [
                (WorkItemKind.SafetyScreenDue, WorkItemStatus.Resolved), (WorkItemKind.SafetyScreenDue, WorkItemStatus.Open),
                (WorkItemKind.SafetyRiskHigh, WorkItemStatus.Resolved),
            ],
            items.Select(item => (item.Kind, item.Status)));
        Assert.Equal(WorkItemOutcome.NoLongerNeeded, items[^1].Resolution!.Outcome);
        var right = await RecordAsync(care, Sheets.Cssrs(None, Today));
        Assert.All(await ItemsAsync(care), item => Assert.Equal(WorkItemStatus.Resolved, item.Status));

        // A self-harm answer that was none asks for nothing.
        await care.Counselor.Post($"/assessments/{right.Id}/enter-in-error", new { reason = "Another patient." }, right.ETag).Succeeds();
        var answers = await care.ReadAsync(db => db.Assessments.SingleAsync(assessment => assessment.Risk == null));
        await care.Counselor.Post($"/assessments/{answers.Id}/enter-in-error", new { reason = "Another patient." }, $"\"{answers.Version}\"").Succeeds();
        Assert.All(await ItemsAsync(care), item => Assert.Equal(WorkItemStatus.Resolved, item.Status));
    }

    /// <summary>R2 (D17): good again by a later screen that found little, or when a clinician has resolved the alert.</summary>
    [Fact]
    public async Task Readiness_reads_the_screens_and_what_became_of_their_alerts()
    {
        var care = await CareInProgress.StartAsync();
        Assert.Equal(("InsufficientData", "NotReady"), await SafetyAsync(care));
        await RecordAsync(care, Sheets.Cssrs(None, "2026-01-05T11:00:00Z"));
        Assert.Equal(("Pass", "NotReady"), await SafetyAsync(care));
        await RecordAsync(care, Sheets.Cssrs(Moderate, "2026-01-05T11:10:00Z"));
        Assert.Equal(("Fail", "NotReady"), await SafetyAsync(care));
        await RecordAsync(care, Sheets.Cssrs(Low, "2026-01-05T11:20:00Z"));
        Assert.Equal(("Pass", "NotReady"), await SafetyAsync(care));

        var high = await RecordAsync(care, Sheets.Cssrs(High, "2026-01-05T11:30:00Z"));
        Assert.Equal(("Fail", "StepUpReview"), await SafetyAsync(care));
        var alert = Assert.Single((await care.Counselor.Get("/work-items?kind=SafetyRiskHigh&status=Open").Succeeds())["items"]!.AsArray())!;
        Assert.Equal(high.Id, (string?)alert["subjectId"]);
        var acknowledged = await care.Counselor.Post($"/work-items/{alert["id"]}/acknowledge", null, $"\"{alert["version"]}\"").Succeeds();
        Assert.Equal(("Fail", "StepUpReview"), await SafetyAsync(care));
        await care.Counselor.Post(
            $"/work-items/{alert["id"]}/resolve", new { outcome = "Done", evidence = "Seen at once; a safety plan was made." }, acknowledged.ETag).Succeeds();

        Assert.Equal(("Pass", "NotReady"), await SafetyAsync(care));
        Assert.Equal(("Fail", "StepUpReview"), await SafetyAsync(care, knownAt: (string)high["recordedAt"]!));
    }

    /// <summary>Answers and what they call for are one transaction: of a process that ends in it nothing stays, and who sends them again is heard once.</summary>
    [Fact]
    public async Task What_dies_before_it_is_done_leaves_nothing_half_done()
    {
        var care = await CareInProgress.StartAsync();
        var scopes = (await ApiHost.SharedAsync()).Services.GetRequiredService<IOrganizationScopes>();
        var body = JsonSerializer.Deserialize<AssessmentBody>(Sheets.Cssrs(High, Today), DomainJson.Options)!;

        await Assert.ThrowsAsync<InvalidOperationException>(() => scopes.RunAsync(
            care.Organization.Id,
            async services =>
            {
                await services.GetRequiredService<IMediator>().Send(new RecordAssessment(care.EpisodeId, body));
                throw new InvalidOperationException("The process ends here.");
            },
            default));

        Assert.Equal((0, 0), (await care.ReadAsync(db => db.Assessments.CountAsync()), (await ItemsAsync(care)).Count));
        Assert.Empty(await OwedAsync(care));
        await RecordAsync(care, Sheets.Cssrs(High, Today));
        Assert.Equal(WorkItemKind.SafetyRiskHigh, Assert.Single(await ItemsAsync(care)).Kind);
        Assert.Single(await OwedAsync(care));
    }

    [Fact]
    public async Task A_request_that_is_sent_again_raises_one()
    {
        var care = await CareInProgress.StartAsync();
        var body = Sheets.Cssrs(High, Today);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => care.Counselor.Post(Path(care), body, key: "the-same")));
        var again = await care.Counselor.Post(Path(care), body, key: "the-same").Succeeds();

        Assert.All(answers, answer => Assert.True((int)answer.Status is 201 or 409));
        Assert.Equal(1, await care.ReadAsync(db => db.Assessments.CountAsync()));
        Assert.Equal(again.Id, Assert.Single(await ItemsAsync(care)).SubjectId.ToString());
        Assert.Single(await OwedAsync(care));
    }

    [Fact]
    public async Task Answers_that_come_at_once_are_followed_one_after_another()
    {
        var care = await CareInProgress.StartAsync();
        object[] bodies = [Sheets.Phq9(1, Today), Sheets.Cssrs(None, Today), Sheets.Phq9(2, Today), Sheets.Cssrs(None, Today), Sheets.Phq9(3, Today), Sheets.Cssrs(None, Today)];

        await Task.WhenAll(bodies.Select(body => RecordAsync(care, body)));

        Assert.All(await ItemsAsync(care), item => Assert.Equal(WorkItemStatus.Resolved, item.Status));
        Assert.Equal(6, await care.ReadAsync(db => db.Assessments.CountAsync()));
    }

    [Fact]
    public async Task Before_there_is_a_plan_it_is_the_work_of_who_recorded_it()
    {
        var organization = await TestOrganization.CreateAsync();
        var episode = await organization.ReferredAsync();

        await organization.Client(Application.Common.Role.Supervisor).Post($"/episodes/{episode.Id}/assessments", Sheets.Cssrs(Moderate)).Succeeds();

        await organization.ReadAsync(async db =>
        {
            var alert = await db.WorkItems.SingleAsync();
            Assert.Equal((WorkItemKind.SafetyRiskModerate, organization.Supervisor, null), (alert.Kind, alert.OwnerId!.Value, alert.PlanId));
        });
    }

    /// <summary>Whoever admitted or screened the patient answers for what comes up before there is a plan: an alert of nobody is heard by nobody.</summary>
    [Fact]
    public async Task What_a_patient_tells_before_there_is_a_plan_is_the_work_of_who_took_the_patient_in()
    {
        var organization = await TestOrganization.CreateAsync();
        var (screened, admitted) = (await organization.ScreenedAsync(), await organization.AdmittedAsync());
        foreach (var episode in new[] { screened, admitted })
        {
            var patient = await organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse((string)episode["patientId"]!)));
            await patient.Post($"/episodes/{episode.Id}/assessments", Sheets.Phq9(2)).Succeeds();
        }

        var told = await organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse((string)admitted["patientId"]!)));
        await told.Post($"/episodes/{admitted.Id}/check-ins", new { craving = 9 }).Succeeds();

        await organization.ReadAsync(async db => Assert.Equal(
            [(WorkItemKind.SafetyScreenDue, organization.Counselor), (WorkItemKind.SafetyScreenDue, organization.Counselor), (WorkItemKind.CravingHigh, organization.Counselor)],
            (await db.WorkItems.ToListAsync()).OrderBy(item => item.Kind != WorkItemKind.SafetyScreenDue).Select(item => (item.Kind, item.OwnerId ?? default))));
    }

    private static async Task<(string?, string?)> SafetyAsync(CareInProgress care, string? knownAt = null)
    {
        object body = new { asOf = CareInProgress.Today, purpose = "StepDown" };
        var evaluation = await care.Counselor.Post(care.Evaluations, knownAt is null ? body : body.With(new { knownAt })).Succeeds();
        Assert.Equal("R2", (string?)evaluation["findings/criteria/1/id"]);
        return ((string?)evaluation["findings/criteria/1/verdict"], (string?)evaluation["findings/result"]);
    }

    private static string Path(CareInProgress care) => $"/episodes/{care.EpisodeId}/assessments";

    private static Task<ApiAnswer> RecordAsync(CareInProgress care, object body) => care.Counselor.Post(Path(care), body).Succeeds();

    private static Task<List<WorkItem>> ItemsAsync(CareInProgress care) => care.ReadAsync(async db => (await db.WorkItems.AsNoTracking()
        .Where(item => item.EpisodeId == care.EpisodeId && item.SubjectId != null).ToListAsync()).OrderBy(item => item.Kind).ThenBy(item => item.CreatedAt).ToList());

    /// <summary>When the reviews that screeners call for are due.</summary>
    private static Task<List<DateOnly>> OwedAsync(CareInProgress care) => care.ReadAsync(async db => (await db.RecoveryPlans.SingleAsync()).ReviewObligations
        .Where(owed => owed.Trigger == ReviewTrigger.SafetyScreen).Select(owed => owed.DueOn).ToList());
}
