using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Support;

public static class HeavyDrinking
{
    /// <summary>Standard drinks from which a day is a heavy one for this patient (rule USE-3); the lower where it is not known which holds.</summary>
    public static int ThresholdOf(Patient patient, SupportPolicy policy) => (patient.ClinicalSex, patient.AdministrativeSex) switch
    {
        (ClinicalSex.MaleTypical, _) or (null, AdministrativeSex.Male) => policy.HeavyDrinksMale,
        _ => policy.HeavyDrinksFemale,
    };
}
