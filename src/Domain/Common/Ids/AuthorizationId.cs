namespace TreatmentPlans.Domain.Common;

public readonly record struct AuthorizationId(Guid Value) : ITypedId<AuthorizationId>
{
    public static AuthorizationId From(Guid value) => new(value);

    public int CompareTo(AuthorizationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
