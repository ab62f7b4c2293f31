namespace TreatmentPlans.Domain.Common;

public readonly record struct WorkItemId(Guid Value) : ITypedId<WorkItemId>
{
    public static WorkItemId From(Guid value) => new(value);

    public int CompareTo(WorkItemId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
