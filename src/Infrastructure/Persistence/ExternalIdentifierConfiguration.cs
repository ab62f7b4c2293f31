using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class ExternalIdentifierConfiguration : IEntityTypeConfiguration<ExternalIdentifier>
{
    public void Configure(EntityTypeBuilder<ExternalIdentifier> identifier)
    {
        identifier.ToTable("external_identifier");
        identifier.HasKey(i => new { i.OrganizationId, i.Resource, i.System, i.Value });
        identifier.Property(i => i.Resource).HasMaxLength(Limits.Code);
        identifier.Property(i => i.System).HasMaxLength(Limits.Uri);
        identifier.Property(i => i.Value).HasMaxLength(Limits.Name);
        identifier.HasIndex(i => new { i.OrganizationId, i.Resource, i.ResourceId });
    }
}
