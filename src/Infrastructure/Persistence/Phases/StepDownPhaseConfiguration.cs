using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Infrastructure.Persistence.Episodes;

namespace TreatmentPlans.Infrastructure.Persistence.Phases;

internal sealed class StepDownPhaseConfiguration : IEntityTypeConfiguration<StepDownPhase>
{
    public void Configure(EntityTypeBuilder<StepDownPhase> phase)
    {
        phase.IsAggregate("step_down_phase");
        phase.Property(p => p.Name).HasMaxLength(Limits.Name);
        phase.Property(p => p.LevelOfCare).HasMaxLength(Limits.Code).HasConversion<LevelOfCareConverter>();
        phase.Property(p => p.TargetHoursPerWeek).HasPrecision(5, 2);
        phase.Property(p => p.Responsibilities).IsJson();
        phase.Property(p => p.Places).IsJson();
        phase.HasIndex(p => new { p.OrganizationId, p.EpisodeId, p.Sequence });
        phase.HasIndex(p => new { p.OrganizationId, p.PlannedEndOn })
            .HasFilter($"status = '{nameof(PhaseStatus.Active)}' AND exit = '{nameof(PhaseExit.Date)}'");

        // Nulls are distinct: one active phase of an episode, one phase for an item of the plan.
        phase.HasIndex(p => new { p.OrganizationId, p.ActiveEpisodeId }).IsUnique();
        phase.HasIndex(p => new { p.OrganizationId, p.EpisodeId, p.PlannedPhaseId }).IsUnique();
    }
}
