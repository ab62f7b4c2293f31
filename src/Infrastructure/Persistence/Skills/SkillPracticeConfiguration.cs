using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Infrastructure.Persistence.Skills;

internal sealed class SkillPracticeConfiguration : IEntityTypeConfiguration<SkillPractice>
{
    public void Configure(EntityTypeBuilder<SkillPractice> practice)
    {
        practice.IsAggregate("skill_practice");
        practice.Property(p => p.SkillCode).HasMaxLength(Limits.Code);
        practice.Property(p => p.Note).HasMaxLength(Limits.Note);
        practice.Property(p => p.RecordedBy).IsJson();
        practice.Property(p => p.EnteredInError).IsJson();
        practice.HasIndex(p => new { p.OrganizationId, p.EpisodeId, p.Id });
    }
}
