using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Transition;

/// <summary>Who goes on when treatment here ends, and how the patient comes back. Each episode has one.</summary>
public sealed class ContinuingCarePlan : TransitionPlan<ContinuingCareContent>
{
    private ContinuingCarePlan()
    {
    }

    public ContinuingCarePlanId Id { get; private set; }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 UNKNOWN_LEVEL_OF_CARE, DUPLICATE.</exception>
    public static ContinuingCarePlan Begin(
        ContinuingCarePlanId id, ContinuingCareContent content, ContinuingCarePolicy policy, Episode episode, Act act)
    {
        var plan = new ContinuingCarePlan { Id = id };
        plan.Begin(episode);
        plan.Write(content, policy, episode, act);
        return plan;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 UNKNOWN_LEVEL_OF_CARE, DUPLICATE.</exception>
    public void Write(ContinuingCareContent content, ContinuingCarePolicy policy, Episode episode, Act act)
    {
        content.RequireKnown();
        WriteContent(content with { CheckInWeeks = content.CheckInWeeks ?? policy.CheckInWeeks }, episode, act);
    }

    protected override IDomainEvent Happened(TransitionPlanChange change) => change switch
    {
        TransitionPlanChange.Written => new ContinuingCarePlanWritten(Id, PatientId, EpisodeId),
        TransitionPlanChange.Signed => new ContinuingCarePlanSigned(Id, PatientId, EpisodeId),
        TransitionPlanChange.SignatureRefused => new ContinuingCarePlanSignatureRefused(Id, PatientId, EpisodeId),
        TransitionPlanChange.Activated => new ContinuingCarePlanActivated(Id, PatientId, EpisodeId),
        TransitionPlanChange.EnteredInError => new ContinuingCarePlanEnteredInError(Id, PatientId, EpisodeId),
    };
}
