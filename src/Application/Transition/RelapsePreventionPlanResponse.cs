using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>How a patient stays in recovery. Version 0, with nothing in it, until it is first written.</summary>
/// <param name="Current">The version in force.</param>
/// <param name="Draft">The next one, while it is being written and signed.</param>
/// <param name="Versions">All of them, by number.</param>
public sealed record RelapsePreventionPlanResponse(
    RelapsePreventionPlanId? Id,
    int Version,
    EpisodeId EpisodeId,
    RelapsePreventionVersion? Current,
    RelapsePreventionVersion? Draft,
    IReadOnlyList<TransitionPlanHistory> Versions) : IResource
{
    internal static RelapsePreventionPlanResponse Of(EpisodeId episodeId, RelapsePreventionPlan? plan) => new(
        plan?.Id,
        plan?.Version ?? 0,
        episodeId,
        RelapsePreventionVersion.Of(plan?.InForce),
        RelapsePreventionVersion.Of(plan?.Draft),
        plan.History());
}

/// <param name="ContentHash">SHA-256 of the canonical content; what is signed.</param>
/// <param name="Signatures">Void ones included: they stay.</param>
/// <param name="PatientSignatureStatus">A guardian signs for the patient.</param>
/// <param name="Refusals">Void ones included.</param>
public sealed record RelapsePreventionVersion(
    int Number,
    TransitionPlanStatus Status,
    RelapsePreventionContent Content,
    string ContentHash,
    IReadOnlyList<TransitionSignature> Signatures,
    PatientSignatureStatus PatientSignatureStatus,
    IReadOnlyList<SignatureRefusal> Refusals,
    IReadOnlyList<TransitionPlanStep> Steps,
    EnteredInError? EnteredInError)
{
    internal static RelapsePreventionVersion? Of(TransitionPlanVersion<RelapsePreventionContent>? version) => version is null
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
public sealed record RelapsePreventionVersionResponse(EpisodeId EpisodeId, int Version, RelapsePreventionVersion Plan) : IResource;
