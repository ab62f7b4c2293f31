using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Completes a review of the plan: it settles every review that is owed (D8).</summary>
public sealed record CompletePlanReview(RecoveryPlanId PlanId, IfMatch IfMatch, PlanReviewBody Body) : ICommand<PlanPartResponse<PlanReview>>;

/// <param name="CompletedOn">Today unless given.</param>
/// <param name="Progress">A note for each goal that was looked at.</param>
public sealed record PlanReviewBody(
    ReviewConclusion Conclusion,
    string Summary,
    DateOnly? CompletedOn = null,
    PatientParticipation? Participation = null,
    IReadOnlyList<GoalProgress>? Progress = null);

internal sealed class CompletePlanReviewValidator : AbstractValidator<CompletePlanReview>
{
    public CompletePlanReviewValidator()
    {
        RuleFor(command => command.Body.Summary).Required().MaxLength(PlanLimits.NarrativeLength);
        RuleFor(command => command.Body.Participation!).SetValidator(new ParticipationValidator())
            .When(command => command.Body.Participation is not null);
        RuleFor(command => command.Body.Progress).MaxCount(PlanLimits.ListCount);
        RuleForEach(command => command.Body.Progress).ChildRules(progress =>
            progress.RuleFor(item => item.Note).Required().MaxLength(PlanLimits.TextLength));
    }
}

internal sealed class CompletePlanReviewHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<CompletePlanReview, PlanPartResponse<PlanReview>>
{
    public async Task<PlanPartResponse<PlanReview>> Handle(CompletePlanReview command, CancellationToken cancellationToken)
    {
        caller.RequirePractitioner();
        var body = command.Body;
        var hand = await db.GetPlanForChangeAsync(
            command.PlanId, command.IfMatch, caller, clock, cancellationToken, body.CompletedOn, "/completedOn");
        var review = hand.Plan.CompleteReview(
            TypedId.New<PlanReviewId>(hand.Act.At),
            body.Conclusion,
            body.Summary,
            body.Participation,
            body.Progress ?? [],
            hand.Policies.ReviewCadence,
            hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<PlanReview>(hand.Plan.Version, review);
    }
}
