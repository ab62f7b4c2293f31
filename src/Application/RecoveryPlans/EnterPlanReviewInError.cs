using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Takes a review back. It stays readable; what it settled is owed again (D9).</summary>
public sealed record EnterPlanReviewInError(RecoveryPlanId PlanId, PlanReviewId ReviewId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<PlanPartResponse<PlanReview>>;

internal sealed class EnterPlanReviewInErrorValidator : AbstractValidator<EnterPlanReviewInError>
{
    public EnterPlanReviewInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterPlanReviewInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterPlanReviewInError, PlanPartResponse<PlanReview>>
{
    public async Task<PlanPartResponse<PlanReview>> Handle(EnterPlanReviewInError command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        var review = hand.Plan.EnterReviewInError(
            command.ReviewId, caller.Mark(command.Body, clock), hand.Policies.ReviewCadence, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<PlanReview>(hand.Plan.Version, review);
    }
}
