using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Skills;

/// <summary>How far a patient is with a skill, rule SKL-3. Computed from practices; nobody sets it.</summary>
/// <param name="Practices">Anywhere, sessions included.</param>
/// <param name="RealLifeUses">At home, at work and among people.</param>
/// <param name="RecentEffectiveness">Mean of the latest uses in real life that decide on mastery, 0 to 10, unrounded; null where there are too few.</param>
/// <param name="PractisedOn">The last time.</param>
public sealed record SkillMastery(
    string SkillCode,
    SkillCategory Category,
    MasteryLevel Level,
    int Practices,
    int RealLifeUses,
    decimal? RecentEffectiveness,
    DateOnly? PractisedOn)
{
    /// <param name="practices">Of one patient, those that are to count.</param>
    /// <param name="introduced">Codes of skills that the patient has heard of otherwise, as by homework.</param>
    /// <returns>In the order of the catalogue, without those of which the patient has not heard.</returns>
    public static IReadOnlyList<SkillMastery> Of(IEnumerable<SkillPractice> practices, IEnumerable<string> introduced, SkillPolicy policy)
    {
        var bySkill = practices.ToLookup(practice => practice.SkillCode);
        var heardOf = introduced.ToHashSet();
        return
        [
            .. SkillCatalogue.All
                .Where(skill => bySkill.Contains(skill.Code) || heardOf.Contains(skill.Code))
                .Select(skill => Of(skill, bySkill[skill.Code], policy)),
        ];
    }

    /// <summary>Uses in these categories and settings, over some days; what objectives count (<see cref="MeasureCode.SkillUses"/>).</summary>
    /// <param name="settings">Anywhere where it is null or empty.</param>
    public static int Uses(
        IEnumerable<SkillPractice> practices,
        IReadOnlyCollection<SkillCategory> categories,
        IReadOnlyCollection<PracticeSetting>? settings,
        DateOnly from,
        DateOnly to) => practices.Count(practice =>
            practice.PractisedOn >= from
            && practice.PractisedOn <= to
            && categories.Contains(practice.Category)
            && (settings is null or { Count: 0 } || settings.Contains(practice.Setting)));

    private static SkillMastery Of(Skill skill, IEnumerable<SkillPractice> practices, SkillPolicy policy)
    {
        var inOrder = practices.OrderBy(practice => practice.PractisedAt).ThenBy(practice => practice.Id.Value).ToList();
        var uses = inOrder.Where(practice => practice.IsRealLife).ToList();
        decimal? recent = uses.Count < policy.MasteredWindowUses
            ? null
            : uses.TakeLast(policy.MasteredWindowUses).Average(practice => (decimal)practice.Effectiveness);
        var level =
            uses.Count >= policy.MasteredUses && recent >= policy.MasteredEffectiveness ? MasteryLevel.Mastered
            : uses.Count >= policy.AppliedUses ? MasteryLevel.Applied
            : inOrder.Count > 0 ? MasteryLevel.Practised
            : MasteryLevel.Introduced;
        return new SkillMastery(
            skill.Code, skill.Category, level, inOrder.Count, uses.Count, recent, inOrder.LastOrDefault()?.PractisedOn);
    }
}

public enum MasteryLevel
{
    /// <summary>Heard of, and not practised.</summary>
    Introduced,

    /// <summary>Once or more, anywhere.</summary>
    Practised,

    /// <summary>Used in real life, several times.</summary>
    Applied,

    /// <summary>Used in real life, often, and of late with good effect.</summary>
    Mastered,
}
