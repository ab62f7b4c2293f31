namespace TreatmentPlans.Domain.Common;

public readonly record struct PractitionerId(Guid Value) : ITypedId<PractitionerId>
{
    public static PractitionerId From(Guid value) => new(value);

    public int CompareTo(PractitionerId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
