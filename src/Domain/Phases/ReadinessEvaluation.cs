using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Phases;

/// <summary>
/// What the readiness engine found for one day with what was known at one instant. What was found never changes; the same day,
/// instant and policy give the same findings (D10).
/// </summary>
public sealed class ReadinessEvaluation : AggregateRoot, IPatientRecord
{
    private ReadinessEvaluation()
    {
    }

    public ReadinessEvaluationId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public RecoveryPlanId PlanId { get; private set; }

    /// <summary>Active on <see cref="AsOf"/>, as known at <see cref="KnownAt"/>.</summary>
    public StepDownPhaseId? PhaseId { get; private set; }

    public ReadinessPurpose Purpose { get; private set; }

    public DateOnly AsOf { get; private set; }

    public DateTimeOffset KnownAt { get; private set; }

    /// <summary>Names the policy: those of a programme differ by the day from which they hold.</summary>
    public DateOnly PolicyEffectiveFrom { get; private set; }

    /// <summary>SHA-256 of the evidence, lower-case hex.</summary>
    public string EvidenceHash { get; private set; } = "";

    public ReadinessResult Result { get; private set; }

    public ReadinessFindings Findings { get; private set; } = null!;

    /// <summary>Null where a client without a person asked.</summary>
    public PractitionerId? EvaluatedBy { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    public static ReadinessEvaluation Evaluate(
        ReadinessEvaluationId id,
        RecoveryPlanId planId,
        Episode episode,
        Program program,
        ReadinessPurpose purpose,
        DateOnly asOf,
        DateTimeOffset knownAt,
        EvidenceSnapshot evidence,
        PractitionerId? evaluatedBy)
    {
        var policies = program.DatedPoliciesOn(asOf);
        var findings = ReadinessEngine.Evaluate(evidence, policies.Policies.Readiness, purpose, asOf);
        var evaluation = new ReadinessEvaluation
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            PlanId = planId,
            PhaseId = evidence.Phase is { } phase ? StepDownPhaseId.From(phase.Id) : null,
            Purpose = purpose,
            AsOf = asOf,
            KnownAt = knownAt,
            PolicyEffectiveFrom = policies.EffectiveFrom,
            EvidenceHash = evidence.Hash(),
            Result = findings.Result,
            Findings = findings,
            EvaluatedBy = evaluatedBy,
        };
        evaluation.Record(new ReadinessEvaluated(id, episode.PatientId, episode.Id, planId));
        return evaluation;
    }

    /// <summary>No decision can rest on it any more (D9).</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        EnteredInError = mark;
        Record(new ReadinessEvaluationEnteredInError(Id, PatientId, EpisodeId, PlanId));
    }

    /// <summary>An evaluation looks at a day in care, from what was known by now.</summary>
    /// <exception cref="DomainException">409 EPISODE_NOT_IN_CARE; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public static void RequireDay(Episode episode, Program program, DateOnly asOf, DateTimeOffset knownAt, DateTimeOffset now)
    {
        episode.RequireInCare();
        if (asOf > program.DateOf(now))
        {
            throw EpisodeErrors.DateInFuture("/asOf");
        }

        if (knownAt > now)
        {
            throw EpisodeErrors.DateInFuture("/knownAt");
        }

        if (asOf < episode.AdmittedOn)
        {
            throw EpisodeErrors.DateOutOfOrder("/asOf", "Readiness is evaluated from the admission on.");
        }
    }
}
