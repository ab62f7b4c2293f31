namespace TreatmentPlans.Domain.Programs;

/// <summary>The rating of one ASAM dimension.</summary>
/// <param name="Dimension">1 to 6; what a number means depends on the edition.</param>
/// <param name="Subdimension">Fourth edition only; our own short code.</param>
/// <param name="Risk">Third edition: 0 (none) to 4 (extreme).</param>
/// <param name="RiskCode">Fourth edition: the code of the rating.</param>
/// <param name="MinimumLevelCode">Fourth edition: the least intensive level that meets the need; null where there is none.</param>
/// <param name="Rationale">At least <see cref="RationaleMinimumLength"/> characters: a bare number explains nothing.</param>
public sealed record DimensionRating(
    int Dimension, string? Subdimension, int? Risk, string? RiskCode, string? MinimumLevelCode, string Rationale)
{
    public const int Dimensions = 6;
    public const int HighestRisk = 4;

    /// <summary>Rule PLC-2.</summary>
    public const int RationaleMinimumLength = 20;
}
