using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

/// <summary>One row: the plan and its current version.</summary>
internal sealed record CurrentPlan(
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    ProgramId ProgramId,
    PractitionerId AuthorId,
    PlanVersionStatus Status,
    int? DraftNumber,
    IReadOnlyList<GoalRecord> Goals,
    IReadOnlyList<ObjectiveRecord> Objectives,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Number,
    PractitionerId VersionAuthorId,
    DateOnly? EffectiveFrom,
    DateOnly? ActiveFrom,
    AsamEdition? LevelOfCareEdition,
    string? LevelOfCareCode,
    AppliedTemplate? Template,
    string? RevisionReason,
    DateTimeOffset VersionCreatedAt,
    DateTimeOffset? SubmittedAt,
    DateOnly? CountersignatureDueOn,
    IReadOnlyList<PlanSignature> Signatures,
    IReadOnlyList<SignatureRefusal> Refusals,
    IReadOnlyList<VersionTransition> Transitions,
    string ContentHash,
    byte[] Content)
{
    public PlanResponse ToResponse(RecoveryPlanId id) => new(
        id,
        Version,
        PatientId,
        EpisodeId,
        ProgramId,
        AuthorId,
        Status,
        new PlanVersionResponse(
            Number,
            Status,
            VersionAuthorId,
            EffectiveFrom,
            ActiveFrom,
            LevelOfCareEdition is { } edition ? new LevelOfCare(edition, LevelOfCareCode!) : null,
            Template,
            RevisionReason,
            VersionCreatedAt,
            SubmittedAt,
            CountersignatureDueOn,
            PlanVersion.PatientSignatureStatusOf(Signatures, Refusals),
            Signatures,
            Refusals,
            Transitions,
            ContentHash,
            new StoredJson<PlanContent>(Content)),
        DraftNumber,
        Goals,
        Objectives,
        CreatedAt,
        UpdatedAt);
}
