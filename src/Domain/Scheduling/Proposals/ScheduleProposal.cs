using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>
/// A schedule for some patients over the coming weeks, searched for in the background. Queued → Running → Proposed → Accepted; from
/// Running also to Failed; until it is accepted or has failed, to Cancelled.
/// </summary>
public sealed class ScheduleProposal : AggregateRoot
{
    private ScheduleProposal()
    {
    }

    public ScheduleProposalId Id { get; private set; }

    public ProgramId ProgramId { get; private set; }

    /// <summary>A Monday.</summary>
    public DateOnly From { get; private set; }

    public int Weeks { get; private set; }

    /// <summary>Empty for all who are in care of the programme and need more than is booked.</summary>
    public IReadOnlyList<EpisodeId> EpisodeIds { get; private set; } = [];

    public int Seed { get; private set; }

    public int TimeLimitSeconds { get; private set; }

    /// <summary>Null where a client without a person asked.</summary>
    public PractitionerId? RequestedBy { get; private set; }

    public ProposalStatus Status { get; private set; }

    /// <summary>When calendar and records were read, for the search that ended or is under way.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Searches begun: more than one where a process went down with one.</summary>
    public int Attempts { get; private set; }

    public ProposalFailure? Failure { get; private set; }

    /// <summary>Null until it is proposed.</summary>
    public ProposalOutcome? Outcome { get; private set; }

    public IReadOnlyList<ProposedPatient> Patients { get; private set; } = [];

    public DateTimeOffset? EndedAt { get; private set; }

    public PractitionerId? AcceptedBy { get; private set; }

    /// <exception cref="DomainException">422 NOT_A_MONDAY, STARTS_IN_PAST, PROPOSAL_TOO_LARGE.</exception>
    public static ScheduleProposal Request(
        ScheduleProposalId id, Program program, ProposalRequest request, PractitionerId? by, DateTimeOffset now)
    {
        if (request.From.DayOfWeek != DayOfWeek.Monday)
        {
            throw ProposalErrors.NotMonday("/from");
        }

        if (request.From < program.DateOf(now))
        {
            throw SeriesErrors.StartsInPast("/from");
        }

        var policy = program.PoliciesOn(request.From).Proposals;
        if (request.Weeks > policy.MostWeeks)
        {
            throw ProposalErrors.TooLarge("/weeks", policy.MostWeeks);
        }

        if (request.EpisodeIds.Count > policy.MostPatients)
        {
            throw ProposalErrors.TooLarge("/episodeIds", policy.MostPatients);
        }

        var proposal = new ScheduleProposal
        {
            Id = id,
            OrganizationId = program.OrganizationId,
            ProgramId = program.Id,
            From = request.From,
            Weeks = request.Weeks,
            EpisodeIds = [.. request.EpisodeIds],
            Seed = request.Seed,
            TimeLimitSeconds = Math.Min(request.TimeLimitSeconds ?? policy.SolverSeconds, policy.SolverSeconds),
            RequestedBy = by,
            Status = ProposalStatus.Queued,
        };
        proposal.Record(new ProposalRequested(id));
        return proposal;
    }

    /// <summary>Begins the search, or begins it again where the one before did not end.</summary>
    /// <returns>False where it is not to be searched for any more, or has been tried too often.</returns>
    public bool Start(DateTimeOffset now)
    {
        const int MostAttempts = 3;
        if (Status is not (ProposalStatus.Queued or ProposalStatus.Running))
        {
            return false;
        }

        if (Attempts == MostAttempts)
        {
            Fail(ProposalFailure.Interrupted, now);
            return false;
        }

        Status = ProposalStatus.Running;
        ReadAt = now;
        Attempts++;
        Record(new ProposalStarted(Id));
        return true;
    }

    public void Propose(ProposalOutcome outcome, IReadOnlyList<ProposedPatient> patients, DateTimeOffset now)
    {
        RequireStatus(Status is ProposalStatus.Running, "propose");
        (Status, Outcome, Patients, EndedAt) = (ProposalStatus.Proposed, outcome, [.. patients], now);
        Record(new ProposalMade(Id));
    }

    public void Fail(ProposalFailure failure, DateTimeOffset now)
    {
        RequireStatus(Status is ProposalStatus.Queued or ProposalStatus.Running, "fail");
        (Status, Failure, EndedAt) = (ProposalStatus.Failed, failure, now);
        Record(new ProposalFailed(Id));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Cancel(DateTimeOffset now)
    {
        RequireStatus(Status is ProposalStatus.Queued or ProposalStatus.Running or ProposalStatus.Proposed, "cancel");
        (Status, EndedAt) = (ProposalStatus.Cancelled, now);
        Record(new ProposalCancelled(Id));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void RequireProposed() => RequireStatus(Status is ProposalStatus.Proposed, "accept");

    /// <summary>What it proposes has been booked in the same transaction.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Accept(PractitionerId? by)
    {
        RequireProposed();
        (Status, AcceptedBy) = (ProposalStatus.Accepted, by);
        Record(new ProposalAccepted(Id));
    }

    private void RequireStatus(bool allowed, string action)
    {
        if (!allowed)
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }
}

/// <param name="Seed">The same problem with the same seed gives the same proposal, unless the time was up first.</param>
/// <param name="TimeLimitSeconds">What policy allows unless given, and never more.</param>
public sealed record ProposalRequest(DateOnly From, int Weeks, IReadOnlyList<EpisodeId> EpisodeIds, int Seed, int? TimeLimitSeconds);

public enum ProposalStatus
{
    Queued,
    Running,

    /// <summary>Somebody may accept it; weeks that could not be filled say why.</summary>
    Proposed,

    Failed,
    Cancelled,

    /// <summary>Enrolled and booked.</summary>
    Accepted,
}

public enum ProposalFailure
{
    /// <summary>More patients need something than policy allows in one proposal.</summary>
    TooManyPatients,

    /// <summary>The search did not end in a multiple of its time.</summary>
    TimedOut,

    /// <summary>The service went down with the search, again and again.</summary>
    Interrupted,

    /// <summary>A fault of the service; its log says which.</summary>
    Fault,
}

public sealed record ProposalRequested(ScheduleProposalId ProposalId) : IDomainEvent
{
    public string Type => "schedule-proposal.requested";

    public EventSubject Subject => new(ProposalId.Value);
}

public sealed record ProposalStarted(ScheduleProposalId ProposalId) : IDomainEvent
{
    public string Type => "schedule-proposal.started";

    public EventSubject Subject => new(ProposalId.Value);
}

public sealed record ProposalMade(ScheduleProposalId ProposalId) : IDomainEvent
{
    public string Type => "schedule-proposal.proposed";

    public EventSubject Subject => new(ProposalId.Value);
}

public sealed record ProposalFailed(ScheduleProposalId ProposalId) : IDomainEvent
{
    public string Type => "schedule-proposal.failed";

    public EventSubject Subject => new(ProposalId.Value);
}

public sealed record ProposalCancelled(ScheduleProposalId ProposalId) : IDomainEvent
{
    public string Type => "schedule-proposal.cancelled";

    public EventSubject Subject => new(ProposalId.Value);
}

public sealed record ProposalAccepted(ScheduleProposalId ProposalId) : IDomainEvent
{
    public string Type => "schedule-proposal.accepted";

    public EventSubject Subject => new(ProposalId.Value);
}
