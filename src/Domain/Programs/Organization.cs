using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

/// <summary>The tenant: owner of everything, with one currency for all its money (D24).</summary>
public sealed class Organization : AggregateRoot
{
    private Organization()
    {
    }

    public OrganizationId Id => OrganizationId;

    public string Name { get; private set; } = "";

    /// <summary>ISO 4217.</summary>
    public string Currency { get; private set; } = "";

    public static Organization Found(OrganizationId id, string name, string currency)
    {
        var organization = new Organization { OrganizationId = id, Name = name, Currency = currency };
        organization.Record(new OrganizationFounded(id));
        return organization;
    }
}

public sealed record OrganizationFounded(OrganizationId OrganizationId) : IDomainEvent
{
    public string Type => "organization.founded";

    public EventSubject Subject => new(OrganizationId.Value);
}
