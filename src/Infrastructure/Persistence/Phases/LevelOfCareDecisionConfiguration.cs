using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Infrastructure.Persistence.Episodes;

namespace TreatmentPlans.Infrastructure.Persistence.Phases;

internal sealed class LevelOfCareDecisionConfiguration : IEntityTypeConfiguration<LevelOfCareDecision>
{
    private const string Scheduled = $"status = '{nameof(LevelOfCareDecisionStatus.Scheduled)}'";

    public void Configure(EntityTypeBuilder<LevelOfCareDecision> decision)
    {
        decision.IsAggregate("level_of_care_decision");
        decision.Property(d => d.FromLevel).HasMaxLength(Limits.Code).HasConversion<LevelOfCareConverter>();
        decision.Property(d => d.ToLevel).HasMaxLength(Limits.Code).HasConversion<LevelOfCareConverter>();
        decision.Property(d => d.SoftwareRecommendation).IsJson();
        decision.Property(d => d.OverrideReason).HasMaxLength(Limits.Reason);
        decision.Property(d => d.CorrectionReason).HasMaxLength(Limits.Reason);
        decision.Property(d => d.Withdrawal).IsJson();
        decision.Property(d => d.Lapsed).IsJson();
        decision.Property(d => d.EnteredInError).IsJson();
        decision.HasIndex(d => new { d.OrganizationId, d.PlanId, d.Id });
        decision.HasIndex(d => new { d.OrganizationId, d.EffectiveOn }).HasFilter(Scheduled);

        // One decision of an episode waits for its date.
        decision.HasIndex(d => new { d.OrganizationId, d.EpisodeId }).IsUnique().HasFilter(Scheduled);
    }
}
