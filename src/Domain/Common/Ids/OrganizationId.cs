namespace TreatmentPlans.Domain.Common;

/// <summary>The tenant. First column of every key and unique index, so that the schema can be sharded by it.</summary>
public readonly record struct OrganizationId(Guid Value) : ITypedId<OrganizationId>
{
    public static OrganizationId From(Guid value) => new(value);

    public int CompareTo(OrganizationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
