using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Domain.Transition;

/// <summary>In the patient's words. A draft may be unfinished; <see cref="Gaps"/> says what is missing (rules RPP-1 to RPP-9).</summary>
public sealed record RelapsePreventionContent
{
    /// <summary>What the patient and others notice first.</summary>
    public IReadOnlyList<string> WarningSigns { get; init; } = [];

    /// <summary>The most dangerous one first.</summary>
    public IReadOnlyList<HighRiskSituation> HighRiskSituations { get; init; } = [];

    /// <summary>Codes of the catalogue (GET /skills).</summary>
    public IReadOnlyList<string> CopingSkills { get; init; } = [];

    /// <summary>Whom to call, in this order.</summary>
    public IReadOnlyList<EmergencyContact> EmergencyContacts { get; init; } = [];

    /// <summary>People who stand by.</summary>
    public IReadOnlyList<string> SupportNetwork { get; init; } = [];

    /// <summary>Mutual-help groups and the like, with when and where.</summary>
    public IReadOnlyList<string> Meetings { get; init; } = [];

    /// <summary>Medications that help against relapse; none where none is taken.</summary>
    public IReadOnlyList<string> Medications { get; init; } = [];

    public NaloxoneStanding? Naloxone { get; init; }

    /// <summary>What to do after a lapse, step by step.</summary>
    public IReadOnlyList<string> LapseSteps { get; init; } = [];

    public IReadOnlyList<string> ReasonsForRecovery { get; init; } = [];

    /// <summary>Sleep, food, movement, work, people, rest.</summary>
    public IReadOnlyList<string> LifestyleBalance { get; init; } = [];

    public IReadOnlyList<CrisisLine> CrisisLines { get; init; } = [];

    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE, DUPLICATE: a skill that is in no catalogue, or named twice.</exception>
    public void RequireSkills()
    {
        for (var i = 0; i < CopingSkills.Count; i++)
        {
            var pointer = $"/copingSkills/{i}";
            if (SkillCatalogue.Find(CopingSkills[i]) is null)
            {
                throw CommonErrors.UnknownReference(pointer);
            }

            if (CopingSkills.Take(i).Contains(CopingSkills[i]))
            {
                throw TransitionErrors.Duplicate(pointer);
            }
        }
    }

    /// <summary>In the order of the sections.</summary>
    public IReadOnlyList<PlanGap> Gaps(RelapsePreventionPolicy policy) =>
    [
        .. AtLeast(policy.MinimumWarningSigns, WarningSigns.Count, "/warningSigns", "RPP-1", "warning signs"),
        .. AtLeast(policy.MinimumHighRiskSituations, HighRiskSituations.Count, "/highRiskSituations", "RPP-2", "high-risk situations"),
        .. HighRiskSituations.SelectMany((situation, i) => situation.Gaps($"/highRiskSituations/{i}")),
        .. AtLeast(policy.MinimumCopingSkills, CopingSkills.Count, "/copingSkills", "RPP-3", "coping skills"),
        .. AtLeast(policy.MinimumEmergencyContacts, EmergencyContacts.Count, "/emergencyContacts", "RPP-4", "emergency contacts"),
        .. AtLeast(
            policy.MinimumAlwaysReachable,
            EmergencyContacts.Count(contact => contact.IsAlwaysReachable),
            "/emergencyContacts",
            "RPP-4",
            "emergency contacts who can be reached by day and by night"),
        .. AtLeast(1, SupportNetwork.Count + Meetings.Count, "/supportNetwork", "RPP-5", "people or meetings"),
        .. Naloxone is null ? [new PlanGap("/naloxone", "RPP-6", "Whether the patient has naloxone.")] : (PlanGap[])[],
        .. AtLeast(1, LapseSteps.Count, "/lapseSteps", "RPP-7", "steps after a lapse"),
        .. AtLeast(1, ReasonsForRecovery.Count, "/reasonsForRecovery", "RPP-8", "reasons for recovery"),
        .. AtLeast(1, LifestyleBalance.Count, "/lifestyleBalance", "RPP-8", "ways to a balanced life"),
        .. policy.CrisisLines
            .Where(number => CrisisLines.All(line => line.Phone.Trim() != number))
            .Select(number => new PlanGap("/crisisLines", "RPP-9", $"The crisis line {number} is missing.")),
    ];

    private static IEnumerable<PlanGap> AtLeast(int minimum, int count, string pointer, string rule, string what) =>
        count >= minimum ? [] : [new PlanGap(pointer, rule, $"At least {minimum} {what}.")];
}

/// <param name="AvoidPlan">How to keep away from it.</param>
/// <param name="CopePlan">What to do when in it.</param>
public sealed record HighRiskSituation(string Description, string? AvoidPlan = null, string? CopePlan = null)
{
    internal IEnumerable<PlanGap> Gaps(string pointer)
    {
        if (string.IsNullOrWhiteSpace(AvoidPlan))
        {
            yield return new PlanGap($"{pointer}/avoidPlan", "RPP-2", "How to keep away from it.");
        }

        if (string.IsNullOrWhiteSpace(CopePlan))
        {
            yield return new PlanGap($"{pointer}/copePlan", "RPP-2", "What to do when in it.");
        }
    }
}

/// <param name="IsAlwaysReachable">By day and by night.</param>
public sealed record EmergencyContact(string Name, string Phone, bool IsAlwaysReachable = false);

public sealed record CrisisLine(string Name, string Phone);

public enum NaloxoneStanding
{
    /// <summary>The patient has it, and knows how to use it.</summary>
    AtHand,

    /// <summary>It was offered; the patient does not want it.</summary>
    Declined,

    /// <summary>No opioid is about.</summary>
    NotIndicated,
}
