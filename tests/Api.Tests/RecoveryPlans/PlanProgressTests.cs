using System.Net;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Api.Tests.RecoveryPlans.TestPlans;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

public sealed class PlanProgressTests : IAsyncLifetime
{
    private static readonly object Evidence = new { kind = "SessionNote", reference = "note-1" };

    private TestOrganization _organization = null!;

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    private ApiClient Supervisor => _organization.Client(Role.Supervisor);

    public async Task InitializeAsync() => _organization = await TestOrganization.CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_goal_is_agreed_to_while_the_plan_is_written()
    {
        var draft = await _organization.DraftAsync();
        var goal = $"/plans/{draft.Id}/goals/{GoalId(draft)}";

        var agreed = await Counselor.Post($"{goal}/agree", null, draft.ETag).Succeeds();
        Assert.Equal("Agreed", (string?)agreed["item/status"]);
        await Counselor.Post($"{goal}/agree", null, agreed.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"{goal}/activate", null, agreed.ETag).IsRefused(409, "ILLEGAL_TRANSITION");

        var other = $"/plans/{draft.Id}/goals/{GoalId(draft, problem: 1)}";
        await Counselor.Post($"{other}/reject", null, agreed.ETag).IsRefused(422, "REASON_REQUIRED");
        var rejected = await Counselor.Post($"{other}/reject", new { reason = "Not mine." }, agreed.ETag).Succeeds();
        Assert.Equal("Rejected", (string?)rejected["item/status"]);
        var refused = await Counselor.Post($"/plans/{draft.Id}/submit", null, rejected.ETag).IsRefused(422, "PLAN_INCOMPLETE");
        Assert.Equal([("/problems/1/goals/0", "GOAL_REJECTED")], refused.Errors);
    }

    [Fact]
    public async Task A_goal_added_later_is_agreed_to_and_started_by_hand_when_the_patient_did_not_sign()
    {
        var active = await _organization.ActiveWithoutPatientAsync();
        var goal = $"/plans/{active.Id}/goals/{GoalId(active)}";

        var agreed = await Counselor.Post($"{goal}/agree", null, active.ETag).Succeeds();
        var started = await Counselor.Post($"{goal}/activate", null, agreed.ETag).Succeeds();

        Assert.Equal("Active", (string?)started["item/status"]);
    }

    [Fact]
    public async Task A_goal_is_held_resumed_and_abandoned()
    {
        var active = await _organization.ActiveAsync();
        var goal = $"/plans/{active.Id}/goals/{GoalId(active)}";
        await Counselor.Post($"{goal}/hold", null, active.ETag).IsRefused(422, "REASON_REQUIRED");

        var held = await Counselor.Post($"{goal}/hold", new { reason = "Moving house." }, active.ETag).Succeeds();
        var resumed = await Counselor.Post($"{goal}/resume", null, held.ETag).Succeeds();
        await Counselor.Post($"{goal}/abandon", null, resumed.ETag).IsRefused(422, "REASON_REQUIRED");
        var abandoned = await Counselor.Post($"{goal}/abandon", new { reason = "Another goal instead." }, resumed.ETag).Succeeds();

        Assert.Equal("Abandoned", (string?)abandoned["item/status"]);
        await Counselor.Post($"{goal}/resume", null, abandoned.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"{goal}/achieve", null, abandoned.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"{goal}/abandon", new { reason = "Again." }, abandoned.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"{goal}/hold", new { reason = "Again." }, abandoned.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"{goal}/reject", new { reason = "Again." }, abandoned.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task A_goal_is_achieved_with_its_objectives_and_taken_up_again_when_it_no_longer_holds()
    {
        var active = await _organization.ActiveAsync();
        var goal = $"/plans/{active.Id}/goals/{GoalId(active, problem: 1)}";
        var objective = $"/plans/{active.Id}/objectives/{ObjectiveId(active, problem: 1)}";
        var waiting = await Counselor.Post($"{goal}/achieve", null, active.ETag).IsRefused(422, "GOAL_OBJECTIVES_OPEN");
        Assert.Equal([("/problems/1/goals/0/objectives/0", "OBJECTIVE_OPEN")], waiting.Errors);
        await Counselor.Post($"{objective}/achieve", new { }, active.ETag).IsRefused(422, "EVIDENCE_REQUIRED");

        var met = await Counselor.Post($"{objective}/achieve", new { evidence = Evidence }, active.ETag).Succeeds();
        var achieved = await Counselor.Post($"{goal}/achieve", null, met.ETag).Succeeds();
        await Counselor.Post($"{goal}/maintain", null, achieved.ETag).IsRefused(422, "GOAL_NOT_YET_MAINTAINED");
        await Counselor.Post($"{goal}/reactivate", null, achieved.ETag).IsRefused(422, "REASON_REQUIRED");
        var again = await Counselor.Post($"{goal}/reactivate", new { reason = "Low again." }, achieved.ETag).Succeeds();

        Assert.Equal("Active", (string?)again["item/status"]);
        await Counselor.Post($"{goal}/maintain", null, again.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"{goal}/reactivate", new { reason = "Again." }, again.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        var read = await Counselor.Get($"/plans/{active.Id}").Succeeds();
        Assert.Equal("Achieved", (string?)read["objectives/0/status"]);
        Assert.Equal("note-1", (string?)read["objectives/0/transitions/0/evidence/reference"]);
    }

    [Fact]
    public async Task A_goal_still_met_a_month_later_is_maintained()
    {
        await using var host = await ApiHost.StartAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var counselor = organization.Client(Role.Counselor);
        var active = await organization.ActiveAsync();
        var met = await counselor.Post(
            $"/plans/{active.Id}/objectives/{ObjectiveId(active, problem: 1)}/achieve", new { evidence = Evidence }, active.ETag).Succeeds();
        var achieved = await counselor.Post($"/plans/{active.Id}/goals/{GoalId(active, problem: 1)}/achieve", null, met.ETag).Succeeds();

        host.Clock.SetDate(2026, 2, 4);
        var maintained = await counselor.Post($"/plans/{active.Id}/goals/{GoalId(active, problem: 1)}/maintain", null, achieved.ETag).Succeeds();

        Assert.Equal("Maintained", (string?)maintained["item/status"]);
        var before = await counselor.Get($"/plans/{active.Id}?asOf=2026-02-03").Succeeds();
        Assert.Contains(before["goals"]!.AsArray(), goal => (string?)goal!["status"] == "Achieved");
    }

    [Fact]
    public async Task An_objective_is_missed_waived_by_a_supervisor_and_taken_up_again()
    {
        var active = await _organization.ActiveAsync();
        var objective = $"/plans/{active.Id}/objectives/{ObjectiveId(active)}";
        await Counselor.Post($"{objective}/not-achieve", new { }, active.ETag).IsRefused(400, "REQUIRED");

        var missed = await Counselor.Post($"{objective}/not-achieve", new { reason = "Drank once." }, active.ETag).Succeeds();
        await Counselor.Post($"{objective}/not-achieve", new { reason = "Again." }, missed.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"{objective}/achieve", new { evidence = Evidence }, missed.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"{objective}/waive", new { reason = "Nearly." }, missed.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        var waived = await Supervisor.Post($"{objective}/waive", new { reason = "Nearly there." }, missed.ETag).Succeeds();
        Assert.Equal(("NotAchieved", true), ((string?)waived["item/status"], (bool?)waived["item/isWaived"]));
        await Supervisor.Post($"{objective}/waive", new { reason = "Again." }, waived.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        var again = await Counselor.Post($"{objective}/reactivate", new { reason = "Wants to try again." }, waived.ETag).Succeeds();

        Assert.Equal(("Active", false), ((string?)again["item/status"], (bool?)again["item/isWaived"]));
        await Counselor.Post($"{objective}/reactivate", new { reason = "Again." }, again.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task Nothing_happens_to_a_goal_or_an_objective_before_its_day_has_come()
    {
        var active = await _organization.ActiveAsync();
        var tomorrow = new { reason = "Planned.", occurredOn = "2026-01-06" };

        foreach (var verb in (string[])["agree", "reject", "activate", "hold", "resume", "achieve", "maintain", "abandon", "reactivate"])
        {
            await Counselor.Post($"/plans/{active.Id}/goals/{GoalId(active)}/{verb}", tomorrow, active.ETag).IsRefused(422, "DATE_IN_FUTURE");
        }

        foreach (var verb in (string[])["achieve", "not-achieve", "waive", "reactivate"])
        {
            await Supervisor.Post($"/plans/{active.Id}/objectives/{ObjectiveId(active)}/{verb}", tomorrow, active.ETag).IsRefused(422, "DATE_IN_FUTURE");
        }

        Assert.Equal(active.Text, (await Counselor.Get($"/plans/{active.Id}").Succeeds()).Text);
    }

    [Fact]
    public async Task What_happens_to_a_goal_happens_on_or_after_the_day_of_what_came_before()
    {
        var active = await _organization.ActiveWithoutPatientAsync();
        var goal = $"/plans/{active.Id}/goals/{GoalId(active, problem: 1)}";
        var agreed = await Counselor.Post($"{goal}/agree", null, active.ETag).Succeeds();
        await AssertNotBefore(agreed, "activate");

        var started = await Counselor.Post($"{goal}/activate", null, agreed.ETag).Succeeds();
        await AssertNotBefore(started, "hold", "achieve", "abandon");

        var held = await Counselor.Post($"{goal}/hold", new { reason = "Moving house." }, started.ETag).Succeeds();
        await AssertNotBefore(held, "resume", "abandon");

        var resumed = await Counselor.Post($"{goal}/resume", null, held.ETag).Succeeds();
        var met = await Counselor.Post(
            $"/plans/{active.Id}/objectives/{ObjectiveId(active, problem: 1)}/achieve", new { evidence = Evidence }, resumed.ETag).Succeeds();
        var achieved = await Counselor.Post($"{goal}/achieve", null, met.ETag).Succeeds();
        await AssertNotBefore(achieved, "maintain", "reactivate");

        async Task AssertNotBefore(ApiAnswer last, params string[] verbs)
        {
            foreach (var verb in verbs)
            {
                await Counselor.Post($"{goal}/{verb}", new { reason = "The day before.", occurredOn = "2026-01-04" }, last.ETag)
                    .IsRefused(422, "DATE_OUT_OF_ORDER");
            }
        }
    }

    [Fact]
    public async Task What_happens_to_an_objective_happens_on_or_after_the_day_of_what_came_before()
    {
        var active = await _organization.ActiveAsync();
        var objective = $"/plans/{active.Id}/objectives/{ObjectiveId(active)}";
        var waived = await Supervisor.Post($"{objective}/waive", new { reason = "Too early for it." }, active.ETag).Succeeds();
        await AssertNotBefore(waived, "reactivate");

        var again = await Counselor.Post($"{objective}/reactivate", new { reason = "Wants to try." }, waived.ETag).Succeeds();
        await AssertNotBefore(again, "achieve", "not-achieve", "waive");

        var missed = await Counselor.Post($"{objective}/not-achieve", new { reason = "Drank once." }, again.ETag).Succeeds();
        await AssertNotBefore(missed, "waive", "reactivate");

        async Task AssertNotBefore(ApiAnswer last, params string[] verbs)
        {
            foreach (var verb in verbs)
            {
                await Supervisor.Post($"{objective}/{verb}", new { reason = "The day before.", evidence = Evidence, occurredOn = "2026-01-04" }, last.ETag)
                    .IsRefused(422, "DATE_OUT_OF_ORDER");
            }
        }
    }

    [Fact]
    public async Task An_objective_without_a_measure_takes_no_value()
    {
        var revised = await _organization.RevisedAsync();
        var added = await Counselor.Post(
            $"/plans/{revised.Id}/goals/{GoalId(revised)}/objectives", new { text = "Names five triggers." }, revised.ETag).Succeeds();

        await Counselor.Post($"/plans/{revised.Id}/objectives/{(string?)added["item/id"]}/outcomes", new { value = 5 }, added.ETag)
            .IsRefused(422, "OBJ_NOT_MEASURABLE");
    }

    [Fact]
    public async Task A_measured_value_that_meets_the_target_is_a_proposal()
    {
        var active = await _organization.ActiveAsync();
        var outcomes = $"/plans/{active.Id}/objectives/{ObjectiveId(active, problem: 1)}/outcomes";

        var first = await Counselor.Post(outcomes, new { value = 9, measuredOn = "2026-01-04" }, active.ETag).Succeeds();
        var second = await Counselor.Post(outcomes, new { value = 5, evidence = Evidence }, first.ETag).Succeeds();

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal((false, true), ((bool)first["item/meetsTarget"]!, (bool)second["item/meetsTarget"]!));
        var read = await Counselor.Get($"/plans/{active.Id}").Succeeds();
        Assert.Equal("Active", (string?)read["objectives/0/status"]);
        Assert.Equal([9m, 5m], read["objectives/0/outcomes"]!.AsArray().Select(outcome => (decimal)outcome!["value"]!));
        await Counselor.Post(outcomes, new { value = 28 }, second.ETag).IsRefused(422, "OUT_OF_RANGE");
        await Counselor.Post(outcomes, new { value = 3, measuredOn = "2026-01-06" }, second.ETag).IsRefused(422, "DATE_IN_FUTURE");
    }

    [Fact]
    public async Task A_measured_value_entered_in_error_stays_readable_and_proposes_nothing()
    {
        var active = await _organization.ActiveAsync();
        var outcomes = $"/plans/{active.Id}/objectives/{ObjectiveId(active, problem: 1)}/outcomes";
        var met = await Counselor.Post(outcomes, new { value = 5 }, active.ETag).Succeeds();
        var before = await Counselor.Get($"/plans/{active.Id}").Succeeds();
        var path = $"{outcomes}/{(string?)met["item/id"]}/enter-in-error";
        await Counselor.Post(path, new { reason = "" }, met.ETag).IsRefused(400, "REQUIRED");
        await Counselor.Post($"{outcomes}/{active.Id}/enter-in-error", new { reason = "Unknown." }, met.ETag).IsRefused(404, "NOT_FOUND");

        var marked = await Counselor.Post(path, new { reason = "Another patient's score." }, met.ETag).Succeeds();

        Assert.Equal("Another patient's score.", (string?)marked["item/enteredInError/reason"]);
        await Counselor.Post(path, new { reason = "Again." }, marked.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        var read = await Counselor.Get($"/plans/{active.Id}").Succeeds();
        Assert.Equal((true, false), ((bool)before["objectives/0/isProposedAsAchieved"]!, (bool)read["objectives/0/isProposedAsAchieved"]!));
        Assert.Equal(5m, (decimal)read["objectives/0/outcomes/0/value"]!);
        Assert.Equal(_organization.Counselor.ToString(), (string?)read["objectives/0/outcomes/0/enteredInError/by"]);
    }

    [Fact]
    public async Task A_review_entered_in_error_stays_readable_and_settles_nothing()
    {
        var active = await _organization.ActiveAsync();
        var reviews = $"/plans/{active.Id}/reviews";
        var owed = await Counselor.Post($"/plans/{active.Id}/review-obligations", new { @event = "Lapse" }, active.ETag).Succeeds();
        var before = Obligations(await Counselor.Get(reviews).Succeeds());
        var reviewed = await Counselor.Post(reviews, Review(), owed.ETag).Succeeds();
        var path = $"{reviews}/{(string?)reviewed["item/id"]}/enter-in-error";
        await Counselor.Post(path, new { reason = "" }, reviewed.ETag).IsRefused(400, "REQUIRED");
        await Counselor.Post($"{reviews}/{active.Id}/enter-in-error", new { reason = "Unknown." }, reviewed.ETag).IsRefused(404, "NOT_FOUND");

        var marked = await Counselor.Post(path, new { reason = "Held for another patient." }, reviewed.ETag).Succeeds();

        Assert.Equal("Held for another patient.", (string?)marked["item/enteredInError/reason"]);
        await Counselor.Post(path, new { reason = "Again." }, marked.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        var after = await Counselor.Get(reviews).Succeeds();
        Assert.Equal(before, Obligations(after));
        Assert.Equal("Went well.", (string?)after["reviews/0/summary"]);
        Assert.Equal("Held for another patient.", (string?)after["reviews/0/enteredInError/reason"]);
    }

    [Fact]
    public async Task Nothing_is_measured_or_reviewed_before_the_plan_is_in_force()
    {
        var draft = await _organization.DraftAsync();

        await Counselor.Post($"/plans/{draft.Id}/objectives/{ObjectiveId(draft)}/outcomes", new { value = 0 }, draft.ETag)
            .IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"/plans/{draft.Id}/reviews", new { conclusion = "Continue", summary = "Goes on." }, draft.ETag)
            .IsRefused(409, "ILLEGAL_TRANSITION");
        await Counselor.Post($"/plans/{draft.Id}/review-obligations", new { @event = "Lapse" }, draft.ETag)
            .IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task A_review_settles_what_is_owed_and_the_next_one_is_owed()
    {
        var active = await _organization.ActiveAsync();
        var reviews = $"/plans/{active.Id}/reviews";
        Assert.Equal(
            [("InitialPlan", "2026-01-15", "Done"), ("Cadence", "2026-02-04", "NotDue")], Obligations(await Counselor.Get(reviews).Succeeds()));

        var owed = await Counselor.Post($"/plans/{active.Id}/review-obligations", new { @event = "Lapse" }, active.ETag).Succeeds();
        Assert.Equal("2026-01-08", (string?)owed["item/dueOn"]);
        await Counselor.Post($"/plans/{active.Id}/review-obligations", new { @event = "Relapse", occurredOn = "2026-01-06" }, owed.ETag)
            .IsRefused(422, "DATE_IN_FUTURE");
        await Counselor.Post(reviews, Review(completedOn: "2026-01-04"), owed.ETag).IsRefused(422, "DATE_OUT_OF_ORDER");
        await Counselor.Post(reviews, Review(completedOn: "2026-01-06"), owed.ETag).IsRefused(422, "DATE_IN_FUTURE");
        await Counselor.Post(reviews, Review(goal: "019b8e07-0000-7000-8000-000000000000"), owed.ETag).IsRefused(422, "UNKNOWN_REFERENCE");
        var reviewed = await Counselor.Post(reviews, Review(goal: GoalId(active)), owed.ETag).Succeeds();

        Assert.Equal(HttpStatusCode.Created, reviewed.Status);
        var after = await Counselor.Get(reviews).Succeeds();
        Assert.Equal("no-store", after.Headers["Cache-Control"]);
        Assert.Equal(
            [("Lapse", "2026-01-08", "Done"), ("InitialPlan", "2026-01-15", "Done"), ("Cadence", "2026-02-04", "Done"), ("Cadence", "2026-02-04", "NotDue")],
            Obligations(after));
        Assert.Equal((string?)reviewed["item/id"], (string?)after["obligations/0/completedBy/reviewId"]);
        Assert.Equal("Went well.", (string?)after["reviews/0/summary"]);
    }

    [Fact]
    public async Task A_plan_opened_before_admission_owes_its_first_version_from_that_day_on()
    {
        var screened = await _organization.ScreenedAsync();
        var plan = await Counselor.Post($"/episodes/{screened.Id}/plans", new { }).Succeeds();
        Assert.Empty(Obligations(await Counselor.Get($"/plans/{plan.Id}/reviews").Succeeds()));
        var rated = await Counselor.Post(
            $"/episodes/{screened.Id}/dimension-ratings", Course.RatingsBody(1, 0, 2, 1, 2, 1), screened.ETag).Succeeds();

        await Counselor.Post($"/episodes/{screened.Id}/admit", Course.AdmissionBody(rated.Id), rated.ETag).Succeeds();

        Assert.Equal([("InitialPlan", "2026-01-15", "NotDue")], Obligations(await Counselor.Get($"/plans/{plan.Id}/reviews").Succeeds()));
    }

    [Fact]
    public async Task A_review_needs_a_person()
    {
        var active = await _organization.ActiveAsync();
        var nobody = await _organization.ClientAsync([Role.Counselor]);

        await nobody.Post($"/plans/{active.Id}/reviews", Review(), active.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post($"/plans/{active.Id}/revise", null, active.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
    }

    [Fact]
    public async Task After_a_long_hold_the_plan_is_reviewed_before_it_resumes()
    {
        await using var host = await ApiHost.StartAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var counselor = organization.Client(Role.Counselor);
        var active = await organization.ActiveAsync();
        var held = await counselor.Post($"/plans/{active.Id}/hold", new { reason = "Hospital stay." }, active.ETag).Succeeds();

        host.Clock.SetDate(2026, 1, 20);
        await counselor.Post($"/plans/{active.Id}/resume", null, held.ETag).IsRefused(409, "REVIEW_REQUIRED");
        var reviewed = await counselor.Post($"/plans/{active.Id}/reviews", Review(), held.ETag).Succeeds();
        var resumed = await counselor.Post($"/plans/{active.Id}/resume", null, reviewed.ETag).Succeeds();

        Assert.Equal("Active", (string?)resumed["status"]);
    }

    [Fact]
    public async Task Plans_are_listed_by_author_status_and_overdue_review()
    {
        await using var host = await ApiHost.StartAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var counselor = organization.Client(Role.Counselor);
        var active = await organization.ActiveAsync();
        var draft = await organization.DraftAsync();

        Assert.Equal([draft.Id, active.Id], await Ids("/plans"));
        Assert.Equal([draft.Id, active.Id], await Ids("/plans?mine=true"));
        Assert.Empty(await Ids("/plans?mine=true", organization.Client(Role.Supervisor)));
        Assert.Equal([active.Id], await Ids("/plans?status=Active"));
        Assert.Equal([draft.Id], await Ids($"/plans?patientId={(string?)draft["patientId"]}"));
        Assert.Equal([draft.Id], await Ids($"/plans?programId={(string?)draft["programId"]}"));
        Assert.Empty(await Ids("/plans?reviewOverdue=true"));

        var first = await counselor.Get("/plans?limit=1").Succeeds();
        var second = await counselor.Get($"/plans?limit=1&after={(string?)first["next"]}").Succeeds();
        Assert.Equal((active.Id, null), ((string?)second["items/0/id"], (string?)second["next"]));
        await counselor.Get($"/plans?limit=1&status=Active&after={(string?)first["next"]}").IsRefused(400, "INVALID_CURSOR");

        host.Clock.SetDate(2026, 1, 15);
        Assert.Empty(await Ids("/plans?reviewOverdue=true"));
        host.Clock.SetDate(2026, 1, 16);
        Assert.Equal([draft.Id], await Ids("/plans?reviewOverdue=true"));
        Assert.Equal([active.Id], await Ids("/plans?reviewOverdue=false"));
        host.Clock.SetDate(2026, 2, 5);
        Assert.Equal([draft.Id, active.Id], await Ids("/plans?reviewOverdue=true"));

        async Task<string[]> Ids(string path, ApiClient? client = null) =>
            [.. (await (client ?? counselor).Get(path).Succeeds())["items"]!.AsArray().Select(plan => (string)plan!["id"]!)];
    }

    private static object Review(string? completedOn = null, string? goal = null) => new
    {
        conclusion = "Continue",
        summary = "Went well.",
        completedOn,
        progress = goal is null ? [] : new[] { new { goalId = goal, note = "On the way." } },
    };

    private static IEnumerable<(string, string, string)> Obligations(ApiAnswer reviews) =>
        reviews["obligations"]!.AsArray()
            .Select(owed => ((string)owed!["trigger"]!, (string)owed["dueOn"]!, (string)owed["status"]!));
}
