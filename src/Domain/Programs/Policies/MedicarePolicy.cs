namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What Medicare asks for intensive outpatient care, rules MED-1 to MED-4.</summary>
/// <param name="MinimumHoursPerWeek">MED-1. Hours of service a week that the plan shows.</param>
/// <param name="CertificationDays">MED-2. Calendar days that a certification holds for after its own day.</param>
/// <param name="WarningDay">MED-3. The day after the certification, counted as above, from which the next one is due soon.</param>
public sealed record MedicarePolicy(decimal MinimumHoursPerWeek, int CertificationDays, int WarningDay)
{
    public static MedicarePolicy Default { get; } = new(MinimumHoursPerWeek: 9, CertificationDays: 60, WarningDay: 46);

    internal void Check(string pointer)
    {
        if (WarningDay > CertificationDays)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/warningDay", "It is not after the last day for which a certification holds.");
        }
    }
}
