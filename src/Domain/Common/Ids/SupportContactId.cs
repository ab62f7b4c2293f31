namespace TreatmentPlans.Domain.Common;

public readonly record struct SupportContactId(Guid Value) : ITypedId<SupportContactId>
{
    public static SupportContactId From(Guid value) => new(value);

    public int CompareTo(SupportContactId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
