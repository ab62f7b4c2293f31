using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Transition;

internal static class TransitionAccess
{
    public const string Tag = "Transition";

    /// <summary>What a patient fears and whom the patient calls: no business of the desk or of billing.</summary>
    public static readonly Role[] Readers = [.. RoleSets.ClinicalReaders.Where(role => role is not Role.Billing)];

    /// <summary>Patients sign for themselves.</summary>
    public static readonly Role[] Signers = [.. RoleSets.Clinicians, Role.Patient];
}
