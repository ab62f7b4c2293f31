namespace TreatmentPlans.Domain.Common;

public readonly record struct PlannedPhaseId(Guid Value) : ITypedId<PlannedPhaseId>
{
    public static PlannedPhaseId From(Guid value) => new(value);

    public int CompareTo(PlannedPhaseId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
