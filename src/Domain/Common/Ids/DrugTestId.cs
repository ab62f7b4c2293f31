namespace TreatmentPlans.Domain.Common;

public readonly record struct DrugTestId(Guid Value) : ITypedId<DrugTestId>
{
    public static DrugTestId From(Guid value) => new(value);

    public int CompareTo(DrugTestId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
