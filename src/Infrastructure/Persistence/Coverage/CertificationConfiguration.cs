using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Infrastructure.Persistence.Coverage;

internal sealed class CertificationConfiguration : IEntityTypeConfiguration<Certification>
{
    public void Configure(EntityTypeBuilder<Certification> certification)
    {
        certification.IsAggregate("certification");
        certification.Property(c => c.EnteredInError).IsJson();
        certification.HasIndex(c => new { c.OrganizationId, c.EpisodeId, c.Id });
        certification.HasIndex(c => new { c.OrganizationId, c.PatientId });
    }
}
