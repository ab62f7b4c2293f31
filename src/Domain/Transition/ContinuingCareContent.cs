using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Transition;

/// <summary>What comes after. A draft may be unfinished; <see cref="Gaps"/> says what is missing (rules CCP-1 to CCP-9).</summary>
public sealed record ContinuingCareContent
{
    /// <summary>Last day in care as planned; a discharge that stands counts before it.</summary>
    public DateOnly? PlannedDischargeOn { get; init; }

    public NextCare? NextCare { get; init; }

    public MedicationContinuity? Medication { get; init; }

    /// <summary>Groups, with when and where.</summary>
    public IReadOnlyList<string> MutualHelp { get; init; } = [];

    /// <summary>Who it is, or why there is none.</summary>
    public string? RecoveryCoach { get; init; }

    public string? Housing { get; init; }

    public string? WorkOrSchool { get; init; }

    /// <summary>Weeks after the discharge in which somebody asks how it goes; those of the programme's policy unless given.</summary>
    public IReadOnlyList<int>? CheckInWeeks { get; init; }

    /// <summary>How the patient comes back: whom to call, and what happens then.</summary>
    public IReadOnlyList<string> ReEntry { get; init; } = [];

    /// <exception cref="DomainException">422 UNKNOWN_LEVEL_OF_CARE, DUPLICATE.</exception>
    public void RequireKnown()
    {
        if (NextCare?.LevelOfCare is { } level)
        {
            LevelsOfCare.Require(level, "/nextCare/levelOfCare/code");
        }

        for (var i = 0; i < (CheckInWeeks?.Count ?? 0); i++)
        {
            if (CheckInWeeks!.Take(i).Contains(CheckInWeeks![i]))
            {
                throw TransitionErrors.Duplicate($"/checkInWeeks/{i}");
            }
        }
    }

    /// <summary>In the order of the sections.</summary>
    public IReadOnlyList<PlanGap> Gaps(ContinuingCarePolicy policy, ContinuingCareFacts facts) =>
    [
        .. NextCareGaps(policy, facts.DischargedOn ?? PlannedDischargeOn),
        .. MedicationGaps(),
        .. MutualHelp.Count == 0 ? [new PlanGap("/mutualHelp", "CCP-4", "At least one group.")] : (PlanGap[])[],
        .. Said(RecoveryCoach, "/recoveryCoach", "CCP-5", "Who goes along, or why nobody does."),
        .. Said(Housing, "/housing", "CCP-6", "Where the patient lives."),
        .. Said(WorkOrSchool, "/workOrSchool", "CCP-6", "Work, school, or what fills the days."),
        .. facts.HasRelapsePrevention ? (PlanGap[])[] : [new PlanGap("", "CCP-7", "No relapse-prevention plan is in force.")],
        .. CheckInWeeks is { Count: > 0 } ? (PlanGap[])[] : [new PlanGap("/checkInWeeks", "CCP-8", "At least one week in which somebody asks.")],
        .. ReEntry.Count == 0 ? [new PlanGap("/reEntry", "CCP-9", "How the patient comes back.")] : (PlanGap[])[],
    ];

    private IEnumerable<PlanGap> NextCareGaps(ContinuingCarePolicy policy, DateOnly? dischargedOn)
    {
        if (dischargedOn is null)
        {
            yield return new PlanGap("/plannedDischargeOn", "CCP-1", "The last day in care.");
        }

        if (NextCare is null)
        {
            yield return new PlanGap("/nextCare", "CCP-1", "Who goes on.");
            yield break;
        }

        if (NextCare.FirstAppointmentOn is not { } first)
        {
            yield return new PlanGap("/nextCare/firstAppointmentOn", "CCP-2", "The day of the first appointment.");
        }
        else if (dischargedOn is { } last && (first < last || first > last.AddDays(policy.FirstAppointmentWithinDays)))
        {
            yield return new PlanGap(
                "/nextCare/firstAppointmentOn", "CCP-2", $"Within {policy.FirstAppointmentWithinDays} days after the last day in care.");
        }
    }

    private IEnumerable<PlanGap> MedicationGaps()
    {
        if (Medication is null)
        {
            yield return new PlanGap("/medication", "CCP-3", "How medication goes on, or that there is none.");
        }
        else if (Medication.Standing is MedicationStanding.Continues && string.IsNullOrWhiteSpace(Medication.Prescriber))
        {
            yield return new PlanGap("/medication/prescriber", "CCP-3", "Who goes on prescribing it.");
        }
    }

    private static IEnumerable<PlanGap> Said(string? text, string pointer, string rule, string detail) =>
        string.IsNullOrWhiteSpace(text) ? [new PlanGap(pointer, rule, detail)] : [];
}

/// <summary>What is known besides the plan.</summary>
/// <param name="DischargedOn">Last day in care of the discharge that stands; null where there is none.</param>
public sealed record ContinuingCareFacts(DateOnly? DischargedOn, bool HasRelapsePrevention);

/// <param name="Provider">Who goes on.</param>
/// <param name="LevelOfCare">At which level.</param>
/// <param name="Phone">Of the provider.</param>
public sealed record NextCare(string Provider, LevelOfCare? LevelOfCare = null, DateOnly? FirstAppointmentOn = null, string? Phone = null);

/// <summary>Of medication for opioid or alcohol use disorder.</summary>
/// <param name="Prescriber">Who goes on prescribing it.</param>
public sealed record MedicationContinuity(MedicationStanding Standing, string? Prescriber = null, DateOnly? NextPrescriptionOn = null);

public enum MedicationStanding
{
    Continues,

    /// <summary>It came to its end as planned.</summary>
    Completed,

    /// <summary>The patient does not want any.</summary>
    Declined,
    NotIndicated,
}
