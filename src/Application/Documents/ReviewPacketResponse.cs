using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Progress;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Documents;

/// <summary>What a payer's reviewer asks for, as of a day and by what was known at an instant: the same two give the same content at any later time.</summary>
/// <param name="ContentHash">SHA-256 of the content in canonical form (RFC 8785).</param>
public sealed record ReviewPacketResponse(
    EpisodeId EpisodeId, PatientId PatientId, DateOnly AsOf, DateTimeOffset KnownAt, string ContentHash, StoredJson<ReviewPacketContent> Content);

/// <summary>Facts only: names and numbers of people are no part of what is hashed.</summary>
/// <param name="SchemaVersion">Of this form.</param>
/// <param name="AdmittedOn">Null before the admission.</param>
/// <param name="Diagnoses">The main one first.</param>
/// <param name="Objectives">Of the version in force, in the order of the plan.</param>
/// <param name="Scores">Every measure that has a value: the first of the episode and the last.</param>
/// <param name="UseDays">Days of confirmed use, in order.</param>
/// <param name="Plan">Null before one was in force.</param>
/// <param name="Readiness">The last evaluation; null where there was none.</param>
/// <param name="Requests">What payers are or were asked for, by period.</param>
public sealed record ReviewPacketContent(
    int SchemaVersion,
    EpisodeId EpisodeId,
    DateOnly AsOf,
    DateOnly? AdmittedOn,
    PacketPhase? Phase,
    IReadOnlyList<PlanDiagnosis> Diagnoses,
    PacketRatings Ratings,
    PacketAttendance Attendance,
    IReadOnlyList<PacketObjective> Objectives,
    IReadOnlyList<PacketScore> Scores,
    DrugTestRates DrugTests,
    IReadOnlyList<DateOnly> UseDays,
    PacketPlan? Plan,
    PacketDischargePlan DischargePlan,
    PacketReadiness? Readiness,
    IReadOnlyList<PacketRequest> Requests)
{
    public const int CurrentSchemaVersion = 1;
}

/// <summary>The phase that was active on the day.</summary>
public sealed record PacketPhase(int Sequence, LevelOfCare LevelOfCare, DateOnly StartedOn);

/// <summary>The dimension ratings now against those of the admission.</summary>
/// <param name="AtAdmission">Those that the admission rests on.</param>
/// <param name="Latest">The last ones by the day.</param>
public sealed record PacketRatings(PacketRatingSet? AtAdmission, PacketRatingSet? Latest);

public sealed record PacketRatingSet(DimensionRatingSetId Id, AsamEdition Edition, DateOnly RatedOn, IReadOnlyList<DimensionRating> Ratings)
{
    internal static PacketRatingSet? Of(DimensionRatingSet? set) => set is null ? null : new PacketRatingSet(set.Id, set.Edition, set.RatedOn, set.Ratings);
}

/// <param name="Episode">From the admission on.</param>
/// <param name="LatestFrom">First day of the latest days.</param>
/// <param name="Latest">Of so many days as readiness looks at.</param>
/// <param name="Weeks">Hours of each week against what level and phase ask for.</param>
/// <param name="WeeklyCompliance">Compliant weeks over those that count; null where none does.</param>
public sealed record PacketAttendance(
    AttendanceRates Episode, DateOnly LatestFrom, AttendanceRates Latest, IReadOnlyList<WeekOfHours> Weeks, decimal? WeeklyCompliance);

/// <param name="Value">By its own measure; null where nothing tells.</param>
public sealed record PacketObjective(
    ObjectiveId Id,
    string? Text,
    int? PhaseSequence,
    Measurement Measurement,
    DateOnly? TargetDate,
    ObjectiveStatus Status,
    bool IsWaived,
    decimal? Value,
    DateOnly? MeasuredOn,
    bool? IsMet);

/// <param name="Code">Of `urn:iop:codesystem:measures`.</param>
/// <param name="Change">Latest less first; null with one value only.</param>
public sealed record PacketScore(
    string Code, string Label, MeasureDirection Better, DateOnly FirstOn, decimal First, DateOnly LatestOn, decimal Latest, decimal? Change, SymptomResponse? Response);

/// <param name="ContentHash">Of what was signed.</param>
/// <param name="SignedBy">Roles whose signatures stand, with the day of each.</param>
public sealed record PacketPlan(
    RecoveryPlanId PlanId,
    int VersionNumber,
    PlanVersionStatus Status,
    DateOnly? ActiveFrom,
    DateOnly? NextReviewOn,
    LevelOfCare? LevelOfCare,
    string ContentHash,
    IReadOnlyList<PacketSignature> SignedBy,
    IReadOnlyList<PacketIntervention> Services);

public sealed record PacketSignature(SignatureRole Role, string? Credential, DateOnly SignedOn);

/// <summary>Type, amount, frequency and duration of a service of the plan.</summary>
public sealed record PacketIntervention(
    InterventionType? Type, InterventionModality? Modality, InterventionFrequency? Frequency, int? DurationMinutes, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>How the episode is meant to end.</summary>
/// <param name="Phases">The steps to come, as planned.</param>
/// <param name="ProposedOn">Last day in care of a discharge that is proposed, approved or final; null without one.</param>
public sealed record PacketDischargePlan(
    IReadOnlyList<ExitCriterion> TransitionCriteria,
    IReadOnlyList<ExitCriterion> DischargeCriteria,
    string? ContinuingCareOutline,
    IReadOnlyList<PacketPlannedPhase> Phases,
    DischargeType? ProposedType,
    DischargeStatus? ProposalStatus,
    DateOnly? ProposedOn);

public sealed record PacketPlannedPhase(int Sequence, LevelOfCare? LevelOfCare, decimal? TargetHoursPerWeek, DateOnly? StartsOn, DateOnly? EndsOn);

/// <param name="SoftScore">Share of the soft criteria that passed.</param>
public sealed record PacketReadiness(ReadinessEvaluationId Id, DateOnly AsOf, ReadinessPurpose Purpose, ReadinessResult Result, decimal SoftScore);

/// <param name="Units">In units of <paramref name="UnitType"/>.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Status">On the day.</param>
public sealed record PacketRequest(
    AuthorizationId Id,
    string Payer,
    IReadOnlyList<string> ServiceCodes,
    AuthorizationUnit UnitType,
    decimal Units,
    DateOnly From,
    DateOnly To,
    LevelOfCare LevelOfCare,
    bool Expedited,
    AuthorizationStatus Status);
