namespace TreatmentPlans.Domain.Common;

public readonly record struct StepDownPhaseId(Guid Value) : ITypedId<StepDownPhaseId>
{
    public static StepDownPhaseId From(Guid value) => new(value);

    public int CompareTo(StepDownPhaseId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
