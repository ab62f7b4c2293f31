namespace TreatmentPlans.Domain.Common;

public readonly record struct RelapsePreventionPlanId(Guid Value) : ITypedId<RelapsePreventionPlanId>
{
    public static RelapsePreventionPlanId From(Guid value) => new(value);

    public int CompareTo(RelapsePreventionPlanId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
