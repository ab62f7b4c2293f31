namespace TreatmentPlans.Domain.Common;

public readonly record struct ApiClientId(Guid Value) : ITypedId<ApiClientId>
{
    public static ApiClientId From(Guid value) => new(value);

    public int CompareTo(ApiClientId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
