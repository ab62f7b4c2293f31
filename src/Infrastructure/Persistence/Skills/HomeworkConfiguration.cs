using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Infrastructure.Persistence.Skills;

internal sealed class HomeworkConfiguration : IEntityTypeConfiguration<Homework>
{
    private const string Waited =
        $"status IN ('{nameof(HomeworkStatus.Assigned)}', '{nameof(HomeworkStatus.Accepted)}', '{nameof(HomeworkStatus.InProgress)}')";

    public void Configure(EntityTypeBuilder<Homework> homework)
    {
        homework.IsAggregate("homework");
        homework.Property(h => h.Title).HasMaxLength(Limits.Name);
        homework.Property(h => h.Instructions).HasMaxLength(Limits.Note);
        homework.Property(h => h.SkillCode).HasMaxLength(Limits.Code);
        homework.Property(h => h.Steps).IsJson();
        homework.Property(h => h.EnteredInError).IsJson();
        homework.HasIndex(h => new { h.OrganizationId, h.EpisodeId, h.Id });
        homework.HasIndex(h => new { h.OrganizationId, h.DueOn }).HasFilter(Waited);
    }
}
