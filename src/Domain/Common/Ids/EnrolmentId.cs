namespace TreatmentPlans.Domain.Common;

public readonly record struct EnrolmentId(Guid Value) : ITypedId<EnrolmentId>
{
    public static EnrolmentId From(Guid value) => new(value);

    public int CompareTo(EnrolmentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
