namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>When a skill is mastered, rule SKL-3, and how long homework is waited for, rule HWK-3.</summary>
/// <param name="AppliedUses">SKL-3. Uses in real life from which a skill is applied.</param>
/// <param name="MasteredUses">SKL-3. Uses in real life from which it may be mastered.</param>
/// <param name="MasteredWindowUses">SKL-3. Latest uses whose effectiveness decides.</param>
/// <param name="MasteredEffectiveness">SKL-3. Their mean, at least; 0 to 10.</param>
/// <param name="HomeworkGraceDays">HWK-3. Calendar days after the due date in which homework is still waited for, inclusive.</param>
public sealed record SkillPolicy(
    int AppliedUses, int MasteredUses, int MasteredWindowUses, decimal MasteredEffectiveness, int HomeworkGraceDays)
{
    public static SkillPolicy Default { get; } = new(
        AppliedUses: 3, MasteredUses: 6, MasteredWindowUses: 3, MasteredEffectiveness: 7m, HomeworkGraceDays: 7);

    internal void Check(string pointer)
    {
        if (AppliedUses > MasteredUses)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/masteredUses", "A skill is applied before it is mastered.");
        }

        if (MasteredWindowUses > MasteredUses)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/masteredWindowUses", "No more uses decide than there have to be.");
        }
    }
}
