using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Discharges;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Tests.Discharges;

/// <summary>J.9. Today is Monday 5 January; the patient was admitted on the 2nd.</summary>
public sealed class DischargeTests
{
    [Fact]
    public async Task A_final_discharge_ends_phase_plan_decision_seats_and_sessions_to_come_at_once()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(CareInProgress.Today.AddDays(7))).Succeeds();
        var program = await care.ReadAsync(db => db.Programs.SingleAsync());
        var individual = await SessionAsync(care, program.Id.ToString(), "2026-01-06", "Individual");
        var tomorrow = await care.Counselor.Get($"/sessions/{individual.Id}").Succeeds();
        var group = await care.Organization.Client(Role.Scheduler).Post("/groups", new
        {
            programId = program.Id.ToString(),
            sessionType = "IopBlock",
            name = "Evening group",
            entry = "Open",
            startsOn = "2026-01-05",
            facilitatorIds = new[] { care.Organization.Supervisor.ToString() },
            room = "Room 2",
        }).Succeeds();
        await care.Counselor.Post($"/groups/{group.Id}/enrolments", new { episodeId = care.EpisodeId.ToString() }).Succeeds();
        await care.Counselor.Post("/session-series", new
        {
            programId = program.Id.ToString(),
            groupId = group.Id,
            type = "IopBlock",
            facilitatorId = care.Organization.Supervisor.ToString(),
            dtstartLocal = "2026-01-07T18:00:00",
            tzid = "America/New_York",
            rrule = "FREQ=WEEKLY;COUNT=3",
            durationMinutes = 180,
            room = "Room 2",
        }).Succeeds();
        var proposed = await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-05" }).Succeeds();

        var final = await care.Supervisor.Post(Path(care, "/approve"), null, proposed.ETag).Succeeds();

        Assert.Equal(("Final", 7), ((string)final["status"]!, (int)final["tedsReason"]!));
        var episode = await care.Counselor.Get($"/episodes/{care.EpisodeId}").Succeeds();
        Assert.Equal(("Discharged", "2026-01-05", "Moved"), ((string)episode["status"]!, (string)episode["end/dischargedOn"]!, (string)episode["end/type"]!));
        Assert.Equal(PlanVersionStatus.Discontinued, await care.ReadAsync(async db => (await db.RecoveryPlans.SingleAsync()).Status));
        var phases = await care.ReadAsync(db => db.StepDownPhases.OrderBy(phase => phase.Sequence).ToListAsync());
        Assert.All(phases, phase => Assert.Equal(PhaseStatus.Interrupted, phase.Status));
        Assert.Equal(new DateOnly(2026, 1, 6), phases[0].EndedOn);
        var decision = await care.ReadAsync(db => db.LevelOfCareDecisions.SingleAsync());
        Assert.Equal((LevelOfCareDecisionStatus.Lapsed, LapseCause.EndOfCare), (decision.Status, decision.Lapsed!.Cause));
        Assert.Equal(EnrolmentStatus.Withdrawn, (await care.ReadAsync(db => db.Enrolments.SingleAsync())).Status);
        Assert.DoesNotContain(
            AttendanceStatus.Scheduled, await care.ReadAsync(db => db.AttendanceRecords.Select(record => record.Status).ToListAsync()));
        Assert.Equal("CancelledByProgram", (string)(await care.Counselor.Get($"/sessions/{individual.Id}").Succeeds())["status"]!);
        Assert.NotEqual(tomorrow.ETag, (await care.Counselor.Get($"/sessions/{individual.Id}").Succeeds()).ETag);
        Assert.Empty(await care.ReadAsync(db => db.Bookings.Where(booking => booking.Resource == care.PatientId.Value.ToString()).ToListAsync()));
        await care.Counselor.Post("/sessions", SessionBody(care, program.Id.ToString(), "2026-01-08", "Individual")).IsRefused(409, "EPISODE_NOT_OPEN");
    }

    [Fact]
    public async Task A_discharge_of_a_day_to_come_is_final_when_that_day_is_over_in_the_programme_and_once()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var proposed = await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-06" }).Succeeds();
        var approved = await care.Supervisor.Post(Path(care, "/approve"), null, proposed.ETag).Succeeds();
        Assert.Equal("Approved", (string)approved["status"]!);

        host.Clock.Set(new DateTimeOffset(2026, 1, 7, 4, 59, 0, TimeSpan.Zero));
        await RunAsync(host);
        Assert.Equal("Approved", await StatusAsync(care));

        host.Clock.Set(new DateTimeOffset(2026, 1, 7, 5, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(host)));
        Assert.Equal("Final", await StatusAsync(care));
        Assert.Equal(1, await care.ReadAsync(db => db.Outbox.CountAsync(message => message.Type == "episode.discharged")));
    }

    [Fact]
    public async Task Completed_treatment_takes_a_current_evaluation_and_a_reason_where_it_does_not_say_ready()
    {
        var care = await CareInProgress.StartAsync();
        var completed = new { type = "CompletedSuccessfully", dischargedOn = "2026-01-05" };
        await ProposeAsync(care, completed).IsRefused(422, "READINESS_REQUIRED");
        var stepDown = (await care.EvaluateAsync().Succeeds()).Id;
        await ProposeAsync(care, completed.With(new { readinessEvaluationId = stepDown })).IsRefused(422, "READINESS_NOT_CURRENT");
        var evaluation = (await care.EvaluateAsync(purpose: "Discharge").Succeeds()).Id;
        await ProposeAsync(care, completed.With(new { readinessEvaluationId = evaluation })).IsRefused(422, "OVERRIDE_REASON_REQUIRED");

        var proposed = await ProposeAsync(
            care, completed.With(new { readinessEvaluationId = evaluation, overrideReason = "The evidence is on paper." })).Succeeds();
        await care.Supervisor.Post(Path(care, "/approve"), null, proposed.ETag).Succeeds();

        Assert.Equal(PlanVersionStatus.Completed, await care.ReadAsync(async db => (await db.RecoveryPlans.SingleAsync()).Status));
        Assert.Equal(
            [PhaseStatus.Completed, PhaseStatus.Interrupted, PhaseStatus.Interrupted],
            await care.ReadAsync(db => db.StepDownPhases.OrderBy(phase => phase.Sequence).Select(phase => phase.Status).ToListAsync()));
        Assert.Equal(1, (int)(await care.Counselor.Get(Path(care)).Succeeds())["tedsReason"]!);
    }

    [Fact]
    public async Task Who_leaves_against_advice_was_told_of_the_risks()
    {
        var care = await CareInProgress.StartAsync();
        var risk = new { discussedOn = "2026-01-05", naloxoneOffered = true, referralOffered = true };
        await ProposeAsync(care, new { type = "LeftAgainstAdvice", dischargedOn = "2026-01-05" }).IsRefused(422, "RISK_DISCUSSION_REQUIRED");
        await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-05", riskDiscussion = risk }).IsRefused(422, "RISK_DISCUSSION_NOT_ALLOWED");

        var proposed = await ProposeAsync(care, new { type = "LeftAgainstAdvice", dischargedOn = "2026-01-05", riskDiscussion = risk }).Succeeds();

        Assert.Equal(2, (int)proposed["tedsReason"]!);
    }

    [Fact]
    public async Task An_administrative_discharge_takes_two_documented_warnings_unless_for_violence()
    {
        var care = await CareInProgress.StartAsync();
        var administrative = new { type = "Administrative", dischargedOn = "2026-01-05" };
        await care.Counselor.Post($"/episodes/{care.EpisodeId}/warnings", new { summary = "Missed two blocks." }).Succeeds();
        await ProposeAsync(care, administrative).IsRefused(422, "WARNINGS_REQUIRED");
        await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-05", forViolence = true }).IsRefused(422, "VIOLENCE_NOT_ALLOWED");
        var violent = await ProposeAsync(care, administrative.With(new { forViolence = true })).Succeeds();
        await care.Counselor.Post(Path(care, "/withdraw"), new { reason = "Cleared up." }, violent.ETag).Succeeds();

        var second = await care.Counselor.Post($"/episodes/{care.EpisodeId}/warnings", new { summary = "Missed a third block." }).Succeeds();
        var proposed = await ProposeAsync(care, administrative).Succeeds();

        Assert.Equal(("Warning", "Resolved"), ((string)second["kind"]!, (string)second["status"]!));
        Assert.Equal((3, 2), ((int)proposed["tedsReason"]!, (int)proposed["warnings"]!));
    }

    [Fact]
    public async Task An_episode_has_one_way_out_and_another_once_that_was_turned_down()
    {
        var care = await CareInProgress.StartAsync();
        var first = await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-05" }).Succeeds();
        await ProposeAsync(care, new { type = "Other", dischargedOn = "2026-01-05" }).IsRefused(409, "DISCHARGE_OPEN");
        await care.Counselor.Post(Path(care, "/approve"), null, first.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        var rejected = await care.Supervisor.Post(Path(care, "/reject"), new { reason = "Not yet." }, first.ETag).Succeeds();
        await care.Supervisor.Post(Path(care, "/approve"), null, rejected.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await care.Supervisor.Post(Path(care, "/reject"), new { reason = "Again." }, rejected.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await care.Counselor.Post(Path(care, "/withdraw"), new { reason = "Again." }, rejected.ETag).IsRefused(409, "ILLEGAL_TRANSITION");

        var second = await ProposeAsync(care, new { type = "Other", dischargedOn = "2026-01-05" }).Succeeds();
        var final = await care.Supervisor.Post(Path(care, "/approve"), null, second.ETag).Succeeds();

        await care.Counselor.Post(Path(care, "/withdraw"), new { reason = "Too late." }, final.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await ProposeAsync(care, new { type = "Other", dischargedOn = "2026-01-05" }).IsRefused(409, "EPISODE_NOT_IN_CARE");
        await care.Counselor.Post($"/episodes/{care.EpisodeId}/warnings", new { summary = "Late." }).IsRefused(409, "EPISODE_NOT_IN_CARE");
    }

    [Fact]
    public async Task The_last_day_lies_between_the_admission_and_a_month_ahead_and_nothing_was_attended_after_it()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-01" }).IsRefused(422, "DATE_OUT_OF_ORDER");
        await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-02-05" }).IsRefused(422, "OUT_OF_REACH");
        var furthest = await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-02-04" }).Succeeds();
        await care.Counselor.Post(Path(care, "/withdraw"), new { reason = "Stays." }, furthest.ETag).Succeeds();
        var program = await care.ReadAsync(db => db.Programs.SingleAsync());
        var session = await SessionAsync(care, program.Id.ToString(), "2026-01-04", "Individual");
        var record = await care.Counselor.Get($"/sessions/{session.Id}/attendance/{care.PatientId}").Succeeds();
        await care.Counselor.Put($"/sessions/{session.Id}/attendance/{care.PatientId}", new { status = "Attended" }, record.ETag).Succeeds();

        await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-03" }).IsRefused(422, "ATTENDED_AFTER_DISCHARGE");
        await care.Counselor.Put(
            $"/sessions/{session.Id}/attendance/{care.PatientId}",
            new { status = "AbsentUnexcused", reason = "Was somebody else." },
            (await care.Counselor.Get($"/sessions/{session.Id}/attendance/{care.PatientId}").Succeeds()).ETag).Succeeds();
        var proposed = await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-03" }).Succeeds();
        await care.Counselor.Put(
            $"/sessions/{session.Id}/attendance/{care.PatientId}",
            new { status = "Attended", reason = "Was there after all." },
            (await care.Counselor.Get($"/sessions/{session.Id}/attendance/{care.PatientId}").Succeeds()).ETag).Succeeds();
        await care.Supervisor.Post(Path(care, "/approve"), null, proposed.ETag).IsRefused(422, "ATTENDED_AFTER_DISCHARGE");
        await care.Supervisor.Post(Path(care, "/reject"), new { reason = "Attended on the 4th." }, proposed.ETag).Succeeds();

        await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-04" }).Succeeds();
    }

    [Fact]
    public async Task Acts_that_need_a_person_are_refused_without_one_and_without_a_credential()
    {
        var care = await CareInProgress.StartAsync();
        var moved = new { type = "Moved", dischargedOn = "2026-01-05" };
        var nobody = await care.Organization.ClientAsync([Role.Supervisor]);
        var proposed = await ProposeAsync(care, moved).Succeeds();
        await nobody.Post(Path(care), new { reason = "None." }.With(moved)).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post(Path(care, "/approve"), null, proposed.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post(Path(care, "/reject"), new { reason = "None." }, proposed.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post(Path(care, "/withdraw"), new { reason = "None." }, proposed.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post($"/episodes/{care.EpisodeId}/warnings", new { summary = "None." }).IsRefused(403, "PRACTITIONER_REQUIRED");
        foreach (var person in (PractitionerId[])[care.Organization.Counselor, care.Organization.Supervisor])
        {
            await care.ReadAsync(async db =>
            {
                var practitioner = await db.Practitioners.SingleAsync(p => p.Id == person);
                practitioner.Update(new PractitionerProfile("Sam", "Reed", [], [], ["MA"], null, Active: true));
                return await db.SaveChangesAsync(default);
            });
        }

        await care.Supervisor.Post(Path(care, "/approve"), null, proposed.ETag).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");
        await care.Counselor.Post(Path(care, "/withdraw"), new { reason = "Stays." }, proposed.ETag).Succeeds();
        await ProposeAsync(care, moved).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");
        Assert.Equal("Withdrawn", await StatusAsync(care));
    }

    [Fact]
    public async Task An_episode_entered_in_error_is_not_discharged()
    {
        var care = await CareInProgress.StartAsync();
        var moved = new { type = "Moved", dischargedOn = "2026-01-05" };
        await ProposeAsync(care, moved.With(new { readinessEvaluationId = care.PlanId.ToString() })).IsRefused(422, "UNKNOWN_REFERENCE");
        var proposed = await ProposeAsync(care, moved).Succeeds();
        var episode = await care.Supervisor.Get($"/episodes/{care.EpisodeId}").Succeeds();
        await care.Supervisor.Post($"/episodes/{care.EpisodeId}/enter-in-error", new { reason = "Another patient." }, episode.ETag).Succeeds();

        await care.Supervisor.Post(Path(care, "/approve"), null, proposed.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await ProposeAsync(care, moved).IsRefused(409, "ENTERED_IN_ERROR");
        await care.Counselor.Post($"/episodes/{care.EpisodeId}/warnings", new { summary = "None." }).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task The_week_of_the_discharge_is_exempt_and_the_last()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        host.Clock.SetDate(2026, 1, 16);
        var proposed = await ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-16" }).Succeeds();
        await care.Supervisor.Post(Path(care, "/approve"), null, proposed.ETag).Succeeds();
        host.Clock.SetDate(2026, 2, 16);

        var hours = await care.Counselor.Get($"/patients/{care.PatientId}/weekly-hours").Succeeds();

        Assert.Equal(
            [("2025-12-29", "Partial"), ("2026-01-05", "UnderHours"), ("2026-01-12", "Partial")],
            hours["weeks"]!.AsArray().Select(week => ((string)week!["mondayOn"]!, (string)week["standing"]!)));
    }

    [Fact]
    public async Task Of_many_who_propose_or_approve_at_once_one_does()
    {
        var care = await CareInProgress.StartAsync();

        var proposals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ProposeAsync(care, new { type = "Moved", dischargedOn = "2026-01-05" })));
        var proposed = Assert.Single(proposals, answer => (int)answer.Status == 201);
        Assert.All(proposals.Except([proposed]), answer => Assert.Equal("DISCHARGE_OPEN", answer.Code));

        var approvals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => care.Supervisor.Post(Path(care, "/approve"), null, proposed.ETag)));
        Assert.Single(approvals, answer => (int)answer.Status == 200);
        Assert.Equal(1, await care.ReadAsync(db => db.StepDownPhases.CountAsync(phase => phase.EndedOn != null)));
    }

    private static Task<ApiAnswer> ProposeAsync(CareInProgress care, object body) =>
        care.Counselor.Post(Path(care), new { reason = "Moves to another town." }.With(body));

    private static string Path(CareInProgress care, string verb = "") => $"/episodes/{care.EpisodeId}/discharge{verb}";

    private static async Task<string> StatusAsync(CareInProgress care) => (string)(await care.Counselor.Get(Path(care)).Succeeds())["status"]!;

    private static Task RunAsync(ApiHost host) => host.RunAsync<DischargeJobs>();

    private static Task<ApiAnswer> SessionAsync(CareInProgress care, string programId, string day, string type) =>
        care.Counselor.Post("/sessions", SessionBody(care, programId, day, type)).Succeeds();

    private static object SessionBody(CareInProgress care, string programId, string day, string type) => new
    {
        programId,
        type,
        facilitatorId = care.Organization.Counselor.ToString(),
        startsAt = $"{day}T18:00:00Z",
        endsAt = $"{day}T19:00:00Z",
        room = "Library",
        participants = new[] { new { episodeId = care.EpisodeId.ToString() } },
    };
}
