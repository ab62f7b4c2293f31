using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

public sealed record CoverageAdded(CoverageId CoverageId, PatientId PatientId) : IDomainEvent
{
    public string Type => "coverage.added";

    public EventSubject Subject => new(CoverageId.Value, PatientId);
}

public sealed record CoverageUpdated(CoverageId CoverageId, PatientId PatientId) : IDomainEvent
{
    public string Type => "coverage.updated";

    public EventSubject Subject => new(CoverageId.Value, PatientId);
}

public sealed record CoverageEnteredInError(CoverageId CoverageId, PatientId PatientId) : IDomainEvent
{
    public string Type => "coverage.entered-in-error";

    public EventSubject Subject => new(CoverageId.Value, PatientId);
}
