using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Infrastructure.Persistence.Transition;

internal sealed class RelapsePreventionPlanConfiguration : IEntityTypeConfiguration<RelapsePreventionPlan>
{
    public void Configure(EntityTypeBuilder<RelapsePreventionPlan> plan)
    {
        plan.IsAggregate("relapse_prevention_plan");
        plan.Property(p => p.Versions).IsJson();
        plan.Ignore(p => p.InForce);
        plan.Ignore(p => p.Draft);

        // Whoever writes the first one at the same time: an episode has one.
        plan.HasIndex(p => new { p.OrganizationId, p.EpisodeId }).IsUnique();
    }
}
