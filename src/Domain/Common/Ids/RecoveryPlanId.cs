namespace TreatmentPlans.Domain.Common;

public readonly record struct RecoveryPlanId(Guid Value) : ITypedId<RecoveryPlanId>
{
    public static RecoveryPlanId From(Guid value) => new(value);

    public int CompareTo(RecoveryPlanId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
