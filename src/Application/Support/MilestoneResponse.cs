using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>So many days without use in one run.</summary>
/// <param name="RunStartedOn">First day of the run without use.</param>
/// <param name="AwardedAt">When it became known; after `reachedOn` where a fact was told late.</param>
/// <param name="WithdrawnAt">When it became known that it was not reached; null while it stands.</param>
/// <param name="Log">Oldest first.</param>
public sealed record MilestoneResponse(
    MilestoneId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    DateOnly RunStartedOn,
    int Days,
    DateOnly ReachedOn,
    MilestoneStatus Status,
    DateTimeOffset AwardedAt,
    DateTimeOffset? WithdrawnAt,
    IReadOnlyList<MilestoneState> Log,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static MilestoneResponse Of(Milestone milestone) => new(
        milestone.Id,
        milestone.Version,
        milestone.PatientId,
        milestone.EpisodeId,
        milestone.RunStartedOn,
        milestone.Days,
        milestone.ReachedOn,
        milestone.Status,
        milestone.AwardedAt,
        milestone.WithdrawnAt,
        milestone.Log,
        milestone.CreatedAt,
        milestone.UpdatedAt);
}
