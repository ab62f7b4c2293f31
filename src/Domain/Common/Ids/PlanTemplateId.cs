namespace TreatmentPlans.Domain.Common;

public readonly record struct PlanTemplateId(Guid Value) : ITypedId<PlanTemplateId>
{
    public static PlanTemplateId From(Guid value) => new(value);

    public int CompareTo(PlanTemplateId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
