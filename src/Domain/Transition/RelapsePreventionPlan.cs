using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Transition;

/// <summary>How a patient stays in recovery, and what to do when it gets dangerous. Each episode has one.</summary>
public sealed class RelapsePreventionPlan : TransitionPlan<RelapsePreventionContent>
{
    private RelapsePreventionPlan()
    {
    }

    public RelapsePreventionPlanId Id { get; private set; }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 UNKNOWN_REFERENCE, DUPLICATE.</exception>
    public static RelapsePreventionPlan Begin(RelapsePreventionPlanId id, RelapsePreventionContent content, Episode episode, Act act)
    {
        var plan = new RelapsePreventionPlan { Id = id };
        plan.Begin(episode);
        plan.Write(content, episode, act);
        return plan;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 UNKNOWN_REFERENCE, DUPLICATE.</exception>
    public void Write(RelapsePreventionContent content, Episode episode, Act act)
    {
        content.RequireSkills();
        WriteContent(content, episode, act);
    }

    protected override IDomainEvent Happened(TransitionPlanChange change) => change switch
    {
        TransitionPlanChange.Written => new RelapsePreventionPlanWritten(Id, PatientId, EpisodeId),
        TransitionPlanChange.Signed => new RelapsePreventionPlanSigned(Id, PatientId, EpisodeId),
        TransitionPlanChange.SignatureRefused => new RelapsePreventionPlanSignatureRefused(Id, PatientId, EpisodeId),
        TransitionPlanChange.Activated => new RelapsePreventionPlanActivated(Id, PatientId, EpisodeId),
        TransitionPlanChange.EnteredInError => new RelapsePreventionPlanEnteredInError(Id, PatientId, EpisodeId),
    };
}
