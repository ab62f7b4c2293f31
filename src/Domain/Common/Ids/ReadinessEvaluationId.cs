namespace TreatmentPlans.Domain.Common;

public readonly record struct ReadinessEvaluationId(Guid Value) : ITypedId<ReadinessEvaluationId>
{
    public static ReadinessEvaluationId From(Guid value) => new(value);

    public int CompareTo(ReadinessEvaluationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
