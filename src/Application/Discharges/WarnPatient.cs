using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Discharges;

/// <summary>Documents that the patient was warned: an administrative discharge takes such warnings. Kept as a work item that is done.</summary>
public sealed record WarnPatient(EpisodeId EpisodeId, WarningBody Body) : ICommand<WorkItemResponse>;

/// <param name="Summary">What was said, and what was agreed.</param>
public sealed record WarningBody(string Summary);

internal sealed class WarnPatientValidator : AbstractValidator<WarnPatient>
{
    public WarnPatientValidator() => RuleFor(command => command.Body.Summary).Required().MaxLength(Limits.Reason);
}

internal sealed class WarnPatientHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<WarnPatient, WorkItemResponse>
{
    public async Task<WorkItemResponse> Handle(WarnPatient command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var now = clock.GetUtcNow();
        var episode = await db.Episodes.GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        episode.RequireInCare();
        var id = TypedId.New<WorkItemId>(now);
        var warning = WorkItem.Raise(
            id,
            episode.OrganizationId,
            new WorkItemCause(WorkItemKind.Warning, episode.PatientId, episode.Id, null, by, now, $"{episode.Id}/warning/{id}"));
        warning.Resolve(WorkItemOutcome.Done, command.Body.Summary, by, now);
        db.WorkItems.Add(warning);
        await db.SaveChangesAsync(cancellationToken);
        return WorkItemResponse.Of(warning);
    }
}
