namespace TreatmentPlans.Domain.Common;

public readonly record struct SessionSeriesId(Guid Value) : ITypedId<SessionSeriesId>
{
    public static SessionSeriesId From(Guid value) => new(value);

    public int CompareTo(SessionSeriesId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
