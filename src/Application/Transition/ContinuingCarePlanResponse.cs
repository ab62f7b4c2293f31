using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>What comes after treatment. Version 0, with nothing in it, until it is first written.</summary>
/// <param name="Current">The version in force.</param>
/// <param name="Draft">The next one, while it is being written and signed.</param>
/// <param name="Versions">All of them, by number.</param>
public sealed record ContinuingCarePlanResponse(
    ContinuingCarePlanId? Id,
    int Version,
    EpisodeId EpisodeId,
    ContinuingCareVersion? Current,
    ContinuingCareVersion? Draft,
    IReadOnlyList<TransitionPlanHistory> Versions) : IResource
{
    internal static ContinuingCarePlanResponse Of(EpisodeId episodeId, ContinuingCarePlan? plan) => new(
        plan?.Id,
        plan?.Version ?? 0,
        episodeId,
        ContinuingCareVersion.Of(plan?.InForce),
        ContinuingCareVersion.Of(plan?.Draft),
        plan.History());
}

/// <param name="ContentHash">SHA-256 of the canonical content; what is signed.</param>
/// <param name="Signatures">Void ones included: they stay.</param>
/// <param name="PatientSignatureStatus">A guardian signs for the patient.</param>
/// <param name="Refusals">Void ones included.</param>
public sealed record ContinuingCareVersion(
    int Number,
    TransitionPlanStatus Status,
    ContinuingCareContent Content,
    string ContentHash,
    IReadOnlyList<TransitionSignature> Signatures,
    PatientSignatureStatus PatientSignatureStatus,
    IReadOnlyList<SignatureRefusal> Refusals,
    IReadOnlyList<TransitionPlanStep> Steps,
    EnteredInError? EnteredInError)
{
    internal static ContinuingCareVersion? Of(TransitionPlanVersion<ContinuingCareContent>? version) => version is null
        ? null
        : new(
            version.Number,
            version.Status,
            version.Content,
            version.ContentHash,
            version.Signatures,
            version.PatientSignatureStatus,
            version.Refusals,
            version.Steps,
            version.EnteredInError);
}

/// <summary>One version, whatever its status.</summary>
/// <param name="Version">Of the plan, as in its ETag.</param>
public sealed record ContinuingCareVersionResponse(EpisodeId EpisodeId, int Version, ContinuingCareVersion Plan) : IResource;
