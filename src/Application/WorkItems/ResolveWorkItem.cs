using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.WorkItems;

/// <summary>Closes it with what came of it.</summary>
public sealed record ResolveWorkItem(WorkItemId WorkItemId, IfMatch IfMatch, ResolveWorkItemBody Body) : ICommand<WorkItemResponse>;

/// <param name="Evidence">What shows it: a reference or a short note.</param>
public sealed record ResolveWorkItemBody(WorkItemOutcome Outcome, string Evidence);

internal sealed class ResolveWorkItemValidator : AbstractValidator<ResolveWorkItem>
{
    public ResolveWorkItemValidator() => RuleFor(command => command.Body.Evidence).Required().MaxLength(Limits.Reason);
}

internal sealed class ResolveWorkItemHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ResolveWorkItem, WorkItemResponse>
{
    public async Task<WorkItemResponse> Handle(ResolveWorkItem command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var item = await db.WorkItems.GetForChangeAsync(item => item.Id == command.WorkItemId, command.IfMatch, cancellationToken);
        item.Resolve(command.Body.Outcome, command.Body.Evidence, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return WorkItemResponse.Of(item);
    }
}
