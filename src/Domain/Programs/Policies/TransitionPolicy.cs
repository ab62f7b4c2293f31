namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What a patient is given along on the way out, and who asks afterwards: rules RPP-1 to RPP-10, CCP-2, CCP-8, CCP-10, FUP-1 to FUP-3.</summary>
/// <param name="RelapsePrevention">Null: the default.</param>
/// <param name="ContinuingCare">Null: the default.</param>
/// <param name="FollowUp">Null: the default.</param>
public sealed record TransitionPolicy(
    RelapsePreventionPolicy? RelapsePrevention = null, ContinuingCarePolicy? ContinuingCare = null, FollowUpPolicy? FollowUp = null)
{
    public RelapsePreventionPolicy RelapsePrevention { get; init; } = RelapsePrevention ?? RelapsePreventionPolicy.Default;

    public ContinuingCarePolicy ContinuingCare { get; init; } = ContinuingCare ?? ContinuingCarePolicy.Default;

    public FollowUpPolicy FollowUp { get; init; } = FollowUp ?? FollowUpPolicy.Default;

    public static TransitionPolicy Default { get; } = new();

    internal void Check(string pointer)
    {
        for (var i = 0; i < FollowUp.LadderDays.Count; i++)
        {
            if (FollowUp.LadderDays.Take(i).Contains(FollowUp.LadderDays[i]))
            {
                throw ProgramErrors.PolicyContradictory($"{pointer}/followUp/ladderDays/{i}", "A step of the ladder is named once.");
            }
        }
    }
}

/// <param name="MinimumWarningSigns">RPP-1.</param>
/// <param name="MinimumHighRiskSituations">RPP-2.</param>
/// <param name="MinimumCopingSkills">RPP-3.</param>
/// <param name="MinimumEmergencyContacts">RPP-4.</param>
/// <param name="MinimumAlwaysReachable">RPP-4. Emergency contacts who can be reached by day and by night.</param>
/// <param name="CrisisLines">RPP-9. Numbers that every plan names.</param>
/// <param name="DueAfterDays">RPP-10. Days after the admission from which a plan that is not in force is a work item.</param>
/// <param name="WorkDays">RPP-10. Days in which it is then seen to.</param>
public sealed record RelapsePreventionPolicy(
    int MinimumWarningSigns,
    int MinimumHighRiskSituations,
    int MinimumCopingSkills,
    int MinimumEmergencyContacts,
    int MinimumAlwaysReachable,
    IReadOnlyList<string> CrisisLines,
    int DueAfterDays,
    int WorkDays)
{
    public static RelapsePreventionPolicy Default { get; } = new(
        MinimumWarningSigns: 3,
        MinimumHighRiskSituations: 3,
        MinimumCopingSkills: 3,
        MinimumEmergencyContacts: 2,
        MinimumAlwaysReachable: 1,
        CrisisLines: ["988"],
        DueAfterDays: 56,
        WorkDays: 7);
}

/// <param name="FirstAppointmentWithinDays">CCP-2. Days after the last day in care.</param>
/// <param name="CheckInWeeks">CCP-8. Weeks after the discharge, where the plan names no others.</param>
/// <param name="DueAfterDays">CCP-10. As of the relapse-prevention plan.</param>
/// <param name="WorkDays">CCP-10.</param>
public sealed record ContinuingCarePolicy(int FirstAppointmentWithinDays, IReadOnlyList<int> CheckInWeeks, int DueAfterDays, int WorkDays)
{
    public static ContinuingCarePolicy Default { get; } = new(
        FirstAppointmentWithinDays: 7, CheckInWeeks: [1, 2, 4, 8, 12, 24], DueAfterDays: 77, WorkDays: 7);
}

/// <param name="LadderDays">FUP-1. Days after the discharge on which somebody asks.</param>
/// <param name="LeadDays">FUP-2. Days before, from which it is a work item.</param>
/// <param name="GraceDays">FUP-3. Days after, when it counts as missed.</param>
public sealed record FollowUpPolicy(IReadOnlyList<int> LadderDays, int LeadDays, int GraceDays)
{
    public static FollowUpPolicy Default { get; } = new(LadderDays: [7, 30, 90], LeadDays: 2, GraceDays: 7);
}
