using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Infrastructure.Persistence.Coverage;

internal sealed class EpisodeBillingConfiguration : IEntityTypeConfiguration<EpisodeBilling>
{
    private const string Standing = "voided_at IS NULL";

    public void Configure(EntityTypeBuilder<EpisodeBilling> billing)
    {
        billing.IsRoot("episode_billing");
        billing.HasKey(b => new { b.OrganizationId, b.EpisodeId });
        billing.Property(b => b.Unbilled).IsJson();
        billing.HasIndex(b => new { b.OrganizationId, b.ProgramId });
        billing.OwnsMany(b => b.Lines, Configure);
        billing.Navigation(b => b.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void Configure(OwnedNavigationBuilder<EpisodeBilling, BilledLine> line)
    {
        line.ToTable("service_line");
        line.WithOwner().HasForeignKey("OrganizationId", "EpisodeId");
        line.HasKey("OrganizationId", "EpisodeId", nameof(BilledLine.Id));
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.ServiceCode).HasMaxLength(10);
        line.Property(l => l.Line).IsJson();

        // What is derived twice at once is billed once.
        line.HasIndex(["OrganizationId", "EpisodeId", nameof(BilledLine.Sequence)], "ux_service_line_place").IsUnique().HasFilter(Standing);
        line.HasIndex(["OrganizationId", "EpisodeId", nameof(BilledLine.ServiceCode), nameof(BilledLine.FirstSource)], "ux_service_line_source")
            .IsUnique().HasFilter(Standing);
    }
}

internal sealed class BillingMarkConfiguration : IEntityTypeConfiguration<BillingMark>
{
    public void Configure(EntityTypeBuilder<BillingMark> mark)
    {
        mark.ToTable("billing_mark");
        mark.HasKey(m => new { m.OrganizationId, m.EpisodeId, m.Id });
    }
}
