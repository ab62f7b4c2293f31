namespace TreatmentPlans.Domain.Common;

public readonly record struct HomeworkId(Guid Value) : ITypedId<HomeworkId>
{
    public static HomeworkId From(Guid value) => new(value);

    public int CompareTo(HomeworkId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
