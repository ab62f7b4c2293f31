namespace TreatmentPlans.Domain.Common;

public readonly record struct LevelOfCareDecisionId(Guid Value) : ITypedId<LevelOfCareDecisionId>
{
    public static LevelOfCareDecisionId From(Guid value) => new(value);

    public int CompareTo(LevelOfCareDecisionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
