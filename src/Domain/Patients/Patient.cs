using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Patients;

/// <summary>The person in treatment, across episodes.</summary>
public sealed class Patient : AggregateRoot, IPatientRecord, IIdentified
{
    private Patient()
    {
    }

    public PatientId Id { get; private set; }

    public PatientId PatientId => Id;

    public IReadOnlyList<Identifier> Identifiers { get; private set; } = [];

    public IReadOnlyList<Identifier> ClaimedIdentifiers => EnteredInError is null ? Identifiers : [];

    public string GivenName { get; private set; } = "";

    public string? MiddleName { get; private set; }

    public string FamilyName { get; private set; } = "";

    public string? PreferredName { get; private set; }

    /// <summary>See <see cref="SearchName"/>.</summary>
    public string SearchGivenName { get; private set; } = "";

    public string SearchFamilyName { get; private set; } = "";

    public DateOnly BirthDate { get; private set; }

    public DateOnly? DeceasedOn { get; private set; }

    public AdministrativeSex AdministrativeSex { get; private set; }

    public ClinicalSex? ClinicalSex { get; private set; }

    public string? Language { get; private set; }

    public MinorConsent? MinorConsent { get; private set; }

    public ContactDetails? Contact { get; private set; }

    /// <summary>The record that holds for this person, where there were two.</summary>
    public PatientId? MergedIntoId { get; private set; }

    /// <summary>Not to be destroyed before that day, whatever the general retention period says (D9).</summary>
    public DateOnly? RetainUntil { get; private set; }

    /// <summary>Not to be destroyed at all while it stands.</summary>
    public bool LegalHold { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <exception cref="DomainException">422 DATE_IN_FUTURE, DECEASED_BEFORE_BIRTH, DUPLICATE, INVALID_NPI.</exception>
    public static Patient Register(PatientId id, OrganizationId organizationId, PatientDemographics demographics, DateTimeOffset now)
    {
        var patient = new Patient { Id = id, OrganizationId = organizationId };
        patient.Apply(demographics, now);
        patient.Record(new PatientRegistered(id));
        return patient;
    }

    /// <exception cref="DomainException">As <see cref="Register"/>, and 409 ENTERED_IN_ERROR, PATIENT_MERGED.</exception>
    public void Update(PatientDemographics demographics, DateTimeOffset now)
    {
        RequireCurrent();
        Apply(demographics, now);
        Record(new PatientUpdated(Id));
    }

    /// <summary>Says that this record and <paramref name="kept"/> are of one person. Nothing moves; readers follow the link.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, PATIENT_MERGED of either record; 422 MERGE_WITH_SELF.</exception>
    public void MergeInto(Patient kept)
    {
        RequireCurrent();
        if (kept.Id == Id)
        {
            throw PatientErrors.MergeWithSelf();
        }

        kept.RequireCurrent();
        MergedIntoId = kept.Id;
        Record(new PatientMerged(Id));
    }

    public void Retain(DateOnly? until, bool legalHold)
    {
        RetainUntil = until;
        LegalHold = legalHold;
        Record(new PatientUpdated(Id));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        EnteredInError = mark;
        Record(new PatientEnteredInError(Id));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, PATIENT_MERGED: facts belong to the record that holds.</exception>
    public void RequireCurrent()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        if (MergedIntoId is not null)
        {
            throw PatientErrors.Merged();
        }
    }

    /// <summary>Completed years on that day; born on 29 February, a year is complete on 1 March where there is no 29th.</summary>
    public int AgeOn(DateOnly date)
    {
        var years = date.Year - BirthDate.Year;
        return (date.Month, date.Day).CompareTo((BirthDate.Month, BirthDate.Day)) < 0 ? years - 1 : years;
    }

    private void Apply(PatientDemographics demographics, DateTimeOffset now)
    {
        // A patient belongs to no time zone: not later than the date where the day starts first.
        var latestToday = DateOnly.FromDateTime(now.UtcDateTime.AddHours(14));
        if (demographics.BirthDate > latestToday)
        {
            throw PatientErrors.DateInFuture("/birthDate");
        }

        if (demographics.DeceasedOn > latestToday)
        {
            throw PatientErrors.DateInFuture("/deceasedOn");
        }

        if (demographics.DeceasedOn < demographics.BirthDate)
        {
            throw PatientErrors.DeceasedBeforeBirth();
        }

        Identifiers = demographics.Identifiers.RequireValid();
        GivenName = demographics.GivenName;
        MiddleName = demographics.MiddleName;
        FamilyName = demographics.FamilyName;
        PreferredName = demographics.PreferredName;
        SearchGivenName = SearchName.Of(demographics.GivenName);
        SearchFamilyName = SearchName.Of(demographics.FamilyName);
        BirthDate = demographics.BirthDate;
        DeceasedOn = demographics.DeceasedOn;
        AdministrativeSex = demographics.AdministrativeSex;
        ClinicalSex = demographics.ClinicalSex;
        Language = demographics.Language;
        MinorConsent = demographics.MinorConsent;
        Contact = demographics.Contact;
    }
}
