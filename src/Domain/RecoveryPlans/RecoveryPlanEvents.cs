using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>Something that happened to a plan. The members serve reactions inside the service; outside go the ids only (D34).</summary>
public abstract record RecoveryPlanEvent(RecoveryPlan Plan) : IDomainEvent
{
    public abstract string Type { get; }

    public EventSubject Subject => new(Plan.Id.Value, Plan.PatientId, Plan.EpisodeId, Plan.Id);
}

public sealed record PlanOpened(RecoveryPlan Plan) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.opened";
}

public sealed record PlanSubmitted(RecoveryPlan Plan, PlanVersion PlanVersion) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.submitted";
}

public sealed record PlanWithdrawn(RecoveryPlan Plan, PlanVersion PlanVersion) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.withdrawn";
}

public sealed record PlanSigned(RecoveryPlan Plan, PlanVersion PlanVersion, SignatureRole Role) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.signed";
}

public sealed record PlanSignatureRefused(RecoveryPlan Plan, PlanVersion PlanVersion) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.signature-refused";
}

/// <summary>
/// A version is in force, and the one before is superseded. Where <see cref="PlanVersion.CountersignatureDueOn"/> is set, a
/// supervisor's signature is owed by that day (D2).
/// </summary>
public sealed record PlanActivated(RecoveryPlan Plan, PlanVersion PlanVersion) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.activated";
}

public sealed record PlanRevised(RecoveryPlan Plan, PlanVersion Draft) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.revised";
}

public sealed record PlanHeld(RecoveryPlan Plan) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.held";
}

public sealed record PlanResumed(RecoveryPlan Plan) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.resumed";
}

public sealed record PlanDraftCancelled(RecoveryPlan Plan, PlanVersion PlanVersion) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.cancelled";
}

public sealed record PlanCompleted(RecoveryPlan Plan) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.completed";
}

public sealed record PlanDiscontinued(RecoveryPlan Plan) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.discontinued";
}

public sealed record PlanEnteredInError(RecoveryPlan Plan, PlanVersion PlanVersion) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.entered-in-error";
}

public sealed record GoalChanged(RecoveryPlan Plan, GoalId GoalId, GoalStatus Status) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.goal-changed";
}

public sealed record ObjectiveChanged(RecoveryPlan Plan, ObjectiveId ObjectiveId, ObjectiveStatus Status) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.objective-changed";
}

public sealed record ObjectiveOutcomeRecorded(RecoveryPlan Plan, ObjectiveId ObjectiveId, ObjectiveOutcome Outcome)
    : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.outcome-recorded";
}

public sealed record ObjectiveOutcomeEnteredInError(RecoveryPlan Plan, ObjectiveId ObjectiveId, ObjectiveOutcome Outcome)
    : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.outcome-entered-in-error";
}

/// <summary>A review is owed, or is owed by another day than before.</summary>
public sealed record PlanReviewDue(RecoveryPlan Plan, ReviewObligation Obligation) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.review-due";
}

public sealed record PlanReviewed(RecoveryPlan Plan, PlanReview Review) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.reviewed";
}

public sealed record PlanReviewEnteredInError(RecoveryPlan Plan, PlanReview Review) : RecoveryPlanEvent(Plan)
{
    public override string Type => "plan.review-entered-in-error";
}
