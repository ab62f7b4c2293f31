using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>That a payer agrees to services before they are given, or what it was asked for and did not agree to (J.7).</summary>
public sealed class PayerAuthorization : AggregateRoot, IPatientRecord, IIdentified
{
    private PayerAuthorization()
    {
    }

    public AuthorizationId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public IReadOnlyList<Identifier> Identifiers { get; private set; } = [];

    public IReadOnlyList<Identifier> ClaimedIdentifiers => EnteredInError is null ? Identifiers : [];

    public AuthorizationRequest Request { get; private set; } = null!;

    public AuthorizationStatus Status { get; private set; }

    /// <summary>The payer's; null until it granted something.</summary>
    public string? Number { get; private set; }

    /// <summary>Null until something was granted.</summary>
    public AuthorizationGrant? Grant { get; private set; }

    /// <summary>First day on which it takes no lines, though its period is not over; null where its period says it.</summary>
    public DateOnly? ClosedFrom { get; private set; }

    /// <summary>By the lines that stand, as far as they were reckoned last.</summary>
    public decimal Used { get; private set; }

    /// <summary>The payer's last words, of a denial or a part.</summary>
    public string? DenialReason { get; private set; }

    /// <summary>Who decided at the payer, and how to reach them.</summary>
    public string? Reviewer { get; private set; }

    /// <summary>In order, from the draft on.</summary>
    public IReadOnlyList<AuthorizationStep> Steps { get; private set; } = [];

    public EnteredInError? EnteredInError { get; private set; }

    /// <summary>Below zero where more was given than granted; null where nothing was.</summary>
    public decimal? Remaining => Grant?.Units - Used;

    /// <summary>Granted and neither over nor ended.</summary>
    public bool IsRunning => EnteredInError is null
        && Status is AuthorizationStatus.Approved or AuthorizationStatus.PartiallyApproved or AuthorizationStatus.Active or AuthorizationStatus.Exhausted;

    /// <summary>As lines go by it; null where nothing was granted.</summary>
    public AuthorizedPeriod? Period => EnteredInError is not null || Grant is not { } grant ? null : PeriodOf(grant);

    /// <summary>As above, where somebody knew by then that something was granted.</summary>
    public AuthorizedPeriod? PeriodKnownAt(DateTimeOffset instant) =>
        Grant is { } grant
        && !(EnteredInError?.At <= instant)
        && Steps.Any(step => step.At <= instant && step.Status is (AuthorizationStatus.Approved or AuthorizationStatus.PartiallyApproved))
            ? PeriodOf(grant)
            : null;

    private AuthorizedPeriod PeriodOf(AuthorizationGrant grant) =>
        new(Id, Request.Payer, Request.ServiceCodes, Request.UnitType, grant.Units, grant.From, LastDay ?? grant.To);

    private DateOnly? LastDay => ClosedFrom?.AddDays(-1) is { } closed && closed < Grant?.To ? closed : Grant?.To;

    /// <param name="coverage">Of <see cref="AuthorizationRequest.CoverageId"/>.</param>
    /// <param name="previous">What it continues.</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 UNKNOWN_REFERENCE, COVERAGE_NOT_IN_FORCE, UNKNOWN_SERVICE_CODE, UNKNOWN_LEVEL_OF_CARE,
    /// PERIOD_ENDS_BEFORE_START, PREVIOUS_NOT_GRANTED, DUPLICATE, INVALID_NPI.
    /// </exception>
    public static PayerAuthorization Draft(
        AuthorizationId id,
        Episode episode,
        PatientCoverage coverage,
        PayerAuthorization? previous,
        AuthorizationRequest request,
        IReadOnlyList<Identifier> identifiers,
        Program program,
        PractitionerId? by,
        DateTimeOffset now)
    {
        episode.RequireOpen();
        if (coverage.PatientId != episode.PatientId || coverage.EnteredInError is not null)
        {
            throw CommonErrors.UnknownReference("/coverageId");
        }

        if (request.To < request.From)
        {
            throw CoverageErrors.EndsBeforeStart("/to");
        }

        if (request.From < coverage.Terms.From || request.From > coverage.Terms.To)
        {
            throw AuthorizationErrors.CoverageNotInForce();
        }

        for (var i = 0; i < request.ServiceCodes.Count; i++)
        {
            if (ServiceCodes.Find(request.ServiceCodes[i]) is not { System: not ServiceCodeSystem.Revenue } known || !known.IsEffectiveOn(request.From))
            {
                throw ContractErrors.UnknownCode($"/serviceCodes/{i}");
            }

            if (request.ServiceCodes.Take(i).Contains(request.ServiceCodes[i]))
            {
                throw CoverageErrors.Duplicate($"/serviceCodes/{i}");
            }
        }

        LevelsOfCare.Require(request.LevelOfCare, "/levelOfCare/code");
        if (previous is not null && (previous.EpisodeId != episode.Id || previous.EnteredInError is not null))
        {
            throw CommonErrors.UnknownReference("/previousId");
        }

        if (previous is { Grant: null })
        {
            throw AuthorizationErrors.PreviousNotGranted();
        }

        var authorization = new PayerAuthorization
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            Identifiers = identifiers.RequireValid(),
            Request = request with { Payer = coverage.Terms.Payer },
        };
        authorization.Step(AuthorizationStatus.Draft, program.DateOf(now), by, now, null);
        authorization.Record(new AuthorizationDrafted(id, episode.PatientId, episode.Id));
        return authorization;
    }

    /// <summary>Asks the payer, for the first time or with what it wanted to know.</summary>
    /// <param name="planIsActive">The plan of the episode is in force and not on hold.</param>
    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 RATINGS_REQUIRED, PLAN_NOT_ACTIVE.
    /// </exception>
    public void Submit(Episode episode, bool planIsActive, Program program, PractitionerId? by, DateTimeOffset now)
    {
        Require("submit", AuthorizationStatus.Draft, AuthorizationStatus.Pended);
        episode.RequireOpen();
        var today = program.DateOf(now);
        var maximumAge = program.PoliciesOn(today).Authorizations.RatingMaximumAgeDays;
        if (episode.RatingsOn(today, now) is not { } ratings || today.DayNumber - ratings.RatedOn.DayNumber > maximumAge)
        {
            throw AuthorizationErrors.RatingsRequired(maximumAge);
        }

        if (Request.PreviousId is not null && !planIsActive)
        {
            throw AuthorizationErrors.PlanNotActive();
        }

        Step(AuthorizationStatus.Submitted, today, by, now, null);
        Record(new AuthorizationSubmitted(Id, PatientId, EpisodeId));
    }

    /// <summary>What the payer says, of the request or of the appeal.</summary>
    /// <returns>Whether it granted less than was asked for: such decisions are logged (AUT-12).</returns>
    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, PERIOD_ENDS_BEFORE_START, UNITS_EXCEED_REQUEST,
    /// REASON_REQUIRED.
    /// </exception>
    public bool Decide(PayerDecision decision, Program program, PractitionerId? by, DateTimeOffset now)
    {
        if (decision.Outcome == AuthorizationOutcome.Pended)
        {
            Require("pend", AuthorizationStatus.Submitted);
        }
        else
        {
            Require("decide", AuthorizationStatus.Submitted, AuthorizationStatus.Pended, AuthorizationStatus.Appealed);
        }

        if (decision.DecidedOn > program.DateOf(now))
        {
            throw EpisodeErrors.DateInFuture("/decidedOn");
        }

        if (decision.DecidedOn < Steps[^1].On)
        {
            throw EpisodeErrors.DateOutOfOrder("/decidedOn", "The decision follows what it is about.");
        }

        var isShort = decision.Outcome == AuthorizationOutcome.Denied;
        if (decision.Grant is { } grant)
        {
            isShort = RequireGrant(grant);
            if (isShort && decision.Reason is null)
            {
                throw AuthorizationErrors.ReasonRequired();
            }

            (Grant, Number) = (grant, decision.Number);
        }

        if (decision.Outcome != AuthorizationOutcome.Pended)
        {
            DenialReason = isShort ? decision.Reason : null;
        }

        Reviewer = decision.Reviewer ?? Reviewer;
        Step(StatusAfter(decision.Outcome), decision.DecidedOn, by, now, decision.Reason);
        Record(new AuthorizationDecided(Id, PatientId, EpisodeId));
        return isShort;
    }

    /// <summary>Asks the payer to think again. What it granted stands meanwhile.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR.</exception>
    public void Appeal(string reason, Program program, PractitionerId? by, DateTimeOffset now)
    {
        Require("appeal", AuthorizationStatus.Denied, AuthorizationStatus.PartiallyApproved);
        Step(AuthorizationStatus.Appealed, program.DateOf(now), by, now, reason);
        Record(new AuthorizationAppealed(Id, PatientId, EpisodeId));
    }

    /// <summary>Ends what was granted before its period is over.</summary>
    /// <param name="closedFrom">First day on which it takes no lines.</param>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_OUT_OF_ORDER.</exception>
    public void Terminate(DateOnly closedFrom, string reason, Program program, PractitionerId? by, DateTimeOffset now)
    {
        Require(
            "terminate", AuthorizationStatus.Approved, AuthorizationStatus.PartiallyApproved, AuthorizationStatus.Active, AuthorizationStatus.Exhausted);
        if (closedFrom < Grant!.From || closedFrom > Grant.To)
        {
            throw EpisodeErrors.DateOutOfOrder("/closedFrom", "It is a day of the period.");
        }

        Close(closedFrom, reason, program, by, now);
    }

    /// <summary>Ends it because its care ended, or its coverage: what runs is terminated, what is still asked for is granted up to then only.</summary>
    public void CloseWithCare(DateOnly closedFrom, string reason, Program program, DateTimeOffset now)
    {
        if (EnteredInError is not null || ClosedFrom <= closedFrom)
        {
            return;
        }

        if (IsRunning)
        {
            Close(closedFrom, reason, program, null, now);
        }
        else if (Status is AuthorizationStatus.Submitted or AuthorizationStatus.Pended or AuthorizationStatus.Appealed)
        {
            ClosedFrom = closedFrom;
            MarkChanged();
        }
    }

    /// <summary>The coverage ends before its period does: it takes no lines after that day, and is over with it.</summary>
    public void CloseWithCoverage(DateOnly lastDay)
    {
        if (EnteredInError is null && Status is not (AuthorizationStatus.Expired or AuthorizationStatus.Terminated) && !(ClosedFrom <= lastDay)
            && lastDay < (Grant?.To ?? Request.To))
        {
            ClosedFrom = lastDay.AddDays(1);
            MarkChanged();
        }
    }

    /// <summary>Follows the days and the lines (AUT-8). Again, it changes nothing.</summary>
    /// <param name="used">By the lines that stand.</param>
    public void Follow(decimal used, DateOnly today, DateTimeOffset now)
    {
        if (Period is not { } period)
        {
            return;
        }

        if (Used != used)
        {
            Used = used;
            MarkChanged();
        }

        var before = Status;
        if (Status is AuthorizationStatus.Approved or AuthorizationStatus.PartiallyApproved && today >= period.From)
        {
            Step(AuthorizationStatus.Active, today, null, now, null);
        }

        if (Status == AuthorizationStatus.Exhausted && Remaining > 0)
        {
            Step(AuthorizationStatus.Active, today, null, now, null);
        }

        if (Status == AuthorizationStatus.Active && Remaining <= 0)
        {
            Step(AuthorizationStatus.Exhausted, today, null, now, null);
        }
        else if (Status == AuthorizationStatus.Active && today >= ClosedFrom)
        {
            Step(AuthorizationStatus.Terminated, today, null, now, null);
        }
        else if (Status == AuthorizationStatus.Active && today > period.To)
        {
            Step(AuthorizationStatus.Expired, today, null, now, null);
        }

        if (Status != before)
        {
            Record(new AuthorizationFollowed(Id, PatientId, EpisodeId));
        }
    }

    /// <summary>Whether more has to be asked for (AUT-9): little is left, or little time.</summary>
    public bool IsRenewalDue(DateOnly today, Programs.Policies.AuthorizationPolicy policy) =>
        Status is AuthorizationStatus.Active or AuthorizationStatus.Exhausted && Period is { } period && today <= period.To
        && (Remaining <= policy.RenewalRemaining || today >= period.To.AddDays(-policy.RenewalDays));

    /// <summary>Its period has passed, though not all need have been used.</summary>
    public bool IsOver(DateOnly today) => Status == AuthorizationStatus.Expired || (Status == AuthorizationStatus.Exhausted && today > Period?.To);

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError();
        EnteredInError = mark;
        Record(new AuthorizationEnteredInError(Id, PatientId, EpisodeId));
    }

    private bool RequireGrant(AuthorizationGrant grant)
    {
        if (grant.To < grant.From)
        {
            throw CoverageErrors.EndsBeforeStart("/approvedTo");
        }

        if (grant.Units > Request.Units)
        {
            throw AuthorizationErrors.UnitsExceedRequest();
        }

        return grant.Units < Request.Units || grant.From > Request.From || grant.To < Request.To;
    }

    private AuthorizationStatus StatusAfter(AuthorizationOutcome outcome) => outcome switch
    {
        AuthorizationOutcome.Pended => AuthorizationStatus.Pended,
        AuthorizationOutcome.Approved => Grant!.Units < Request.Units ? AuthorizationStatus.PartiallyApproved : AuthorizationStatus.Approved,
        AuthorizationOutcome.Denied => Status != AuthorizationStatus.Appealed ? AuthorizationStatus.Denied
            : Grant is null ? AuthorizationStatus.UpheldDenied
            : AuthorizationStatus.PartiallyApproved,
    };

    private void Close(DateOnly closedFrom, string reason, Program program, PractitionerId? by, DateTimeOffset now)
    {
        ClosedFrom = closedFrom;
        Step(AuthorizationStatus.Terminated, program.DateOf(now), by, now, reason);
        Record(new AuthorizationTerminated(Id, PatientId, EpisodeId));
    }

    private void Step(AuthorizationStatus status, DateOnly on, PractitionerId? by, DateTimeOffset now, string? reason)
    {
        Status = status;
        Steps = [.. Steps, new AuthorizationStep(status, on, by, now, reason)];
    }

    private void Require(string action, params AuthorizationStatus[] from)
    {
        RequireNotInError();
        if (!from.Contains(Status))
        {
            throw CommonErrors.IllegalTransition(Status, action);
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
