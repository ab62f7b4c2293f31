namespace TreatmentPlans.Domain.Common;

public readonly record struct CertificationId(Guid Value) : ITypedId<CertificationId>
{
    public static CertificationId From(Guid value) => new(value);

    public int CompareTo(CertificationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
