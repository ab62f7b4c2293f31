using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

public static class DimensionRatingErrors
{
    public static DomainException Incomplete(string pointer) =>
        CommonErrors.Rule("DIMENSIONS_INCOMPLETE", pointer, "An assessment rates all six dimensions.");

    public static DomainException RatedTwice(string pointer) =>
        CommonErrors.Rule("DIMENSION_RATED_TWICE", pointer, "The dimension is rated more than once.");

    public static DomainException MixedEditions(string pointer) =>
        CommonErrors.Rule("MIXED_EDITIONS", pointer, "The rating is in the terms of the other edition.");

    public static DomainException RiskRequired(string pointer) =>
        CommonErrors.Rule("RISK_REQUIRED", pointer, "The edition wants this rating of every dimension.");

    public static DomainException OutOfRange(string pointer, int from, int to) =>
        CommonErrors.Rule("OUT_OF_RANGE", pointer, $"Between {from} and {to}.");

    public static DomainException RationaleTooShort(string pointer) =>
        CommonErrors.Rule(
            "RATIONALE_TOO_SHORT", pointer, $"Say why in at least {DimensionRating.RationaleMinimumLength} characters.");
}
