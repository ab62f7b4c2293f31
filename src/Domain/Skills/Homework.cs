using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Skills;

/// <summary>
/// What the patient does between sessions (J.6). Each step is kept with its day and the instant it became known, in the order in which it
/// did, so that the state of any day can be told again (D10). Dates are the programme's.
/// </summary>
public sealed class Homework : AggregateRoot, IPatientRecord
{
    private Homework()
    {
    }

    public HomeworkId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public string Title { get; private set; } = "";

    public string? Instructions { get; private set; }

    public HomeworkPattern? Pattern { get; private set; }

    /// <summary>Of the catalogue.</summary>
    public string? SkillCode { get; private set; }

    /// <summary>Of the plan in force when it was assigned.</summary>
    public ObjectiveId? ObjectiveId { get; private set; }

    public HomeworkEvidenceType EvidenceType { get; private set; }

    public DateOnly DueOn { get; private set; }

    public HomeworkStatus Status { get; private set; }

    /// <summary>From <see cref="HomeworkStatus.Assigned"/> on, in the order in which they became known.</summary>
    public IReadOnlyList<HomeworkStep> Steps { get; private set; } = [];

    public EnteredInError? EnteredInError { get; private set; }

    public DateOnly AssignedOn => Steps[0].On;

    /// <param name="plan">Of the episode, in force on the day; null where there is none.</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, UNKNOWN_REFERENCE.
    /// </exception>
    public static Homework Assign(
        HomeworkId id,
        Episode episode,
        Patient patient,
        Program program,
        RecoveryPlan? plan,
        HomeworkDraft draft,
        Actor by,
        DateTimeOffset now)
    {
        episode.RequireInCare();
        var on = draft.AssignedOn ?? program.DateOf(now);
        episode.RequireFactOn(on, FactsFrom.Admission, patient, program, now, "/assignedOn");
        if (draft.DueOn < on)
        {
            throw EpisodeErrors.DateOutOfOrder("/dueOn", "It is due on the day it is assigned, or later.");
        }

        if (draft.SkillCode is { } code && SkillCatalogue.Find(code) is null)
        {
            throw CommonErrors.UnknownReference("/skillCode");
        }

        if (draft.ObjectiveId is { } objective && plan?.VersionAsOf(on, now)?.Document.AllObjectives().Any(item => item.Id == objective) is not true)
        {
            throw CommonErrors.UnknownReference("/objectiveId");
        }

        var homework = new Homework
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            Title = draft.Title,
            Instructions = draft.Instructions,
            Pattern = draft.Pattern,
            SkillCode = draft.SkillCode,
            ObjectiveId = draft.ObjectiveId,
            EvidenceType = draft.EvidenceType,
            DueOn = draft.DueOn,
        };
        homework.Take(HomeworkStatus.Assigned, new HomeworkAct(by, on, now, null));
        homework.Record(new HomeworkAssigned(id, homework.PatientId, homework.EpisodeId));
        return homework;
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_OUT_OF_ORDER.</exception>
    public void Accept(HomeworkAct act)
    {
        Require("accept", act, HomeworkStatus.Assigned);
        Take(HomeworkStatus.Accepted, act);
        Record(new HomeworkAccepted(Id, PatientId, EpisodeId));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_OUT_OF_ORDER.</exception>
    public void Start(HomeworkAct act)
    {
        Require("start", act, HomeworkStatus.Accepted);
        Take(HomeworkStatus.InProgress, act);
        Record(new HomeworkStarted(Id, PatientId, EpisodeId));
    }

    /// <param name="act">Its note is the evidence.</param>
    /// <param name="phases">Of the episode: what was missed can be handed in until its phase ends.</param>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR, PHASE_ENDED; 422 DATE_OUT_OF_ORDER, EVIDENCE_REQUIRED.</exception>
    public void Submit(HomeworkAct act, StepDownPath phases)
    {
        Require(
            "submit",
            act,
            HomeworkStatus.Assigned,
            HomeworkStatus.Accepted,
            HomeworkStatus.InProgress,
            HomeworkStatus.Returned,
            HomeworkStatus.Missed);
        if (EvidenceType != HomeworkEvidenceType.None && act.Note is null)
        {
            throw HomeworkErrors.EvidenceRequired();
        }

        if (Status == HomeworkStatus.Missed && phases.StandingAsOf(DueOn, act.RecordedAt)?.Phase.EndedOn <= act.On)
        {
            throw HomeworkErrors.PhaseEnded();
        }

        Take(HomeworkStatus.Submitted, act);
        Record(new HomeworkSubmitted(Id, PatientId, EpisodeId));
    }

    /// <summary>The patient looks at it once more.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_OUT_OF_ORDER.</exception>
    public void Return(HomeworkAct act)
    {
        Require("return", act, HomeworkStatus.Submitted);
        Take(HomeworkStatus.Returned, act);
        Record(new HomeworkReturned(Id, PatientId, EpisodeId));
    }

    /// <summary>The counselor takes it as done (D21).</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_OUT_OF_ORDER.</exception>
    public void Complete(HomeworkAct act)
    {
        Require("complete", act, HomeworkStatus.Submitted);
        Take(HomeworkStatus.Completed, act);
        Record(new HomeworkCompleted(Id, PatientId, EpisodeId));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_OUT_OF_ORDER.</exception>
    public void Excuse(HomeworkAct act)
    {
        Require("excuse", act, Open);
        Take(HomeworkStatus.Excused, act);
        Record(new HomeworkExcused(Id, PatientId, EpisodeId));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_OUT_OF_ORDER.</exception>
    public void Cancel(HomeworkAct act)
    {
        Require("cancel", act, Open);
        Take(HomeworkStatus.Cancelled, act);
        Record(new HomeworkCancelled(Id, PatientId, EpisodeId));
    }

    /// <summary>The first day on which it is not waited for any more.</summary>
    public static DateOnly MissedOn(DateOnly dueOn, Program program) => dueOn.AddDays(program.PoliciesOn(dueOn).Skills.HomeworkGraceDays + 1);

    /// <summary>Where nothing was handed in and no day is left for it; else nothing happens, however often one asks.</summary>
    public void Miss(Program program, DateTimeOffset now)
    {
        var missedOn = MissedOn(DueOn, program);
        if (EnteredInError is not null || !Waited.Contains(Status) || program.DateOf(now) < missedOn)
        {
            return;
        }

        Take(HomeworkStatus.Missed, new HomeworkAct(Actor.Service, missedOn, now, null));
        Record(new HomeworkMissed(Id, PatientId, EpisodeId));
    }

    /// <summary>With the episode ends what is open in it.</summary>
    public void EndWith(EpisodeEnd end, DateTimeOffset now)
    {
        if (EnteredInError is null && Open.Contains(Status))
        {
            Take(HomeworkStatus.Cancelled, new HomeworkAct(Actor.Service, end.DischargedOn, now, null));
            Record(new HomeworkCancelled(Id, PatientId, EpisodeId));
        }
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError();
        EnteredInError = mark;
        Record(new HomeworkEnteredInError(Id, PatientId, EpisodeId));
    }

    /// <summary>Null where it was not assigned by that day, not known at that instant, or known to be an error by then.</summary>
    public HomeworkStanding? StandingAsOf(DateOnly asOf, DateTimeOffset knownAt)
    {
        var seen = Steps.Where(step => Act.IsSeen(step.On, step.RecordedAt, asOf, knownAt)).ToList();
        return seen.Count == 0 || EnteredInError?.At <= knownAt
            ? null
            : new HomeworkStanding(
                Id,
                DueOn,
                seen[^1].Status,
                seen.FirstOrDefault(step => step.Status == HomeworkStatus.Submitted)?.On,
                SkillCode,
                seen.Any(step => step is { Status: HomeworkStatus.Accepted or HomeworkStatus.InProgress, By.PatientId: not null }));
    }

    private static readonly HomeworkStatus[] Waited = [HomeworkStatus.Assigned, HomeworkStatus.Accepted, HomeworkStatus.InProgress];

    private static readonly HomeworkStatus[] Open = [.. Waited, HomeworkStatus.Submitted, HomeworkStatus.Returned];

    private void Take(HomeworkStatus status, HomeworkAct act)
    {
        Status = status;
        Steps = [.. Steps, new HomeworkStep(status, act.By, act.On, act.RecordedAt, act.Note)];
    }

    private void Require(string action, HomeworkAct act, params HomeworkStatus[] from)
    {
        RequireNotInError();
        if (!from.Contains(Status))
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }

        // That it was missed says only that nothing was known: what was handed in before may become known after.
        if (act.On < Steps.Last(step => step.Status != HomeworkStatus.Missed).On)
        {
            throw EpisodeErrors.DateOutOfOrder("/on", "It follows the step before.");
        }
    }

    private void RequireNotInError()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }
}

/// <summary>What the counselor says of it.</summary>
/// <param name="AssignedOn">Today unless given.</param>
public sealed record HomeworkDraft(
    string Title,
    string? Instructions,
    HomeworkPattern? Pattern,
    string? SkillCode,
    ObjectiveId? ObjectiveId,
    HomeworkEvidenceType EvidenceType,
    DateOnly? AssignedOn,
    DateOnly DueOn);

/// <param name="On">The day it happened.</param>
/// <param name="Note">Evidence, feedback or reason.</param>
public sealed record HomeworkAct(Actor By, DateOnly On, DateTimeOffset RecordedAt, string? Note);

/// <param name="Status">That it led to.</param>
/// <param name="By">All members null: the service itself.</param>
/// <param name="On">The day it happened, in the programme's zone.</param>
/// <param name="RecordedAt">When it became known here.</param>
/// <param name="Note">Evidence, feedback or reason.</param>
public sealed record HomeworkStep(HomeworkStatus Status, Actor By, DateOnly On, DateTimeOffset RecordedAt, string? Note);

/// <summary>Homework as of a day, with what was known at an instant.</summary>
/// <param name="FirstSubmittedOn">The first time it was handed in.</param>
/// <param name="IsTakenUpByPatient">Accepted or begun by the patient's own client.</param>
public sealed record HomeworkStanding(
    HomeworkId Id, DateOnly DueOn, HomeworkStatus Status, DateOnly? FirstSubmittedOn, string? SkillCode, bool IsTakenUpByPatient)
{
    /// <summary>Whether rates count it, once it is due.</summary>
    public bool Counts => Status is not (HomeworkStatus.Cancelled or HomeworkStatus.Excused);

    public bool IsCompleted => Status == HomeworkStatus.Completed;

    /// <summary>Handed in by its date, and taken as done whenever (D21).</summary>
    public bool IsOnTime => IsCompleted && FirstSubmittedOn <= DueOn;
}

public enum HomeworkStatus
{
    Assigned,
    Accepted,
    InProgress,

    /// <summary>Handed in, and not looked at yet.</summary>
    Submitted,

    /// <summary>Given back for another look.</summary>
    Returned,
    Completed,

    /// <summary>Not handed in by the last day it was waited for.</summary>
    Missed,
    Excused,
    Cancelled,
}

public enum HomeworkEvidenceType
{
    Text,
    Form,
    Log,

    /// <summary>The patient's word is enough.</summary>
    None,
}

/// <summary>Kinds of homework that come again and again.</summary>
public enum HomeworkPattern
{
    TriggerMap,
    ThoughtRecord,
    UrgeSurfingLog,
    LapseChainAnalysis,
    CopingCard,
    RefusalRolePlay,
    SchedulePlanning,
    RelapsePreventionPlanDraft,
    SoberNetworkMap,
    ContinuingCarePlan,
}
