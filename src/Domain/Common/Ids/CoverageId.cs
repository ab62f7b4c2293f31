namespace TreatmentPlans.Domain.Common;

public readonly record struct CoverageId(Guid Value) : ITypedId<CoverageId>
{
    public static CoverageId From(Guid value) => new(value);

    public int CompareTo(CoverageId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
