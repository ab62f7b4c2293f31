namespace TreatmentPlans.Domain.Common;

public readonly record struct TriggerId(Guid Value) : ITypedId<TriggerId>
{
    public static TriggerId From(Guid value) => new(value);

    public int CompareTo(TriggerId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
