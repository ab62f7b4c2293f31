namespace TreatmentPlans.Domain.Common;

public readonly record struct ContactAttemptId(Guid Value) : ITypedId<ContactAttemptId>
{
    public static ContactAttemptId From(Guid value) => new(value);

    public int CompareTo(ContactAttemptId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
