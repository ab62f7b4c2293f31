using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Integration;

namespace TreatmentPlans.Infrastructure.Persistence.Integration;

internal sealed class ApiClientConfiguration : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> client)
    {
        client.IsAggregate("api_client");
        client.Property(c => c.ClientId).HasMaxLength(100);
        client.Property(c => c.Name).HasMaxLength(200);
        client.Property(c => c.Roles).IsJson();
        client.Property(c => c.Scopes).IsJson();
        client.Property(c => c.Keys).IsJson();
        client.HasIndex(c => new { c.OrganizationId, c.ClientId }).IsUnique();
    }
}
