using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Episodes;

/// <param name="Version">Of the episode, whose ETag a change needs.</param>
/// <param name="Suggestion">Advice under the programme's policy of that day; a licensed person decides.</param>
public sealed record DimensionRatingSetResponse(
    DimensionRatingSetId Id,
    int Version,
    AsamEdition Edition,
    IReadOnlyList<DimensionRating> Ratings,
    PlacementSuggestion Suggestion,
    PractitionerId RatedBy,
    DateOnly RatedOn,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError) : IResource
{
    internal static DimensionRatingSetResponse Of(Episode episode, DimensionRatingSet set) => new(
        set.Id, episode.Version, set.Edition, set.Ratings, set.Suggestion, set.RatedBy, set.RatedOn, set.RecordedAt, set.EnteredInError);
}
