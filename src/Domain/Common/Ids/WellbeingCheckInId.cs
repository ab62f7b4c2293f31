namespace TreatmentPlans.Domain.Common;

public readonly record struct WellbeingCheckInId(Guid Value) : ITypedId<WellbeingCheckInId>
{
    public static WellbeingCheckInId From(Guid value) => new(value);

    public int CompareTo(WellbeingCheckInId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
