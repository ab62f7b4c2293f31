using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>Something that happened to an assessment, which serves reactions inside the service; outside go the ids only (D34).</summary>
public abstract record AssessmentEvent(Assessment Assessment) : IDomainEvent
{
    public abstract string Type { get; }

    public EventSubject Subject => new(Assessment.Id.Value, Assessment.PatientId, Assessment.EpisodeId);
}

public sealed record AssessmentRecorded(Assessment Assessment) : AssessmentEvent(Assessment)
{
    public override string Type => "assessment.recorded";
}

public sealed record AssessmentEnteredInError(Assessment Assessment) : AssessmentEvent(Assessment)
{
    public override string Type => "assessment.entered-in-error";
}
