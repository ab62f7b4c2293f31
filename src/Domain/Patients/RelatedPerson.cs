using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Patients;

/// <summary>Somebody who acts for or stands by one patient.</summary>
public sealed class RelatedPerson : AggregateRoot, IPatientRecord
{
    private RelatedPerson()
    {
    }

    public RelatedPersonId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public RelatedPersonRole Role { get; private set; }

    public string GivenName { get; private set; } = "";

    public string FamilyName { get; private set; } = "";

    /// <summary>In the programme's words: mother, spouse, sponsor.</summary>
    public string? Relationship { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? ValidTo { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, PATIENT_MERGED of the patient; 422 PERIOD_ENDS_BEFORE_START.</exception>
    public static RelatedPerson Add(RelatedPersonId id, Patient patient, RelatedPersonDetails details)
    {
        patient.RequireCurrent();
        var person = new RelatedPerson { Id = id, OrganizationId = patient.OrganizationId, PatientId = patient.Id };
        person.Apply(details);
        person.Record(new RelatedPersonAdded(id, patient.Id));
        return person;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR; 422 PERIOD_ENDS_BEFORE_START.</exception>
    public void Update(RelatedPersonDetails details)
    {
        RequireNotInError();
        Apply(details);
        Record(new RelatedPersonUpdated(Id, PatientId));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError();
        EnteredInError = mark;
        Record(new RelatedPersonEnteredInError(Id, PatientId));
    }

    /// <summary>Whether the person may sign in that role on that day.</summary>
    public bool ActsAs(RelatedPersonRole role, DateOnly on) =>
        EnteredInError is null && Role == role && (ValidFrom is null || ValidFrom <= on) && (ValidTo is null || on <= ValidTo);

    private void RequireNotInError()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }

    private void Apply(RelatedPersonDetails details)
    {
        if (details.ValidTo < details.ValidFrom)
        {
            throw CommonErrors.Rule("PERIOD_ENDS_BEFORE_START", "/validTo", "The last day lies before the first.");
        }

        Role = details.Role;
        GivenName = details.GivenName;
        FamilyName = details.FamilyName;
        Relationship = details.Relationship;
        Phone = details.Phone;
        Email = details.Email;
        ValidFrom = details.ValidFrom;
        ValidTo = details.ValidTo;
    }
}

/// <summary>What is written of a related person, as a whole.</summary>
public sealed record RelatedPersonDetails(
    RelatedPersonRole Role,
    string GivenName,
    string FamilyName,
    string? Relationship,
    string? Phone,
    string? Email,
    DateOnly? ValidFrom,
    DateOnly? ValidTo);

public enum RelatedPersonRole
{
    /// <summary>Signs with or for the patient.</summary>
    Guardian,

    /// <summary>May be reached, as far as consents allow.</summary>
    Contact,

    /// <summary>Attests signatures and refusals.</summary>
    Witness,
}
