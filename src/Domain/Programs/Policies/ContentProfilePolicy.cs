namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What a plan must hold before it is signed, rules CNT-1 to CNT-8.</summary>
/// <param name="InitialPlanDueDays">CNT-1. Calendar days from admission until the first plan is active.</param>
/// <param name="RatingMaximumAgeDays">CNT-2. Calendar days from the dimension ratings to the act that relies on them, inclusive.</param>
/// <param name="TargetHorizonDays">CNT-3. Calendar days from the start of the version to the latest target date, inclusive.</param>
/// <param name="ObjectiveTextMinimumLength">CNT-4. Characters.</param>
/// <param name="ObjectiveTextMaximumLength">CNT-4. Characters.</param>
/// <param name="SafetyPlanLookBackDays">CNT-5. Calendar days in which a positive safety screen demands a safety plan.</param>
/// <param name="ContinuingCareOutlineByReview">CNT-6. The review, counted from 1, by which the outline must be there.</param>
/// <param name="PhysicianSignatureRequired">CNT-7. Whether payer or state wants a physician's signature on each version.</param>
/// <param name="GoalMaintainedAfterDays">CNT-8. Calendar days after which an achieved goal that is still met counts as maintained.</param>
public sealed record ContentProfilePolicy(
    int InitialPlanDueDays,
    int RatingMaximumAgeDays,
    int TargetHorizonDays,
    int ObjectiveTextMinimumLength,
    int ObjectiveTextMaximumLength,
    int SafetyPlanLookBackDays,
    int ContinuingCareOutlineByReview,
    bool PhysicianSignatureRequired,
    int GoalMaintainedAfterDays)
{
    public static ContentProfilePolicy Default { get; } = new(
        InitialPlanDueDays: 10,
        RatingMaximumAgeDays: 14,
        TargetHorizonDays: 180,
        ObjectiveTextMinimumLength: 15,
        ObjectiveTextMaximumLength: 500,
        SafetyPlanLookBackDays: 90,
        ContinuingCareOutlineByReview: 2,
        PhysicianSignatureRequired: false,
        GoalMaintainedAfterDays: 30);

    internal void Check(string pointer)
    {
        if (ObjectiveTextMinimumLength > ObjectiveTextMaximumLength)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/objectiveTextMinimumLength", "The minimum is not above the maximum.");
        }
    }
}
