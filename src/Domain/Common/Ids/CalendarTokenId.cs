namespace TreatmentPlans.Domain.Common;

public readonly record struct CalendarTokenId(Guid Value) : ITypedId<CalendarTokenId>
{
    public static CalendarTokenId From(Guid value) => new(value);

    public int CompareTo(CalendarTokenId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
