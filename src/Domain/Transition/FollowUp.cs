using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Transition;

/// <summary>
/// After the discharge somebody asks how it goes (rules FUP-1 to FUP-5): Planned → Due → Reached or Missed, and Cancelled before it is
/// Reached; who is Missed can be Reached after all. Days are the programme's.
/// </summary>
public sealed class FollowUp : AggregateRoot, IPatientRecord
{
    private FollowUp()
    {
    }

    public FollowUpId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    /// <summary>The step of the ladder; null where somebody planned it.</summary>
    public int? LadderDays { get; private set; }

    public string? Purpose { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>From this day on it is a work item.</summary>
    public DateOnly OpensOn { get; private set; }

    /// <summary>The last day on which it is not missed yet.</summary>
    public DateOnly ClosesOn { get; private set; }

    public FollowUpStatus Status { get; private set; }

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<FollowUpAttempt> Attempts { get; private set; } = [];

    /// <summary>What the patient told when reached.</summary>
    public FollowUpFindings? Findings { get; private set; }

    /// <summary>The day on which the patient told of going to the care that was planned, or to other. A column that reports ask by.</summary>
    public DateOnly? InContinuingCareOn { get; private set; }

    public FollowUpCancellation? Cancellation { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <summary>The whole ladder of a discharge; none for who has died.</summary>
    public static IEnumerable<FollowUp> Ladder(Episode episode, FollowUpPolicy policy, DateTimeOffset now) =>
        episode.End is { Type: not DischargeType.Deceased } end
            ? policy.LadderDays.Order().Select(days => Make(episode, days, null, end.DischargedOn.AddDays(days), policy, now))
            : [];

    /// <summary>One that somebody agrees with the patient, before the discharge or after it.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 DATE_OUT_OF_ORDER.</exception>
    public static FollowUp Plan(Episode episode, DateOnly dueOn, string? purpose, FollowUpPolicy policy, DateTimeOffset now)
    {
        if (episode.End is null || episode.EnteredInError is not null)
        {
            episode.RequireInCare();
        }

        if ((episode.End?.DischargedOn ?? episode.AdmittedOn) > dueOn)
        {
            throw EpisodeErrors.DateOutOfOrder("/dueOn", "It follows the discharge.");
        }

        return Make(episode, null, purpose, dueOn, policy, now);
    }

    /// <summary>Somebody tried to reach the patient, or did; who is reached is asked how it goes.</summary>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, ILLEGAL_TRANSITION, EPISODE_NOT_DISCHARGED; 422 TIME_IN_FUTURE, DATE_OUT_OF_ORDER, FINDINGS_REQUIRED, FINDINGS_NOT_ALLOWED.
    /// </exception>
    public void Attempt(FollowUpAttempt attempt, FollowUpFindings? findings, Episode episode, Program program)
    {
        RequireStatus("attempt", FollowUpStatus.Planned, FollowUpStatus.Due, FollowUpStatus.Missed);
        if (attempt.At > attempt.RecordedAt)
        {
            throw EpisodeErrors.TimeInFuture("/at");
        }

        var on = program.DateOf(attempt.At);
        if (on < RequireDischarged(episode).DischargedOn)
        {
            throw EpisodeErrors.DateOutOfOrder("/at", "It follows the discharge.");
        }

        if (attempt.Reached != findings is not null)
        {
            throw attempt.Reached ? TransitionErrors.FindingsRequired() : TransitionErrors.FindingsNotAllowed();
        }

        Attempts = [.. Attempts, attempt];
        if (!attempt.Reached)
        {
            Record(new FollowUpAttempted(Id, PatientId, EpisodeId));
            return;
        }

        Findings = findings;
        InContinuingCareOn = findings is { InContinuingCare: FollowUpAnswer.Yes } ? on : null;
        Status = FollowUpStatus.Reached;
        Record(new FollowUpReached(Id, PatientId, EpisodeId));
    }

    /// <summary>What its days make of it; again, it changes nothing.</summary>
    public void Keep(DateOnly today)
    {
        if (EnteredInError is not null)
        {
            return;
        }

        if (Status is FollowUpStatus.Planned && today >= OpensOn)
        {
            Status = FollowUpStatus.Due;
            Record(new FollowUpFellDue(Id, PatientId, EpisodeId));
        }

        if (Status is FollowUpStatus.Due && today > ClosesOn)
        {
            Status = FollowUpStatus.Missed;
            Record(new FollowUpMissed(Id, PatientId, EpisodeId));
        }
    }

    /// <param name="by">Null where the service did it.</param>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, ILLEGAL_TRANSITION.</exception>
    public void Cancel(string reason, PractitionerId? by, DateTimeOffset now)
    {
        RequireStatus("cancel", FollowUpStatus.Planned, FollowUpStatus.Due, FollowUpStatus.Missed);
        Status = FollowUpStatus.Cancelled;
        Cancellation = new FollowUpCancellation(reason, by, now);
        Record(new FollowUpCancelled(Id, PatientId, EpisodeId));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireCurrent();
        EnteredInError = mark;
        Record(new FollowUpEnteredInError(Id, PatientId, EpisodeId));
    }

    private static FollowUp Make(
        Episode episode, int? ladderDays, string? purpose, DateOnly dueOn, FollowUpPolicy policy, DateTimeOffset now)
    {
        var followUp = new FollowUp
        {
            Id = TypedId.New<FollowUpId>(now),
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            LadderDays = ladderDays,
            Purpose = purpose,
            DueOn = dueOn,
            OpensOn = dueOn.AddDays(-policy.LeadDays),
            ClosesOn = dueOn.AddDays(policy.GraceDays),
            Status = FollowUpStatus.Planned,
            RecordedAt = now,
        };
        followUp.Record(new FollowUpPlanned(followUp.Id, followUp.PatientId, followUp.EpisodeId));
        return followUp;
    }

    private static EpisodeEnd RequireDischarged(Episode episode) =>
        episode.EnteredInError is not null ? throw CommonErrors.EnteredInError() : episode.End ?? throw TransitionErrors.NotDischarged(episode.Status);

    private void RequireStatus(string action, params FollowUpStatus[] allowed)
    {
        RequireCurrent();
        if (!allowed.Contains(Status))
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }

    private void RequireCurrent()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }
}

public enum FollowUpStatus
{
    Planned,

    /// <summary>Its window is open, and it is a work item.</summary>
    Due,

    /// <summary>The patient told how it goes.</summary>
    Reached,

    /// <summary>Nobody reached the patient in time.</summary>
    Missed,

    /// <summary>Not needed any more, as where the patient is in care again.</summary>
    Cancelled,
}

/// <param name="By">Null where a client without a person recorded it.</param>
public sealed record FollowUpAttempt(
    DateTimeOffset At, ContactMethod Method, bool Reached, string? Note, PractitionerId? By, DateTimeOffset RecordedAt);

/// <summary>As the patient tells it.</summary>
/// <param name="UsedLast30Days">Alcohol or drugs in the last thirty days.</param>
/// <param name="InContinuingCare">Goes to the care that was planned, or to other.</param>
/// <param name="InMutualHelp">Goes to a group.</param>
/// <param name="HasStableHousing">Lives where it can stay.</param>
/// <param name="WorksOrLearns">At work, at school or in training.</param>
/// <param name="WishesToReturn">Asks for treatment here again.</param>
public sealed record FollowUpFindings(
    FollowUpAnswer UsedLast30Days,
    FollowUpAnswer InContinuingCare,
    FollowUpAnswer InMutualHelp,
    FollowUpAnswer HasStableHousing,
    FollowUpAnswer WorksOrLearns,
    FollowUpAnswer WishesToReturn);

public enum FollowUpAnswer
{
    Yes,
    No,

    /// <summary>Asked, and not answered.</summary>
    NotAnswered,
}

public sealed record FollowUpCancellation(string Reason, PractitionerId? By, DateTimeOffset At);
