namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>Who sees to what in a phase (rules RSP-1 to RSP-3). What is left out is not said by this phase.</summary>
/// <param name="CheckIns">That the patient tells how it goes between the sessions.</param>
/// <param name="Booking">That the sessions of the week are booked.</param>
/// <param name="HomeworkPlanning">What is practised between the sessions, and by when.</param>
public sealed record PhaseResponsibilities(
    ResponsibleParty? CheckIns = null, ResponsibleParty? Booking = null, ResponsibleParty? HomeworkPlanning = null)
{
    public static IReadOnlyList<ResponsibilityTask> Tasks { get; } = Enum.GetValues<ResponsibilityTask>();

    /// <summary>Null where it is not said.</summary>
    public ResponsibleParty? Of(ResponsibilityTask task) => task switch
    {
        ResponsibilityTask.CheckIns => CheckIns,
        ResponsibilityTask.Booking => Booking,
        ResponsibilityTask.HomeworkPlanning => HomeworkPlanning,
    };
}

/// <summary>What the patient takes over as care steps down. Others may be added.</summary>
public enum ResponsibilityTask
{
    CheckIns,
    Booking,
    HomeworkPlanning,
}

/// <summary>From the least that the patient does to the most.</summary>
public enum ResponsibleParty
{
    Staff,
    Shared,
    Patient,
}
