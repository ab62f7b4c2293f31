using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

/// <summary>Whether the patient's safety holds back what time alone would do to the phases.</summary>
public interface ISafetyHold
{
    Task<bool> IsHeldAsync(EpisodeId episodeId, CancellationToken cancellationToken);
}
