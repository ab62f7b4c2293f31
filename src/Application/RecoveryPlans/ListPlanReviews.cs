using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>The reviews a plan owes and had, judged today; and the objectives that are overdue.</summary>
public sealed record ListPlanReviews(RecoveryPlanId PlanId) : IQuery<PlanReviewList>;

/// <param name="Today">The programme's date on which the states hold.</param>
/// <param name="Obligations">By due date.</param>
/// <param name="OverdueObjectives">Open past their target date.</param>
public sealed record PlanReviewList(
    DateOnly Today,
    IReadOnlyList<ReviewObligationResponse> Obligations,
    IReadOnlyList<PlanReview> Reviews,
    IReadOnlyList<ObjectiveId> OverdueObjectives);

/// <param name="OnTime">Null while it is open.</param>
public sealed record ReviewObligationResponse(
    DateOnly DueOn, ReviewTrigger Trigger, DateOnly RaisedOn, ReviewStatus Status, bool? OnTime, ReviewCompletion? CompletedBy);

internal sealed class ListPlanReviewsHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<ListPlanReviews, PlanReviewList>
{
    public async Task<PlanReviewList> Handle(ListPlanReviews query, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.AsNoTracking().GetAsync(plan => plan.Id == query.PlanId, cancellationToken);
        var program = await db.Programs.AsNoTracking().GetAsync(program => program.Id == plan.ProgramId, cancellationToken);
        var today = program.DateOf(clock.GetUtcNow());
        var dueSoonDays = program.PoliciesOn(today).ReviewCadence.DueSoonDays;
        return new PlanReviewList(
            today,
            [
                .. plan.ReviewObligations.OrderBy(owed => owed.DueOn).Select(owed => new ReviewObligationResponse(
                    owed.DueOn,
                    owed.Trigger,
                    owed.RaisedOn,
                    owed.StatusOn(today, dueSoonDays),
                    owed.CompletedBy is { } completed ? completed.On <= owed.DueOn : null,
                    owed.CompletedBy)),
            ],
            plan.Reviews,
            plan.OverdueObjectives(today));
    }
}
