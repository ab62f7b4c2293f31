namespace TreatmentPlans.Domain.Common;

public readonly record struct PatientId(Guid Value) : ITypedId<PatientId>
{
    public static PatientId From(Guid value) => new(value);

    public int CompareTo(PatientId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
