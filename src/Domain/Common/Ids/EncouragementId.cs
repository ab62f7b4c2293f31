namespace TreatmentPlans.Domain.Common;

public readonly record struct EncouragementId(Guid Value) : ITypedId<EncouragementId>
{
    public static EncouragementId From(Guid value) => new(value);

    public int CompareTo(EncouragementId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
