namespace TreatmentPlans.Domain.Common;

public readonly record struct SignatureId(Guid Value) : ITypedId<SignatureId>
{
    public static SignatureId From(Guid value) => new(value);

    public int CompareTo(SignatureId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
