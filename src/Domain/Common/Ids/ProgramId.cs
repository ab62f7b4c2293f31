namespace TreatmentPlans.Domain.Common;

public readonly record struct ProgramId(Guid Value) : ITypedId<ProgramId>
{
    public static ProgramId From(Guid value) => new(value);

    public int CompareTo(ProgramId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
