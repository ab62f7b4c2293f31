using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Infrastructure.Persistence.Coverage;

internal sealed class EpisodeCostEstimateConfiguration : IEntityTypeConfiguration<EpisodeCostEstimate>
{
    public void Configure(EntityTypeBuilder<EpisodeCostEstimate> estimate)
    {
        estimate.IsAggregate("cost_estimate");
        estimate.Ignore(e => e.Current);
        estimate.Property(e => e.Log).IsJson();
    }
}
