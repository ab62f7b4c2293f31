namespace TreatmentPlans.Domain.Common;

public readonly record struct AssessmentId(Guid Value) : ITypedId<AssessmentId>
{
    public static AssessmentId From(Guid value) => new(value);

    public int CompareTo(AssessmentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
