namespace TreatmentPlans.Domain.Common;

public readonly record struct GoalId(Guid Value) : ITypedId<GoalId>
{
    public static GoalId From(Guid value) => new(value);

    public int CompareTo(GoalId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
