using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Support;

internal static class SupportAccess
{
    public const string Tag = "Support";

    /// <summary>Craving, use and who stands by a patient: no business of the desk or of billing.</summary>
    public static readonly Role[] Readers = [.. RoleSets.ClinicalReaders.Where(role => role is not Role.Billing)];

    /// <summary>Patients tell for themselves.</summary>
    public static readonly Role[] Tellers = [.. RoleSets.Clinicians, Role.Patient];
}
