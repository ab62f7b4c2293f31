namespace TreatmentPlans.Domain.Common;

public readonly record struct ContinuingCarePlanId(Guid Value) : ITypedId<ContinuingCarePlanId>
{
    public static ContinuingCarePlanId From(Guid value) => new(value);

    public int CompareTo(ContinuingCarePlanId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
