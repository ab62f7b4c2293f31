namespace TreatmentPlans.Domain.Common;

public readonly record struct DimensionRatingSetId(Guid Value) : ITypedId<DimensionRatingSetId>
{
    public static DimensionRatingSetId From(Guid value) => new(value);

    public int CompareTo(DimensionRatingSetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
