namespace TreatmentPlans.Domain.Common;

public readonly record struct ParityEntryId(Guid Value) : ITypedId<ParityEntryId>
{
    public static ParityEntryId From(Guid value) => new(value);

    public int CompareTo(ParityEntryId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
