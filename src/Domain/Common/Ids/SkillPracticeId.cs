namespace TreatmentPlans.Domain.Common;

public readonly record struct SkillPracticeId(Guid Value) : ITypedId<SkillPracticeId>
{
    public static SkillPracticeId From(Guid value) => new(value);

    public int CompareTo(SkillPracticeId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
