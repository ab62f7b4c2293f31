using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>Who works with the patient. Version 0, with nobody in it, until it is first written.</summary>
public sealed record CareTeamResponse(EpisodeId EpisodeId, int Version, IReadOnlyList<CareTeamMember> Members) : IResource
{
    internal static CareTeamResponse Of(EpisodeId episodeId, CareTeam? team) => new(episodeId, team?.Version ?? 0, team?.Members ?? []);
}
