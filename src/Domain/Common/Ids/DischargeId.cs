namespace TreatmentPlans.Domain.Common;

public readonly record struct DischargeId(Guid Value) : ITypedId<DischargeId>
{
    public static DischargeId From(Guid value) => new(value);

    public int CompareTo(DischargeId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
