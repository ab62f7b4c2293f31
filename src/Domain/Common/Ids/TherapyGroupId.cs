namespace TreatmentPlans.Domain.Common;

public readonly record struct TherapyGroupId(Guid Value) : ITypedId<TherapyGroupId>
{
    public static TherapyGroupId From(Guid value) => new(value);

    public int CompareTo(TherapyGroupId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
