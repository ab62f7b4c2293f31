using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Security;

/// <summary>Roles that go together in many operations. Each operation still names what it allows.</summary>
internal static class RoleSets
{
    /// <summary>Who treats, and so writes clinical facts.</summary>
    public static readonly Role[] Clinicians = [Role.Counselor, Role.Supervisor, Role.Physician];

    /// <summary>Everybody but patients.</summary>
    public static readonly Role[] NotPatients = [.. Enum.GetValues<Role>().Where(role => role is not Role.Patient)];

    /// <summary>Who sees whom the programme treats: administrators set up, they do not read charts.</summary>
    public static readonly Role[] PatientReaders = [.. Enum.GetValues<Role>().Where(role => role is not Role.Administrator)];

    /// <summary>Who sees what for: the clinical reason is no business of the appointment desk.</summary>
    public static readonly Role[] ClinicalReaders = [.. PatientReaders.Where(role => role is not Role.Scheduler)];

    /// <summary>Who sees what a patient answers, tells, practises and is tested for: payment needs none of it (45 CFR 164.502(b)).</summary>
    public static readonly Role[] CareReaders = [.. ClinicalReaders.Where(role => role is not Role.Billing)];
}
