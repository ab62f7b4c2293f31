namespace TreatmentPlans.Domain.Common;

public readonly record struct PayerContractId(Guid Value) : ITypedId<PayerContractId>
{
    public static PayerContractId From(Guid value) => new(value);

    public int CompareTo(PayerContractId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
