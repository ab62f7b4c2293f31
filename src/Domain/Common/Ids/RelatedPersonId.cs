namespace TreatmentPlans.Domain.Common;

public readonly record struct RelatedPersonId(Guid Value) : ITypedId<RelatedPersonId>
{
    public static RelatedPersonId From(Guid value) => new(value);

    public int CompareTo(RelatedPersonId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
