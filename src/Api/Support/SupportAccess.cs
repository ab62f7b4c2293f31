using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Support;

internal static class SupportAccess
{
    public const string Tag = "Support";

    /// <summary>Patients tell for themselves.</summary>
    public static readonly Role[] Tellers = [.. RoleSets.Clinicians, Role.Patient];
}
