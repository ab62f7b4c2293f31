using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>How far the patient stands on own feet. Version 0, with nothing in it, until somebody first looked.</summary>
/// <param name="Areas">Where each stands, and whether it has become better; none before somebody looked.</param>
/// <param name="Looks">In the order of their days.</param>
public sealed record IndependenceChecklistResponse(
    EpisodeId EpisodeId, int Version, IReadOnlyList<IndependenceTrend> Areas, IReadOnlyList<IndependenceLook> Looks) : IResource
{
    internal static IndependenceChecklistResponse Of(EpisodeId episodeId, IndependenceChecklist? checklist) =>
        new(episodeId, checklist?.Version ?? 0, checklist?.Trends() ?? [], checklist?.Looks ?? []);
}
