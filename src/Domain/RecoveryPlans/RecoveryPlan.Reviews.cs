using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>Reviews as obligations (D8).</summary>
public sealed partial class RecoveryPlan
{
    private IEnumerable<PlanReview> HeldReviews => Reviews.Where(review => review.EnteredInError is null);

    /// <summary>The first plan is owed some days after admission, also where the plan was opened before it.</summary>
    public void OweInitialPlan(DateOnly admittedOn, ContentProfilePolicy policy, Act act)
    {
        if (ReviewObligations.All(obligation => obligation.Trigger is not ReviewTrigger.InitialPlan))
        {
            var firstVersion = _versions.FirstOrDefault(version => version.ActiveFrom is not null);
            Owe(new ReviewObligation(
                admittedOn.AddDays(policy.InitialPlanDueDays),
                ReviewTrigger.InitialPlan,
                admittedOn,
                act.At,
                firstVersion is null ? null : new ReviewCompletion(firstVersion.ActiveFrom!.Value, VersionNumber: firstVersion.Number)));
        }
    }

    /// <summary>
    /// An event calls for a review within some business days. One event is owed for once; a change of level that was
    /// decided in a review of the same day is settled by that review.
    /// </summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION without a version in force.</exception>
    public ReviewObligation OweReview(ReviewTrigger trigger, ProgramCalendar calendar, ReviewCadencePolicy policy, Act act)
    {
        RequireInForce("owe a review");
        if (ReviewObligations.FirstOrDefault(known => known.Trigger == trigger && known.RaisedOn == act.On) is { } owed)
        {
            return owed;
        }

        var decidedIn = trigger is ReviewTrigger.LevelChange
            ? HeldReviews.LastOrDefault(review => review.CompletedOn == act.On)
            : null;
        return Owe(new ReviewObligation(
            calendar.AddBusinessDays(act.On, policy.EventReviewBusinessDays),
            trigger,
            act.On,
            act.At,
            decidedIn is null ? null : new ReviewCompletion(act.On, decidedIn.Id)));
    }

    /// <summary>Settles every open obligation, and owes the next review by the cadence of the level in force.</summary>
    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION without a version in force; 422 DATE_OUT_OF_ORDER, UNKNOWN_REFERENCE.
    /// </exception>
    public PlanReview CompleteReview(
        PlanReviewId id,
        ReviewConclusion conclusion,
        string summary,
        PatientParticipation? participation,
        IReadOnlyList<GoalProgress> progress,
        ReviewCadencePolicy policy,
        Act act)
    {
        RequireInForce("review");
        var reviewed = InForce!;
        if (act.On < reviewed.ActiveFrom || HeldReviews.Any(earlier => earlier.CompletedOn > act.On))
        {
            throw RecoveryPlanErrors.OutOfOrder("/completedOn");
        }

        for (var i = 0; i < progress.Count; i++)
        {
            if (reviewed.Document.AllGoals().All(goal => goal.Id != progress[i].GoalId))
            {
                throw RecoveryPlanErrors.UnknownReference($"/progress/{i}/goalId");
            }
        }

        var review = new PlanReview(id, act.On, act.At, act.By, reviewed.Number, conclusion, summary, participation, progress);
        Reviews = [.. Reviews, review];
        ReviewObligations =
        [
            .. ReviewObligations.Select(obligation => obligation.CompletedBy is null && obligation.RaisedOn <= review.CompletedOn
                ? obligation with { CompletedBy = new ReviewCompletion(review.CompletedOn, review.Id) }
                : obligation),
        ];
        Record(new PlanReviewed(this, review));
        OweNextReview(reviewed.LevelOfCare!, policy, act);
        return review;
    }

    /// <summary>
    /// The review was not held: what it settled is owed again, or was settled by the next one, and the cadence runs from the one before.
    /// </summary>
    /// <exception cref="DomainException">404; 409 ENTERED_IN_ERROR where it is already.</exception>
    public PlanReview EnterReviewInError(PlanReviewId id, EnteredInError mark, ReviewCadencePolicy policy, Act act)
    {
        var wrong = Reviews.FirstOrDefault(review => review.Id == id) ?? throw CommonErrors.NotFound();
        if (wrong.EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        var marked = wrong with { EnteredInError = mark };
        Reviews = [.. Reviews.Select(review => review == wrong ? marked : review)];
        ReviewObligations =
        [
            .. ReviewObligations
                .Where(owed => !IsCadenceAfter(wrong, owed))
                .Select(owed => owed.CompletedBy?.ReviewId == id ? owed with { CompletedBy = CompletionOf(owed) } : owed)
                .Where(owed => IsOpen || owed.CompletedBy is not null),
        ];
        Record(new PlanReviewEnteredInError(this, marked));
        if (InForce is { } version)
        {
            OweNextReview(version.LevelOfCare!, policy, act);
        }

        RefreshNextReview();
        return marked;
    }

    private bool IsCadenceAfter(PlanReview review, ReviewObligation owed) =>
        owed.Trigger is ReviewTrigger.Cadence && owed.RaisedOn == review.CompletedOn && owed.RecordedAt >= review.RecordedAt
        && HeldReviews.All(other => other.CompletedOn != review.CompletedOn);

    // A review settles what was known to be owed when it was held; a change of level also the review it was decided in.
    private ReviewCompletion? CompletionOf(ReviewObligation owed) =>
        HeldReviews.FirstOrDefault(review => owed.Trigger is ReviewTrigger.LevelChange && review.CompletedOn == owed.RaisedOn
            || review.CompletedOn >= owed.RaisedOn && review.RecordedAt >= owed.RecordedAt) is { } next
            ? new ReviewCompletion(next.CompletedOn, next.Id)
            : null;

    private void SettleInitialPlan(PlanVersion version, Act act) =>
        ReviewObligations =
        [
            .. ReviewObligations.Select(obligation => obligation is { Trigger: ReviewTrigger.InitialPlan, CompletedBy: null }
                ? obligation with { CompletedBy = new ReviewCompletion(act.On, VersionNumber: version.Number) }
                : obligation),
        ];

    // From the last review, or from the first day of the first version: another version alone puts nothing off.
    private void OweNextReview(LevelOfCare level, ReviewCadencePolicy policy, Act act)
    {
        var from = HeldReviews.LastOrDefault() is { } last
            ? last.CompletedOn
            : _versions.Where(version => version.ActiveFrom is not null).Select(version => version.EffectiveFrom!.Value).Min();
        var dueOn = from.AddDays(policy.IntervalDays(level));
        var open = ReviewObligations.FirstOrDefault(known => known is { Trigger: ReviewTrigger.Cadence, CompletedBy: null });
        if (open?.DueOn == dueOn)
        {
            return;
        }

        ReviewObligations = [.. ReviewObligations.Where(known => known != open)];
        Owe(new ReviewObligation(dueOn, ReviewTrigger.Cadence, from, act.At));
    }

    private ReviewObligation Owe(ReviewObligation obligation)
    {
        ReviewObligations = [.. ReviewObligations, obligation];
        RefreshNextReview();
        Record(new PlanReviewDue(this, obligation));
        return obligation;
    }

    private void RefreshNextReview() =>
        NextReviewDueOn = ReviewObligations
            .Where(obligation => obligation.CompletedBy is null)
            .Select(obligation => (DateOnly?)obligation.DueOn)
            .Min();
}
