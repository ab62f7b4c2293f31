using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.WorkItems;

/// <summary>
/// Something that a person has to look at or do: an alert or a task (D17). Open → Acknowledged → Resolved; what is not
/// resolved when it falls due is Escalated, and can be resolved from there.
/// </summary>
public sealed class WorkItem : AggregateRoot, IPatientRecord
{
    private WorkItem()
    {
    }

    public WorkItemId Id { get; private set; }

    public WorkItemKind Kind { get; private set; }

    /// <summary>Null where it is about no patient in particular.</summary>
    public PatientId? PatientId { get; private set; }

    PatientId IPatientRecord.PatientId => PatientId ?? default;

    public EpisodeId? EpisodeId { get; private set; }

    public RecoveryPlanId? PlanId { get; private set; }

    /// <summary>What it is about, by its kind: a series, an assessment, a use event; null where patient, episode or plan say it.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>Null where nobody in particular has to act.</summary>
    public PractitionerId? OwnerId { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public WorkItemStatus Status { get; private set; }

    /// <summary>One work item per cause, however often it is noticed: unique in the organization.</summary>
    public string DedupKey { get; private set; } = "";

    public WorkItemAct? Acknowledgement { get; private set; }

    public DateTimeOffset? EscalatedAt { get; private set; }

    public WorkItemResolution? Resolution { get; private set; }

    public static WorkItem Raise(WorkItemId id, OrganizationId organizationId, WorkItemCause cause)
    {
        var item = new WorkItem
        {
            Id = id,
            OrganizationId = organizationId,
            Kind = cause.Kind,
            PatientId = cause.PatientId,
            EpisodeId = cause.EpisodeId,
            PlanId = cause.PlanId,
            SubjectId = cause.SubjectId,
            OwnerId = cause.OwnerId,
            DueAt = cause.DueAt,
            DedupKey = cause.DedupKey,
            Status = WorkItemStatus.Open,
        };
        item.Record(new WorkItemRaised(id, cause.PatientId, cause.EpisodeId, cause.PlanId));
        return item;
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Acknowledge(PractitionerId by, DateTimeOffset now)
    {
        if (Status != WorkItemStatus.Open)
        {
            throw CommonErrors.IllegalTransition(Status, "acknowledge");
        }

        Status = WorkItemStatus.Acknowledged;
        Acknowledgement = new WorkItemAct(by, now);
        Record(new WorkItemAcknowledged(Id, PatientId, EpisodeId, PlanId));
    }

    /// <summary>What it asked for was done elsewhere in the service, or is not needed any more; what is resolved already stays as it is.</summary>
    public void Settle(WorkItemOutcome outcome, string evidence, DateTimeOffset now)
    {
        if (Status != WorkItemStatus.Resolved)
        {
            Resolve(outcome, evidence, null, now);
        }
    }

    /// <param name="by">Null where what it asked for was done elsewhere in the service.</param>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Resolve(WorkItemOutcome outcome, string evidence, PractitionerId? by, DateTimeOffset now)
    {
        if (Status == WorkItemStatus.Resolved)
        {
            throw CommonErrors.IllegalTransition(Status, "resolve");
        }

        Status = WorkItemStatus.Resolved;
        Resolution = new WorkItemResolution(outcome, evidence, by, now);
        Record(new WorkItemResolved(Id, PatientId, EpisodeId, PlanId));
    }

    /// <param name="to">Who answers for the owner; null leaves it where it is.</param>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Escalate(PractitionerId? to, DateTimeOffset now)
    {
        if (Status is not (WorkItemStatus.Open or WorkItemStatus.Acknowledged))
        {
            throw CommonErrors.IllegalTransition(Status, "escalate");
        }

        Status = WorkItemStatus.Escalated;
        EscalatedAt = now;
        OwnerId = to ?? OwnerId;
        Record(new WorkItemEscalated(Id, PatientId, EpisodeId, PlanId));
    }
}

public enum WorkItemKind
{
    /// <summary>A supervisor has yet to sign a plan that is in force (D2).</summary>
    CountersignatureDue,

    /// <summary>A review of the plan was not completed by its date.</summary>
    ReviewOverdue,

    /// <summary>A phase has passed its planned last day, and how to go on takes a decision.</summary>
    PhaseExitDue,

    /// <summary>No relapse-prevention plan is in force, and it is time for one.</summary>
    RelapsePreventionDue,

    /// <summary>No continuing-care plan is in force, and it is time for one.</summary>
    ContinuingCareDue,

    /// <summary>After the discharge: somebody asks how it goes.</summary>
    FollowUpDue,

    /// <summary>A participant has not come to a session: somebody asks after the patient.</summary>
    NoShowOutreach,

    /// <summary>An unexcused absence: the counselor makes contact.</summary>
    NoShowContact,

    /// <summary>Unexcused absences in a row: the plan is reviewed.</summary>
    NoShowPlanReview,

    /// <summary>Whether to propose an administrative discharge is considered.</summary>
    AdministrativeDischargeDue,

    /// <summary>The week is about to end with fewer hours of treatment than needed.</summary>
    UnderHours,

    /// <summary>A session of a series is not in the calendar, since somebody or something that it needs is taken at its time.</summary>
    SessionNotPlanned,

    /// <summary>A self-harm answer: the patient answers a C-SSRS.</summary>
    SafetyScreenDue,

    /// <summary>A C-SSRS of Moderate: a clinician sees to the patient's safety.</summary>
    SafetyRiskModerate,

    /// <summary>A C-SSRS of High: a clinician sees to the patient's safety at once.</summary>
    SafetyRiskHigh,

    /// <summary>An instrument of the schedule was not answered by its date.</summary>
    AssessmentOverdue,

    /// <summary>The patient was warned that the conduct or the absences may end treatment; documented and resolved at once.</summary>
    Warning,

    /// <summary>A check-in tells of strong craving: somebody gets in touch.</summary>
    CravingHigh,

    /// <summary>Craving has risen against the days before: somebody gets in touch.</summary>
    CravingRising,

    /// <summary>A check-in says that the patient used: somebody gets in touch, and records what happened.</summary>
    UseInCheckIn,

    /// <summary>After use, the same day: risk of suicide, of withdrawal and of overdose are looked at, naloxone is offered.</summary>
    UseSafetyCheck,

    /// <summary>A test or somebody else tells of use: a clinician finds out, and confirms or refutes it.</summary>
    UseToConfirm,

    /// <summary>After use: one more individual session.</summary>
    UseExtraSession,

    /// <summary>After use: what led to it is worked through as homework.</summary>
    UseChainAnalysis,

    /// <summary>After use: the dimensions are rated anew.</summary>
    UseReRating,

    /// <summary>After use: whether more care is needed is evaluated.</summary>
    UseStepUpEvaluation,

    /// <summary>The records say that an objective is achieved: a clinician confirms, or not.</summary>
    ObjectiveMet,

    /// <summary>An authorization has little left, or little time: more is asked for.</summary>
    AuthorizationRenewalDue,

    /// <summary>The period of an authorization is over, and care goes on without one.</summary>
    AuthorizationExpired,

    /// <summary>More was given than was authorized.</summary>
    AuthorizationOverUse,

    /// <summary>Medicare asks for a physician's certification, the first one or the next.</summary>
    CertificationDue,
}

public enum WorkItemStatus
{
    Open,
    Acknowledged,
    Resolved,
    Escalated,
}

public enum WorkItemOutcome
{
    Done,
    NoLongerNeeded,
    HandledElsewhere,
}

/// <param name="DedupKey">Names the cause: kind, subject and date.</param>
public sealed record WorkItemCause(
    WorkItemKind Kind,
    PatientId? PatientId,
    EpisodeId? EpisodeId,
    RecoveryPlanId? PlanId,
    PractitionerId? OwnerId,
    DateTimeOffset DueAt,
    string DedupKey,
    Guid? SubjectId = null);

public sealed record WorkItemAct(PractitionerId By, DateTimeOffset At);

/// <param name="Evidence">What shows it: a reference or a short note.</param>
public sealed record WorkItemResolution(WorkItemOutcome Outcome, string Evidence, PractitionerId? By, DateTimeOffset At);
