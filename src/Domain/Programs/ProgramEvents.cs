using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

public sealed record ProgramCreated(ProgramId ProgramId) : IDomainEvent
{
    public string Type => "program.created";

    public EventSubject Subject => new(ProgramId.Value);
}

public sealed record ProgramUpdated(ProgramId ProgramId) : IDomainEvent
{
    public string Type => "program.updated";

    public EventSubject Subject => new(ProgramId.Value);
}

public sealed record PractitionerCreated(PractitionerId PractitionerId) : IDomainEvent
{
    public string Type => "practitioner.created";

    public EventSubject Subject => new(PractitionerId.Value);
}

public sealed record PractitionerUpdated(PractitionerId PractitionerId) : IDomainEvent
{
    public string Type => "practitioner.updated";

    public EventSubject Subject => new(PractitionerId.Value);
}
