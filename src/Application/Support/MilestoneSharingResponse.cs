using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>Whether the patient's groups see the milestones. Version 0, not shared, until the patient has chosen.</summary>
/// <param name="DisplayName">What the groups see; null where nothing is shared.</param>
public sealed record MilestoneSharingResponse(EpisodeId EpisodeId, int Version, bool IsShared, string? DisplayName, DateTimeOffset? ChosenAt) : IResource
{
    internal static MilestoneSharingResponse Of(EpisodeId episodeId, MilestoneSharing? sharing) =>
        new(episodeId, sharing?.Version ?? 0, sharing?.IsShared ?? false, sharing?.DisplayName, sharing?.ChosenAt);
}
