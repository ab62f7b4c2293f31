using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Infrastructure.Persistence.WorkItems;

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> item)
    {
        item.IsAggregate("work_item");
        item.Property(i => i.DedupKey).HasMaxLength(Limits.Name);
        item.Property(i => i.Acknowledgement).IsJson();
        item.Property(i => i.Resolution).IsJson();
        item.HasIndex(i => new { i.OrganizationId, i.DedupKey }).IsUnique();
        item.HasIndex(i => new { i.OrganizationId, i.OwnerId, i.Id });
        item.HasIndex(i => new { i.OrganizationId, i.PlanId });
        item.HasIndex(i => new { i.OrganizationId, i.SubjectId });
        item.HasIndex(i => new { i.OrganizationId, i.EpisodeId });
        item.HasIndex(i => new { i.OrganizationId, i.DueAt }).HasFilter($"status <> '{nameof(WorkItemStatus.Resolved)}'");
    }
}
