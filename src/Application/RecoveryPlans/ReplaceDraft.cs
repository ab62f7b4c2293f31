using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Writes the whole draft: keeps the item ids given, creates items without one, refuses unknown ids (D4).</summary>
public sealed record ReplaceDraft(RecoveryPlanId PlanId, IfMatch IfMatch, PlanContent Body) : ICommand<StoredResource<PlanContent>>;

internal sealed class ReplaceDraftValidator : AbstractValidator<ReplaceDraft>
{
    public ReplaceDraftValidator() => RuleFor(command => command.Body).SetValidator(new PlanContentValidator());
}

internal sealed class ReplaceDraftHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ReplaceDraft, StoredResource<PlanContent>>
{
    public async Task<StoredResource<PlanContent>> Handle(ReplaceDraft command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        plan.EditDraft(_ => command.Body, act);
        await db.RequirePractitionersAsync(command.Body, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new StoredResource<PlanContent>(plan.Unsigned!.Content, plan.Version);
    }
}
