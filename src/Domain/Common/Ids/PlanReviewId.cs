namespace TreatmentPlans.Domain.Common;

public readonly record struct PlanReviewId(Guid Value) : ITypedId<PlanReviewId>
{
    public static PlanReviewId From(Guid value) => new(value);

    public int CompareTo(PlanReviewId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
