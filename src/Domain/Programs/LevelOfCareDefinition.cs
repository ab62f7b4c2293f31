namespace TreatmentPlans.Domain.Programs;

/// <summary>One row of the catalogue. Labels are our own words.</summary>
/// <param name="IntensityRank">Orders the levels of both editions: a lower rank is a step down, an equal one the same intensity.</param>
public sealed record LevelOfCareDefinition(
    LevelOfCare Level, string Label, CareSetting Setting, CareManagement ManagedBy, int IntensityRank);

public enum CareSetting
{
    Outpatient,
    Residential,
    Inpatient,
}

public enum CareManagement
{
    Clinical,
    Medical,
}
