using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

internal sealed class TherapyGroupConfiguration : IEntityTypeConfiguration<TherapyGroup>
{
    public void Configure(EntityTypeBuilder<TherapyGroup> group)
    {
        group.IsAggregate("therapy_group");
        group.Property(g => g.Name).HasMaxLength(Limits.Name);
        group.Property(g => g.Curriculum).IsJson();
        group.Property(g => g.FacilitatorIds).IsJson();
        group.Property(g => g.Room).HasMaxLength(Limits.Name);
        group.Property(g => g.VirtualLink).HasMaxLength(Limits.Uri);
        group.HasIndex(g => new { g.OrganizationId, g.ProgramId, g.Id });
    }
}
