using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

public class ReviewObligationTests
{
    [Fact]
    public void The_worked_case_owes_six_reviews_and_keeps_them_all_in_time()
    {
        var dana = Dana();

        Assert.Equal(
            [
                (ReviewTrigger.InitialPlan, Day(1, 22), Day(1, 14)),
                (ReviewTrigger.Cadence, Day(2, 13), Day(2, 13)),
                (ReviewTrigger.Lapse, Day(2, 18), Day(2, 13)),
                (ReviewTrigger.LevelChange, Day(3, 11), Day(3, 6)),
                (ReviewTrigger.Cadence, Day(3, 15), Day(3, 6)),
                (ReviewTrigger.Cadence, Day(5, 5), Day(3, 27)),
            ],
            dana.Plan.ReviewObligations.Where(owed => owed.CompletedBy is not null).OrderBy(owed => owed.DueOn)
                .Select(owed => (owed.Trigger, owed.DueOn, owed.CompletedBy!.On)));
        Assert.Equal(Day(5, 26), Assert.Single(dana.Plan.ReviewObligations, owed => owed.CompletedBy is null).DueOn);
        Assert.Equal(Day(5, 26), dana.Plan.NextReviewDueOn);
        Assert.Equal([Day(1, 14), Day(2, 13), Day(3, 6), Day(3, 27)], dana.Plan.Versions.Select(version => version.ActiveFrom!.Value));
        Assert.Equal(
            [PlanVersionStatus.Superseded, PlanVersionStatus.Superseded, PlanVersionStatus.Superseded, PlanVersionStatus.Active],
            dana.Plan.Versions.Select(version => version.Status));
    }

    [Fact]
    public void What_is_still_owed_ends_with_the_plan()
    {
        var dana = Dana();

        dana.Plan.Complete(dana.On(Day(4, 17)));

        Assert.Equal(6, dana.Plan.ReviewObligations.Count);
        Assert.Null(dana.Plan.NextReviewDueOn);
        Assert.Equal(PlanVersionStatus.Completed, dana.Plan.Status);
    }

    [Fact]
    public void A_level_change_is_owed_for_when_it_was_not_decided_in_a_review()
    {
        var plans = new TestPlans().Active();

        var owed = plans.Plan.OweReview(ReviewTrigger.LevelChange, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(2, 12)));

        Assert.Equal(Day(2, 18), owed.DueOn);
        Assert.Null(owed.CompletedBy);
        Assert.Equal(Day(2, 13), plans.Plan.NextReviewDueOn);
    }

    [Fact]
    public void A_level_change_decided_in_the_review_of_the_day_is_settled_by_it()
    {
        var plans = new TestPlans().Active();
        var review = plans.Review(Day(2, 12));

        var owed = plans.Plan.OweReview(ReviewTrigger.LevelChange, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(2, 12)));

        Assert.Equal(new ReviewCompletion(Day(2, 12), review.Id), owed.CompletedBy);
    }

    [Fact]
    public void A_review_does_not_settle_a_lapse_that_becomes_known_after_it()
    {
        var plans = new TestPlans().Active();
        plans.Review(Day(2, 12));

        var owed = plans.Plan.OweReview(ReviewTrigger.Lapse, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(2, 12)));

        Assert.Null(owed.CompletedBy);
    }

    [Fact]
    public void One_event_is_owed_for_once()
    {
        var plans = new TestPlans().Active();
        var first = plans.Plan.OweReview(ReviewTrigger.Lapse, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(2, 12)));

        var second = plans.Plan.OweReview(ReviewTrigger.Lapse, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(2, 12)));

        Assert.Same(first, second);
    }

    [Fact]
    public void Another_version_without_a_review_puts_nothing_off()
    {
        var plans = new TestPlans().Active();

        plans.Revise(Day(1, 30), TestPlans.Intensive);

        Assert.Equal(Day(2, 13), plans.Plan.NextReviewDueOn);
    }

    [Fact]
    public void A_review_is_not_dated_before_the_one_before_it_or_before_the_version()
    {
        var plans = new TestPlans().Active();
        plans.Review(Day(2, 10));
        var changes = plans.Plan.Version;

        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<DomainException>(() => plans.Review(Day(2, 9))).Error.Code);
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<DomainException>(() => plans.Review(Day(1, 13))).Error.Code);
        Assert.Single(plans.Plan.Reviews);
        Assert.Equal(changes, plans.Plan.Version);
    }

    [Fact]
    public void A_draft_has_nothing_to_review()
    {
        var plans = new TestPlans();

        Assert.Equal("ILLEGAL_TRANSITION", Assert.Throws<DomainException>(() => plans.Review(Day(1, 14))).Error.Code);
    }

    [Fact]
    public void A_review_entered_in_error_settles_nothing_and_the_cadence_runs_from_the_one_before()
    {
        var plans = new TestPlans().Active();
        plans.Plan.OweReview(ReviewTrigger.Lapse, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(2, 12)));
        var before = plans.Plan.ReviewObligations;
        var review = plans.Review(Day(2, 13));

        var marked = EnterInError(plans, review, Day(2, 16));

        Assert.Equal("Held for another patient.", marked.EnteredInError!.Reason);
        Assert.Equal([marked], plans.Plan.Reviews);
        Assert.Equal(before.OrderBy(owed => owed.DueOn), plans.Plan.ReviewObligations.OrderBy(owed => owed.DueOn));
        Assert.Equal(Day(2, 13), plans.Plan.NextReviewDueOn);
        Assert.Equal("plan.review-entered-in-error", Assert.Single(plans.Plan.Events, e => e is PlanReviewEnteredInError).Type);
    }

    [Fact]
    public void What_a_later_review_would_have_settled_is_settled_by_it()
    {
        var plans = new TestPlans().Active();
        var wrong = plans.Review(Day(2, 10));
        var held = plans.Review(Day(2, 12));

        EnterInError(plans, wrong, Day(2, 13));

        Assert.Equal(
            [
                (ReviewTrigger.InitialPlan, Day(1, 22), (PlanReviewId?)null, false),
                (ReviewTrigger.Cadence, Day(2, 13), held.Id, false),
                (ReviewTrigger.Cadence, Day(3, 14), null, true),
            ],
            plans.Plan.ReviewObligations.OrderBy(owed => owed.DueOn)
                .Select(owed => (owed.Trigger, owed.DueOn, owed.CompletedBy?.ReviewId, owed.CompletedBy is null)));
    }

    [Fact]
    public void The_later_of_two_reviews_entered_in_error_leaves_the_cadence_of_the_earlier_one()
    {
        var plans = new TestPlans().Active();
        plans.Review(Day(2, 10));
        var cadence = plans.Plan.NextReviewDueOn;
        var wrong = plans.Review(Day(2, 12));

        EnterInError(plans, wrong, Day(2, 13));

        Assert.Equal(cadence, plans.Plan.NextReviewDueOn);
        Assert.Single(plans.Plan.ReviewObligations, owed => owed.CompletedBy is null);
        Assert.Equal(Day(2, 11), plans.Review(Day(2, 11)).CompletedOn);
    }

    [Fact]
    public void A_change_of_level_is_owed_for_again_when_the_review_it_was_decided_in_was_not_held()
    {
        var plans = new TestPlans().Active();
        var review = plans.Review(Day(2, 12));
        plans.Plan.OweReview(ReviewTrigger.LevelChange, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(2, 12)));

        EnterInError(plans, review, Day(2, 12));

        Assert.Null(Assert.Single(plans.Plan.ReviewObligations, owed => owed.Trigger is ReviewTrigger.LevelChange).CompletedBy);
    }

    [Fact]
    public void A_review_entered_in_error_does_not_let_a_plan_on_hold_resume()
    {
        var plans = new TestPlans().Active();
        plans.Plan.Hold("Travels.", plans.On(Day(2, 1)));
        var resumesOn = Day(2, 2).AddDays(plans.Policies.ReviewCadence.HoldWithoutReviewDays);
        var review = plans.Review(resumesOn);

        EnterInError(plans, review, resumesOn);

        Assert.Equal(
            "REVIEW_REQUIRED",
            Assert.Throws<DomainException>(() => plans.Plan.Resume(plans.Policies.ReviewCadence, plans.On(resumesOn))).Error.Code);
    }

    [Fact]
    public void After_the_end_of_the_plan_nothing_is_owed_again()
    {
        var plans = new TestPlans().Active();
        var review = plans.Review(Day(2, 12));
        plans.Plan.Complete(plans.On(Day(2, 20)));

        EnterInError(plans, review, Day(2, 21));

        Assert.Equal([ReviewTrigger.InitialPlan], plans.Plan.ReviewObligations.Select(owed => owed.Trigger));
        Assert.Null(plans.Plan.NextReviewDueOn);
    }

    [Fact]
    public void A_review_is_entered_in_error_once_and_only_where_it_is()
    {
        var plans = new TestPlans().Active();
        var review = plans.Review(Day(2, 12));
        EnterInError(plans, review, Day(2, 12));

        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => EnterInError(plans, review, Day(2, 12))).Error.Code);
        Assert.Equal(
            "NOT_FOUND",
            Assert.Throws<DomainException>(
                () => EnterInError(plans, review with { Id = TypedId.New<PlanReviewId>(DateTimeOffset.UnixEpoch) }, Day(2, 12))).Error.Code);
    }

    [Theory]
    [InlineData(5, ReviewStatus.NotDue)]
    [InlineData(6, ReviewStatus.DueSoon)]
    [InlineData(13, ReviewStatus.DueSoon)]
    [InlineData(14, ReviewStatus.Overdue)]
    public void The_state_of_an_open_review_depends_on_the_day(int day, ReviewStatus status)
    {
        var owed = new ReviewObligation(Day(2, 13), ReviewTrigger.Cadence, Day(1, 14), DateTimeOffset.UnixEpoch);

        Assert.Equal(status, owed.StatusOn(Day(2, day), ReviewCadencePolicy.Default.DueSoonDays));
    }

    [Fact]
    public void A_completed_review_stays_done()
    {
        var owed = new ReviewObligation(
            Day(2, 13), ReviewTrigger.Cadence, Day(1, 14), DateTimeOffset.UnixEpoch, new ReviewCompletion(Day(2, 20)));

        Assert.Equal(ReviewStatus.Done, owed.StatusOn(Day(3, 1), ReviewCadencePolicy.Default.DueSoonDays));
    }

    [Fact]
    public void The_first_plan_is_owed_once()
    {
        var plans = new TestPlans();
        plans.Plan.MarkSaved();

        plans.Plan.OweInitialPlan(Day(1, 12), plans.Policies.ContentProfile, plans.On(Day(1, 12)));

        Assert.Equal((ReviewTrigger.InitialPlan, Day(1, 22)), (plans.Plan.ReviewObligations[0].Trigger, plans.Plan.ReviewObligations[0].DueOn));
        Assert.Single(plans.Plan.ReviewObligations);
        Assert.Empty(plans.Plan.Events);
    }

    [Fact]
    public void A_plan_opened_before_admission_owes_nothing_until_then()
    {
        var plans = new TestPlans(admitted: false);
        Assert.Empty(plans.Plan.ReviewObligations);

        plans.Plan.OweInitialPlan(Day(1, 12), plans.Policies.ContentProfile, plans.On(Day(1, 12)));

        Assert.Null(Assert.Single(plans.Plan.ReviewObligations).CompletedBy);
        Assert.Equal(Day(1, 22), plans.Plan.NextReviewDueOn);
    }

    [Fact]
    public void A_plan_in_force_before_admission_has_settled_what_admission_owes()
    {
        var plans = new TestPlans(admitted: false).Active();

        plans.Plan.OweInitialPlan(Day(1, 20), plans.Policies.ContentProfile, plans.On(Day(1, 20)));

        var owed = Assert.Single(plans.Plan.ReviewObligations, known => known.Trigger is ReviewTrigger.InitialPlan);
        Assert.Equal((Day(1, 30), new ReviewCompletion(TestPlans.Start, VersionNumber: 1)), (owed.DueOn, owed.CompletedBy));
    }

    [Fact]
    public void A_review_that_is_owed_is_told()
    {
        var plans = new TestPlans().Active();
        plans.Plan.MarkSaved();

        plans.Plan.OweReview(ReviewTrigger.Lapse, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(2, 12)));

        var told = Assert.Single(plans.Plan.Events);
        Assert.Equal(
            ("plan.review-due", new EventSubject(plans.Plan.Id.Value, plans.Plan.PatientId, plans.Plan.EpisodeId, plans.Plan.Id)),
            (told.Type, told.Subject));
    }

    [Fact]
    public void The_next_review_counts_from_the_last_one()
    {
        var plans = new TestPlans().Active();

        plans.Review(Day(2, 10));

        Assert.Equal(Day(3, 12), plans.Plan.NextReviewDueOn);
        Assert.Single(plans.Plan.ReviewObligations, owed => owed.CompletedBy is null);
    }

    [Fact]
    public void A_version_that_leaves_the_next_review_where_it_is_owes_nothing_anew()
    {
        var plans = new TestPlans().Active();
        var owed = plans.Plan.ReviewObligations.Single(known => known.CompletedBy is null);
        plans.Plan.MarkSaved();

        plans.Revise(Day(1, 30), TestPlans.Intensive);

        Assert.Same(owed, plans.Plan.ReviewObligations.Single(known => known.CompletedBy is null));
        Assert.DoesNotContain("plan.review-due", plans.Plan.Events.Select(told => told.Type));
    }

    [Fact]
    public void Only_a_plan_in_force_owes_a_review_and_is_reviewed()
    {
        var plans = new TestPlans();

        Refusals.Illegal("owe a review", () => plans.Plan.OweReview(
            ReviewTrigger.Lapse, plans.Calendar, plans.Policies.ReviewCadence, plans.On(Day(1, 14))));
        Refusals.Illegal("review", () => plans.Review(Day(1, 14)));
        plans.Active();
        Refusals.Refused("DATE_OUT_OF_ORDER", () => plans.Review(Day(1, 13)), "/completedOn");
    }

    private static PlanReview EnterInError(TestPlans plans, PlanReview review, DateOnly on) => plans.Plan.EnterReviewInError(
        review.Id,
        new EnteredInError("Held for another patient.", plans.Author.Id, plans.On(on).At),
        plans.Policies.ReviewCadence,
        plans.On(on));

    private static TestPlans Dana()
    {
        var dana = new TestPlans().Active();
        dana.Plan.OweReview(ReviewTrigger.Lapse, dana.Calendar, dana.Policies.ReviewCadence, dana.On(Day(2, 12)));
        dana.Review(Day(2, 13));
        dana.Revise(Day(2, 13), TestPlans.Intensive);
        dana.Plan.OweReview(ReviewTrigger.LevelChange, dana.Calendar, dana.Policies.ReviewCadence, dana.On(Day(3, 6)));
        dana.Review(Day(3, 6));
        dana.Revise(Day(3, 6), TestPlans.Outpatient);
        dana.Review(Day(3, 27));
        dana.Revise(Day(3, 27), TestPlans.Outpatient);
        return dana;
    }

    private static DateOnly Day(int month, int day) => new(2026, month, day);
}
