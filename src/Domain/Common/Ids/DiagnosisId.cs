namespace TreatmentPlans.Domain.Common;

public readonly record struct DiagnosisId(Guid Value) : ITypedId<DiagnosisId>
{
    public static DiagnosisId From(Guid value) => new(value);

    public int CompareTo(DiagnosisId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
