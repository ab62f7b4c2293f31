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
