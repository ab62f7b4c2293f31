namespace TreatmentPlans.Domain.Common;

public readonly record struct InterventionId(Guid Value) : ITypedId<InterventionId>
{
    public static InterventionId From(Guid value) => new(value);

    public int CompareTo(InterventionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
