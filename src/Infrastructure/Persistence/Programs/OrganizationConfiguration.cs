using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Infrastructure.Persistence.Programs;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.IsRoot("organization");
        organization.HasKey(o => o.OrganizationId);
        organization.Ignore(o => o.Id);
        organization.Property(o => o.Name).HasMaxLength(200);
        organization.Property(o => o.Currency).HasMaxLength(3);
    }
}
