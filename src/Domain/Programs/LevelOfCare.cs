namespace TreatmentPlans.Domain.Programs;

/// <summary>A level of care is an edition and a code (D14). What is known of it stands in <see cref="LevelsOfCare"/>.</summary>
/// <param name="Code">Code of the edition, for example 2.1.</param>
public sealed record LevelOfCare(AsamEdition Edition, string Code);
