using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Episodes;

/// <summary>One assessment of all six dimensions, with the level that it suggests under the policy of its day.</summary>
public sealed record DimensionRatingSet(
    DimensionRatingSetId Id,
    AsamEdition Edition,
    IReadOnlyList<DimensionRating> Ratings,
    PlacementSuggestion Suggestion,
    PractitionerId RatedBy,
    DateOnly RatedOn,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError);
