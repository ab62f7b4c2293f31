namespace TreatmentPlans.Domain.Common;

public readonly record struct ScheduleProposalId(Guid Value) : ITypedId<ScheduleProposalId>
{
    public static ScheduleProposalId From(Guid value) => new(value);

    public int CompareTo(ScheduleProposalId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
