using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>What may set off the wish to use.</summary>
/// <param name="Risk">From 1, hardly any, to 5.</param>
/// <param name="CopingSkills">Codes of the skills that help.</param>
/// <param name="AvoidPlan">How to keep away from it.</param>
/// <param name="HasCopingPlan">There is a skill or a way to keep away from it.</param>
public sealed record TriggerResponse(
    TriggerId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    TriggerCategory Category,
    string Description,
    int Risk,
    IReadOnlyList<string> EarlyWarningSigns,
    IReadOnlyList<string> CopingSkills,
    string? AvoidPlan,
    bool HasCopingPlan,
    DateOnly IdentifiedOn,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static TriggerResponse Of(Trigger trigger) => new(
        trigger.Id,
        trigger.Version,
        trigger.PatientId,
        trigger.EpisodeId,
        trigger.Details.Category,
        trigger.Details.Description,
        trigger.Details.Risk,
        trigger.Details.EarlyWarningSigns,
        trigger.Details.CopingSkills,
        trigger.Details.AvoidPlan,
        trigger.Details.HasCopingPlan(),
        trigger.IdentifiedOn,
        trigger.RecordedAt,
        trigger.EnteredInError,
        trigger.CreatedAt,
        trigger.UpdatedAt);
}
