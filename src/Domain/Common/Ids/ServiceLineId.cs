namespace TreatmentPlans.Domain.Common;

public readonly record struct ServiceLineId(Guid Value) : ITypedId<ServiceLineId>
{
    public static ServiceLineId From(Guid value) => new(value);

    public int CompareTo(ServiceLineId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
