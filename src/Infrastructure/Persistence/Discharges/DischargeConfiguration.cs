using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Discharges;

namespace TreatmentPlans.Infrastructure.Persistence.Discharges;

internal sealed class DischargeConfiguration : IEntityTypeConfiguration<Discharge>
{
    private const string Approved = $"status = '{nameof(DischargeStatus.Approved)}'";

    public void Configure(EntityTypeBuilder<Discharge> discharge)
    {
        discharge.IsAggregate("discharge");
        discharge.Property(d => d.Reason).HasMaxLength(Limits.Note);
        discharge.Property(d => d.OverrideReason).HasMaxLength(Limits.Reason);
        discharge.Property(d => d.RiskDiscussion).IsJson();
        discharge.Property(d => d.Steps).IsJson();
        discharge.HasIndex(d => new { d.OrganizationId, d.EpisodeId, d.Id });
        discharge.HasIndex(d => new { d.OrganizationId, d.DischargedOn }).HasFilter(Approved);

        // Whoever proposes at the same time: an episode has one way out.
        discharge.HasIndex(d => new { d.OrganizationId, d.OpenEpisodeId }).IsUnique();
    }
}
