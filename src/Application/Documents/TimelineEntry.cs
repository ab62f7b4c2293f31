using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Documents;

/// <summary>What a thing that happened is read by, and so who may see it: whoever may read it where it stands by itself.</summary>
public enum TimelineKind
{
    /// <summary>Requested, Screened, Declined, Admitted, LeaveStarted, Returned, Discharged.</summary>
    Episode,
    Diagnosis,
    DimensionRatings,

    /// <summary>A version of the plan changed its status.</summary>
    PlanVersion,

    /// <summary>By role, or Refused.</summary>
    PlanSignature,
    PlanReview,
    Goal,
    Objective,
    Phase,
    ReadinessEvaluation,
    LevelOfCareDecision,

    /// <summary>How a session went for the patient.</summary>
    Attendance,

    /// <summary>Signed.</summary>
    SessionNote,
    ContactAttempt,
    Enrolment,
    Discharge,
    Assessment,
    DrugTest,
    SkillPractice,
    Homework,
    CheckIn,
    UseEvent,
    Trigger,
    SupportContact,
    Encouragement,
    Milestone,

    /// <summary>A version of the relapse-prevention plan changed its status, or was signed (SignedByPatient and so on) or refused.</summary>
    RelapsePreventionPlan,

    /// <summary>As of the relapse-prevention plan.</summary>
    ContinuingCarePlan,

    /// <summary>Somebody tried to reach the patient after the discharge: Reached, NotReached, Cancelled.</summary>
    FollowUp,
    Authorization,

    /// <summary>By its kind when it was raised; Resolved.</summary>
    WorkItem,

    /// <summary>Somebody looked at how far the patient stands on own feet.</summary>
    IndependenceChecklist,

    /// <summary>A physician certified the need for this care.</summary>
    Certification,
}

/// <summary>One thing that happened. What the record says of it is read where the record stands.</summary>
/// <param name="What">Which of its kind, as a name: a status, a role, an instrument, a skill.</param>
/// <param name="On">The day, in the programme's zone.</param>
/// <param name="At">The instant, where it has one.</param>
/// <param name="RecordedAt">When it became known here.</param>
/// <param name="SubjectId">Of the record.</param>
/// <param name="Number">Of the plan's version, the phase, the days of a milestone; null where there is none.</param>
/// <param name="By">Who did it, where that was a practitioner.</param>
public sealed record TimelineEntry(
    TimelineKind Kind,
    string What,
    DateOnly On,
    DateTimeOffset? At,
    DateTimeOffset RecordedAt,
    Guid SubjectId,
    int? Number = null,
    PractitionerId? By = null)
{
    /// <summary>In the order of the days, within a day of the instants, and alike at each look.</summary>
    internal string Place => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{On:yyyy-MM-dd} {(At ?? RecordedAt).UtcTicks:D19} {(int)Kind:D2} {SubjectId:N} {Number ?? 0:D9} {What}");
}
