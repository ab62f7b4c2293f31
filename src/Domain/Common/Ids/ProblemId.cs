namespace TreatmentPlans.Domain.Common;

public readonly record struct ProblemId(Guid Value) : ITypedId<ProblemId>
{
    public static ProblemId From(Guid value) => new(value);

    public int CompareTo(ProblemId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
