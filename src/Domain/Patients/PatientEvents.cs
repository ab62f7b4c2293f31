using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Patients;

public sealed record PatientRegistered(PatientId PatientId) : IDomainEvent
{
    public string Type => "patient.registered";

    public EventSubject Subject => new(PatientId.Value, PatientId);
}

public sealed record PatientUpdated(PatientId PatientId) : IDomainEvent
{
    public string Type => "patient.updated";

    public EventSubject Subject => new(PatientId.Value, PatientId);
}

public sealed record PatientMerged(PatientId PatientId) : IDomainEvent
{
    public string Type => "patient.merged";

    public EventSubject Subject => new(PatientId.Value, PatientId);
}

public sealed record PatientEnteredInError(PatientId PatientId) : IDomainEvent
{
    public string Type => "patient.entered-in-error";

    public EventSubject Subject => new(PatientId.Value, PatientId);
}

public sealed record RelatedPersonAdded(RelatedPersonId RelatedPersonId, PatientId PatientId) : IDomainEvent
{
    public string Type => "related-person.added";

    public EventSubject Subject => new(RelatedPersonId.Value, PatientId);
}

public sealed record RelatedPersonUpdated(RelatedPersonId RelatedPersonId, PatientId PatientId) : IDomainEvent
{
    public string Type => "related-person.updated";

    public EventSubject Subject => new(RelatedPersonId.Value, PatientId);
}

public sealed record RelatedPersonEnteredInError(RelatedPersonId RelatedPersonId, PatientId PatientId) : IDomainEvent
{
    public string Type => "related-person.entered-in-error";

    public EventSubject Subject => new(RelatedPersonId.Value, PatientId);
}
