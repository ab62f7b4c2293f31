namespace TreatmentPlans.Domain.Common;

public readonly record struct FollowUpId(Guid Value) : ITypedId<FollowUpId>
{
    public static FollowUpId From(Guid value) => new(value);

    public int CompareTo(FollowUpId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
