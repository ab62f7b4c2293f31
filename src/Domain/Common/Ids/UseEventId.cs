namespace TreatmentPlans.Domain.Common;

public readonly record struct UseEventId(Guid Value) : ITypedId<UseEventId>
{
    public static UseEventId From(Guid value) => new(value);

    public int CompareTo(UseEventId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
