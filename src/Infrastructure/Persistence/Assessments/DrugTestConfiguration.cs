using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Assessments;

namespace TreatmentPlans.Infrastructure.Persistence.Assessments;

internal sealed class DrugTestConfiguration : IEntityTypeConfiguration<DrugTest>
{
    public void Configure(EntityTypeBuilder<DrugTest> test)
    {
        test.IsAggregate("drug_test");
        test.Ignore(t => t.ClaimedIdentifiers);
        test.Property(t => t.Identifiers).IsJson();
        test.Property(t => t.Results).IsJson();
        test.Property(t => t.EnteredInError).IsJson();
        test.HasIndex(t => new { t.OrganizationId, t.EpisodeId, t.Id });
        test.HasIndex(t => new { t.OrganizationId, t.PatientId, t.CollectedOn });
    }
}
