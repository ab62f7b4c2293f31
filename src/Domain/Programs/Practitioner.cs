using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

/// <summary>A person who treats: what the person may sign depends on the credentials valid on the day.</summary>
public sealed class Practitioner : AggregateRoot, IIdentified
{
    private Practitioner()
    {
    }

    public PractitionerId Id { get; private set; }

    public string GivenName { get; private set; } = "";

    public string FamilyName { get; private set; } = "";

    public IReadOnlyList<Identifier> Identifiers { get; private set; } = [];

    public IReadOnlyList<Identifier> ClaimedIdentifiers => Identifiers;

    public IReadOnlyList<Credential> Credentials { get; private set; } = [];

    public IReadOnlyList<string> LicenceStates { get; private set; } = [];

    public PractitionerId? SupervisorId { get; private set; }

    public bool Active { get; private set; }

    /// <exception cref="DomainException">422 SUPERVISOR_IS_SELF, CREDENTIAL_PERIOD, INVALID_NPI, DUPLICATE.</exception>
    public static Practitioner Create(PractitionerId id, OrganizationId organizationId, PractitionerProfile profile)
    {
        var practitioner = new Practitioner { Id = id, OrganizationId = organizationId };
        practitioner.Apply(profile);
        practitioner.Record(new PractitionerCreated(id));
        return practitioner;
    }

    /// <exception cref="DomainException">As <see cref="Create"/>.</exception>
    public void Update(PractitionerProfile profile)
    {
        Apply(profile);
        Record(new PractitionerUpdated(Id));
    }

    /// <summary>Whether the practitioner may author, rate and decide on that day (rule SIG-2).</summary>
    public bool HoldsActiveCredentialOn(DateOnly date) => CredentialOn(date) is not null;

    /// <summary>Whether a supervisor signs after this author (rule SIG-1): credentialed, but not independently.</summary>
    public bool NeedsCountersignatureOn(DateOnly date) => CredentialOn(date) is { IndependentlyLicensed: false };

    /// <summary>Whether the practitioner may countersign for others on that day.</summary>
    public bool MayCountersignOn(DateOnly date) => CredentialOn(date) is { IndependentlyLicensed: true };

    /// <summary>The credential under which the practitioner signs: an independent one before others, the older one first.</summary>
    public Credential? CredentialOn(DateOnly date) =>
        Active
            ? Credentials
                .Where(credential => credential.IsValidOn(date))
                .OrderByDescending(credential => credential.IndependentlyLicensed)
                .ThenBy(credential => credential.ValidFrom)
                .FirstOrDefault()
            : null;

    /// <exception cref="DomainException">422 CREDENTIAL_NOT_ACTIVE.</exception>
    public void RequireActiveCredentialOn(DateOnly date)
    {
        if (!HoldsActiveCredentialOn(date))
        {
            throw PractitionerErrors.CredentialNotActive();
        }
    }

    private void Apply(PractitionerProfile profile)
    {
        if (profile.SupervisorId == Id)
        {
            throw PractitionerErrors.SupervisorIsSelf();
        }

        for (var i = 0; i < profile.Credentials.Count; i++)
        {
            if (profile.Credentials[i].ValidTo < profile.Credentials[i].ValidFrom)
            {
                throw PractitionerErrors.CredentialPeriod($"/credentials/{i}/validTo");
            }
        }

        GivenName = profile.GivenName;
        FamilyName = profile.FamilyName;
        Identifiers = profile.Identifiers.RequireValid();
        Credentials = [.. profile.Credentials];
        LicenceStates = [.. profile.LicenceStates.Distinct()];
        SupervisorId = profile.SupervisorId;
        Active = profile.Active;
    }
}
