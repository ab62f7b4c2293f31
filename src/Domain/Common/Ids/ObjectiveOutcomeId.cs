namespace TreatmentPlans.Domain.Common;

public readonly record struct ObjectiveOutcomeId(Guid Value) : ITypedId<ObjectiveOutcomeId>
{
    public static ObjectiveOutcomeId From(Guid value) => new(value);

    public int CompareTo(ObjectiveOutcomeId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
