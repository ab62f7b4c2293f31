namespace TreatmentPlans.Domain.Common;

public readonly record struct MilestoneId(Guid Value) : ITypedId<MilestoneId>
{
    public static MilestoneId From(Guid value) => new(value);

    public int CompareTo(MilestoneId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
