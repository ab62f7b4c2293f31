namespace TreatmentPlans.Domain.Common;

public readonly record struct ObjectiveId(Guid Value) : ITypedId<ObjectiveId>
{
    public static ObjectiveId From(Guid value) => new(value);

    public int CompareTo(ObjectiveId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
