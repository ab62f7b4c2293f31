using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Infrastructure.Persistence.Coverage;

internal sealed class PatientCoverageConfiguration : IEntityTypeConfiguration<PatientCoverage>
{
    public void Configure(EntityTypeBuilder<PatientCoverage> coverage)
    {
        coverage.IsAggregate("coverage");
        coverage.Ignore(c => c.ClaimedIdentifiers);
        coverage.Property(c => c.Identifiers).IsJson();
        coverage.Property(c => c.Dependent).HasMaxLength(10);
        coverage.Property(c => c.Terms).IsJson();
        coverage.Property(c => c.TermsLog).IsJson();
        coverage.Property(c => c.EnteredInError).IsJson();
        coverage.HasIndex(c => new { c.OrganizationId, c.PatientId, c.Id });
    }
}
