using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>
/// The caller of this scope. Anonymous, which sees nothing, until authentication (or a background job, for the one
/// organization it works on) says who it is.
/// </summary>
public sealed class CallerAccessor : ICaller
{
    private ICaller _current = Caller.Anonymous;

    public OrganizationId OrganizationId => _current.OrganizationId;

    public string ClientId => _current.ClientId;

    public IReadOnlySet<Role> Roles => _current.Roles;

    public IReadOnlySet<string> Scopes => _current.Scopes;

    public PractitionerId? PractitionerId => _current.PractitionerId;

    public PatientId? PatientId => _current.PatientId;

    public void Become(ICaller caller) => _current = caller;
}

/// <summary>A caller by its facts.</summary>
public sealed record Caller(
    OrganizationId OrganizationId,
    string ClientId,
    IReadOnlySet<Role> Roles,
    IReadOnlySet<string> Scopes,
    PractitionerId? PractitionerId = null,
    PatientId? PatientId = null) : ICaller
{
    /// <summary>The organization no row belongs to.</summary>
    public static Caller Anonymous { get; } = new(default, "", new HashSet<Role>(), new HashSet<string>());

    /// <summary>The service itself, at work for one organization: sees all of it, as its workforce does.</summary>
    public static Caller Service(OrganizationId organization) =>
        new(organization, "service", new HashSet<Role> { Role.Administrator }, new HashSet<string>());
}
