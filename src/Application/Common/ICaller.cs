using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>Who is calling, from the token and nothing else (D25).</summary>
public interface ICaller
{
    OrganizationId OrganizationId { get; }

    string ClientId { get; }

    IReadOnlySet<Role> Roles { get; }

    IReadOnlySet<string> Scopes { get; }

    PractitionerId? PractitionerId { get; }

    PatientId? PatientId { get; }
}

/// <summary>What a client may act as. A client has one or more; workforce is every role but Patient and System.</summary>
public enum Role
{
    Counselor,
    Supervisor,
    Physician,
    Scheduler,
    Billing,
    PrivacyOfficer,
    Auditor,
    Administrator,
    Patient,
    System,
}

public static class CallerExtensions
{
    /// <exception cref="DomainException">403 PRACTITIONER_REQUIRED: a client without a person cannot sign, decide or resolve.</exception>
    public static PractitionerId RequirePractitioner(this ICaller caller) =>
        caller.PractitionerId ?? throw CommonErrors.PractitionerRequired();

    /// <summary>Staff of the organization; everyone else sees only what it wrote or what is its own (D28).</summary>
    public static bool IsWorkforce(this ICaller caller) =>
        caller.Roles.Any(role => role is not (Role.Patient or Role.System));
}
