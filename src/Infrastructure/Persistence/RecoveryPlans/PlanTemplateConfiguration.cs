using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

internal sealed class PlanTemplateConfiguration : IEntityTypeConfiguration<PlanTemplate>
{
    public void Configure(EntityTypeBuilder<PlanTemplate> template)
    {
        template.IsAggregate("plan_template");
        template.Ignore(t => t.Applied);
        template.Property(t => t.Code).HasMaxLength(60);
        template.Property(t => t.Definition).IsJson();
        template.HasIndex(t => new { t.OrganizationId, t.Code, t.TemplateVersion }).IsUnique();
    }
}
