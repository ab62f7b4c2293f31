using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Infrastructure.Persistence.Programs;

internal sealed class PractitionerConfiguration : IEntityTypeConfiguration<Practitioner>
{
    public void Configure(EntityTypeBuilder<Practitioner> practitioner)
    {
        practitioner.IsAggregate("practitioner");
        practitioner.Ignore(p => p.ClaimedIdentifiers);
        practitioner.Property(p => p.GivenName).HasMaxLength(Limits.Name);
        practitioner.Property(p => p.FamilyName).HasMaxLength(Limits.Name);
        practitioner.Property(p => p.Identifiers).IsJson();
        practitioner.Property(p => p.Credentials).IsJson();
        practitioner.Property(p => p.LicenceStates).IsJson();
        practitioner.HasIndex(p => new { p.OrganizationId, p.SupervisorId });
    }
}
