using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>A plan as it stands: the version in force, else the draft, else the last one (D6); and what became of its items.</summary>
/// <param name="Version">Of the resource; the ETag.</param>
/// <param name="Status">Of the current version.</param>
/// <param name="CurrentVersion">Null only in an as-of read of a day on which no version was in force.</param>
/// <param name="DraftVersion">Number of the version that is being written or waits for signatures.</param>
/// <param name="Goals">Goals without an entry are Proposed.</param>
/// <param name="Objectives">Objectives without an entry are Active and have no outcome.</param>
public sealed record PlanResponse(
    RecoveryPlanId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    ProgramId ProgramId,
    PractitionerId AuthorId,
    PlanVersionStatus? Status,
    PlanVersionResponse? CurrentVersion,
    int? DraftVersion,
    IReadOnlyList<GoalRecord> Goals,
    IReadOnlyList<ObjectiveRecord> Objectives,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IRemembered
{
    public static PlanResponse Of(RecoveryPlan plan) => new(
        plan.Id,
        plan.Version,
        plan.PatientId,
        plan.EpisodeId,
        plan.ProgramId,
        plan.AuthorId,
        plan.Status,
        PlanVersionResponse.Of(plan.Current),
        plan.DraftNumber,
        plan.Goals,
        plan.Objectives,
        plan.CreatedAt,
        plan.UpdatedAt);

    /// <summary>What a reader would have seen of that day with what was known at that instant (D10).</summary>
    public static PlanResponse AsOf(RecoveryPlan plan, DateOnly asOf, DateTimeOffset knownAt)
    {
        var version = plan.VersionAsOf(asOf, knownAt);
        var response = version is null ? null : PlanVersionResponse.Of(version);
        var status = version?.StatusAsOf(asOf, knownAt);
        return Of(plan) with
        {
            Status = status,
            CurrentVersion = response is null ? null : response with
            {
                Status = status!.Value,
                Transitions = [.. response.Transitions.Where(t => Act.IsSeen(t.OccurredOn, t.RecordedAt, asOf, knownAt))],
                Signatures = [.. response.Signatures.Where(s => Act.IsSeen(s.SignedOn, s.RecordedAt, asOf, knownAt))],
                Refusals = [.. response.Refusals.Where(r => Act.IsSeen(r.RefusedOn, r.RecordedAt, asOf, knownAt))],
            },
            DraftVersion = null,
            Goals = [.. plan.Goals.Select(goal => goal.AsOf(asOf, knownAt)).Where(goal => goal.Transitions.Count > 0)],
            Objectives =
            [
                .. plan.Objectives.Select(objective => objective.AsOf(asOf, knownAt))
                    .Where(objective => objective.Transitions.Count + objective.Waivers.Count + objective.Outcomes.Count > 0),
            ],
        };
    }
}

/// <summary>One version of a plan with its document.</summary>
/// <param name="ContentHash">SHA-256 of the content in canonical form (RFC 8785): what the signatures are bound to.</param>
/// <param name="ActiveFrom">The day the last signature that was needed was given.</param>
/// <param name="CountersignatureDueOn">When a supervisor must have signed; null where none must, or one has.</param>
public sealed record PlanVersionResponse(
    int Number,
    PlanVersionStatus Status,
    PractitionerId AuthorId,
    DateOnly? EffectiveFrom,
    DateOnly? ActiveFrom,
    LevelOfCare? LevelOfCare,
    AppliedTemplate? Template,
    string? RevisionReason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    DateOnly? CountersignatureDueOn,
    PatientSignatureStatus PatientSignatureStatus,
    IReadOnlyList<PlanSignature> Signatures,
    IReadOnlyList<SignatureRefusal> Refusals,
    IReadOnlyList<VersionTransition> Transitions,
    string ContentHash,
    StoredJson<PlanContent> Content)
{
    public static PlanVersionResponse Of(PlanVersion version) => new(
        version.Number,
        version.Status,
        version.AuthorId,
        version.EffectiveFrom,
        version.ActiveFrom,
        LevelOf(version),
        version.Template,
        version.RevisionReason,
        version.CreatedAt,
        version.SubmittedAt,
        version.CountersignatureDueOn,
        version.PatientSignatureStatus,
        version.Signatures,
        version.Refusals,
        version.Transitions,
        version.ContentHash,
        new StoredJson<PlanContent>(version.Content));

    // From the columns beside the document, so that answering need not parse it.
    private static LevelOfCare? LevelOf(PlanVersion version) =>
        version is { LevelOfCareEdition: { } edition, LevelOfCareCode: { } code } ? new LevelOfCare(edition, code) : null;
}

/// <summary>One item of a plan, under the plan's ETag.</summary>
/// <param name="Version">Of the plan; the ETag.</param>
public sealed record PlanPartResponse<T>(int Version, T Item) : IResource;
