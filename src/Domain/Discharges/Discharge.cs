using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Discharges;

/// <summary>
/// The way out of an episode: a counselor proposes it, a supervisor approves it, and when its day is over it becomes final and ends
/// everything of the episode at once (J.9).
/// </summary>
public sealed class Discharge : AggregateRoot, IPatientRecord
{
    private Discharge()
    {
    }

    public DischargeId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    /// <summary>The episode until it is rejected or withdrawn, then null: unique, so that an episode has one way out.</summary>
    public EpisodeId? OpenEpisodeId { get; private set; }

    public DischargeType Type { get; private set; }

    /// <summary>Last day in care, of the programme.</summary>
    public DateOnly DischargedOn { get; private set; }

    public string Reason { get; private set; } = "";

    public ReadinessEvaluationId? ReadinessEvaluationId { get; private set; }

    public string? OverrideReason { get; private set; }

    public RiskDiscussion? RiskDiscussion { get; private set; }

    /// <summary>An administrative discharge that takes no warnings.</summary>
    public bool ForViolence { get; private set; }

    /// <summary>Documented warnings at the time.</summary>
    public int Warnings { get; private set; }

    public DischargeStatus Status { get; private set; }

    /// <summary>In order, from the proposal on.</summary>
    public IReadOnlyList<DischargeStep> Steps { get; private set; } = [];

    /// <param name="evaluation">The one that the proposal names, of the same episode.</param>
    /// <param name="evidence">Of the episode.</param>
    /// <exception cref="DomainException">
    /// 409 EPISODE_NOT_IN_CARE, ENTERED_IN_ERROR; 422 CREDENTIAL_NOT_ACTIVE, DATE_OUT_OF_ORDER, OUT_OF_REACH, ATTENDED_AFTER_DISCHARGE,
    /// READINESS_REQUIRED, READINESS_NOT_CURRENT, OVERRIDE_REASON_REQUIRED, RISK_DISCUSSION_REQUIRED, RISK_DISCUSSION_NOT_ALLOWED,
    /// WARNINGS_REQUIRED, VIOLENCE_NOT_ALLOWED.
    /// </exception>
    public static Discharge Propose(
        DischargeId id,
        DischargeProposal proposal,
        Episode episode,
        Program program,
        ReadinessEvaluation? evaluation,
        DischargeEvidence evidence,
        Practitioner by,
        DateTimeOffset now)
    {
        episode.RequireInCare();
        var today = program.DateOf(now);
        by.RequireActiveCredentialOn(today);
        var policies = program.PoliciesOn(today);
        if (proposal.DischargedOn < episode.LevelOfCareStays[^1].EffectiveOn)
        {
            throw DischargeErrors.BeforeAdmission();
        }

        if (proposal.DischargedOn > today.AddDays(policies.Discharge.MaximumDaysAhead))
        {
            throw DischargeErrors.TooFarAhead(policies.Discharge.MaximumDaysAhead);
        }

        var discharge = new Discharge
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            OpenEpisodeId = episode.Id,
            Type = proposal.Type,
            DischargedOn = proposal.DischargedOn,
            Reason = proposal.Reason,
            ReadinessEvaluationId = evaluation?.Id,
            OverrideReason = proposal.OverrideReason,
            RiskDiscussion = proposal.RiskDiscussion,
            ForViolence = proposal.ForViolence,
            Warnings = evidence.Warnings,
        };
        discharge.RequireNobodyAttendsAfter(evidence);
        discharge.RequireReadiness(evaluation, today, policies.Readiness.EvaluationMaximumAgeDays);
        discharge.RequireRiskDiscussion();
        discharge.RequireWarnings(policies.Discharge.MinimumWarnings);
        discharge.Step(DischargeStatus.Proposed, by.Id, now, null);
        discharge.Record(new DischargeProposed(id, episode.PatientId, episode.Id));
        return discharge;
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION; 422 CREDENTIAL_NOT_ACTIVE, ATTENDED_AFTER_DISCHARGE.</exception>
    public void Approve(DischargeEvidence evidence, Practitioner by, Program program, DateTimeOffset now)
    {
        Require(Status == DischargeStatus.Proposed, "approve");
        by.RequireActiveCredentialOn(program.DateOf(now));
        RequireNobodyAttendsAfter(evidence);
        Step(DischargeStatus.Approved, by.Id, now, null);
        Record(new DischargeApproved(Id, PatientId, EpisodeId));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Reject(string reason, PractitionerId by, DateTimeOffset now)
    {
        Require(Status == DischargeStatus.Proposed, "reject");
        End(DischargeStatus.Rejected, reason, by, now);
        Record(new DischargeRejected(Id, PatientId, EpisodeId));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Withdraw(string reason, PractitionerId by, DateTimeOffset now)
    {
        Require(Status is DischargeStatus.Proposed or DischargeStatus.Approved, "withdraw");
        End(DischargeStatus.Withdrawn, reason, by, now);
        Record(new DischargeWithdrawn(Id, PatientId, EpisodeId));
    }

    /// <summary>
    /// Ends the episode, once the day is over or where it was approved on that day or later (rule DIS-6). Reactions to the episode's event end the rest
    /// in the same transaction.
    /// </summary>
    /// <returns>False where it is not time yet.</returns>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, EPISODE_NOT_IN_CARE.</exception>
    public bool Finish(Episode episode, Program program, DateTimeOffset now)
    {
        Require(Status == DischargeStatus.Approved, "finish");
        var today = program.DateOf(now);
        var isLate = program.DateOf(Steps[^1].At) >= DischargedOn;
        if (today <= DischargedOn && !isLate)
        {
            return false;
        }

        episode.Discharge(new EpisodeEnd(DischargedOn, Type, Type.TedsReason(), Id, now));
        Step(DischargeStatus.Final, null, now, null);
        Record(new DischargeFinal(Id, PatientId, EpisodeId));
        return true;
    }

    private void RequireNobodyAttendsAfter(DischargeEvidence evidence)
    {
        if (evidence.LastAttendedOn > DischargedOn)
        {
            throw DischargeErrors.AttendedAfter();
        }
    }

    private void RequireReadiness(ReadinessEvaluation? evaluation, DateOnly today, int maximumAgeDays)
    {
        if (evaluation is null)
        {
            if (Type.Completes())
            {
                throw DischargeErrors.ReadinessRequired();
            }

            return;
        }

        var age = today.DayNumber - evaluation.AsOf.DayNumber;
        if (evaluation.Purpose != ReadinessPurpose.Discharge || evaluation.EpisodeId != EpisodeId || evaluation.EnteredInError is not null
            || age < 0 || age > maximumAgeDays)
        {
            throw DischargeErrors.ReadinessNotCurrent(maximumAgeDays);
        }

        if (Type.Completes() && evaluation.Findings.Result != ReadinessResult.Ready && OverrideReason is null)
        {
            throw DischargeErrors.OverrideReasonRequired(evaluation.Findings.Result);
        }
    }

    private void RequireRiskDiscussion()
    {
        if (Type == DischargeType.LeftAgainstAdvice && RiskDiscussion is null)
        {
            throw DischargeErrors.RiskDiscussionRequired();
        }

        if (Type != DischargeType.LeftAgainstAdvice && RiskDiscussion is not null)
        {
            throw DischargeErrors.RiskDiscussionNotAllowed();
        }
    }

    private void RequireWarnings(int minimum)
    {
        if (ForViolence && Type != DischargeType.Administrative)
        {
            throw DischargeErrors.ViolenceNotAllowed();
        }

        if (Type == DischargeType.Administrative && !ForViolence && Warnings < minimum)
        {
            throw DischargeErrors.WarningsRequired(minimum);
        }
    }

    private void End(DischargeStatus status, string reason, PractitionerId by, DateTimeOffset now)
    {
        OpenEpisodeId = null;
        Step(status, by, now, reason);
    }

    private void Step(DischargeStatus status, PractitionerId? by, DateTimeOffset now, string? reason)
    {
        Status = status;
        Steps = [.. Steps, new DischargeStep(status, by, now, reason)];
    }

    private void Require(bool allowed, string action)
    {
        if (!allowed)
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }
}

/// <summary>What somebody proposes.</summary>
public sealed record DischargeProposal(
    DischargeType Type, DateOnly DischargedOn, string Reason, string? OverrideReason, RiskDiscussion? RiskDiscussion, bool ForViolence);

/// <summary>With who leaves against advice.</summary>
public sealed record RiskDiscussion(DateOnly DiscussedOn, bool NaloxoneOffered, bool ReferralOffered);

/// <param name="Warnings">Documented ones of the episode.</param>
/// <param name="LastAttendedOn">The last day on which the patient attended a session; null where there is none.</param>
public sealed record DischargeEvidence(int Warnings, DateOnly? LastAttendedOn);

/// <param name="By">Null where time did it.</param>
public sealed record DischargeStep(DischargeStatus Status, PractitionerId? By, DateTimeOffset At, string? Reason);
