using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

internal sealed class RecoveryPlanConfiguration : IEntityTypeConfiguration<RecoveryPlan>
{
    private const string InForce = "status IN ('Active', 'OnHold')";
    private const string Unsigned = "status IN ('Draft', 'PendingSignature')";
    private const string Open = "status IN ('Draft', 'PendingSignature', 'Active', 'OnHold')";

    public void Configure(EntityTypeBuilder<RecoveryPlan> plan)
    {
        plan.IsAggregate("recovery_plan");
        plan.Ignore(p => p.Current);
        plan.Ignore(p => p.InForce);
        plan.Ignore(p => p.Unsigned);
        plan.Property(p => p.Goals).IsJson();
        plan.Property(p => p.Objectives).IsJson();
        plan.Property(p => p.ReviewObligations).IsJson();
        plan.Property(p => p.Reviews).IsJson();

        // What the aggregate promises, held against two writers (D6).
        plan.HasIndex(p => new { p.OrganizationId, p.EpisodeId }, "ux_recovery_plan_open_per_episode").IsUnique().HasFilter(Open);

        plan.HasIndex(p => new { p.OrganizationId, p.PatientId });
        plan.HasIndex(p => new { p.OrganizationId, p.AuthorId, p.Id });
        plan.HasIndex(p => new { p.OrganizationId, p.Status, p.Id });
        plan.HasIndex(p => new { p.OrganizationId, p.NextReviewDueOn });

        plan.OwnsMany(p => p.Versions, Configure);
        plan.Navigation(p => p.Versions).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void Configure(OwnedNavigationBuilder<RecoveryPlan, PlanVersion> version)
    {
        version.ToTable("recovery_plan_version");
        version.WithOwner().HasForeignKey("OrganizationId", "RecoveryPlanId");
        version.HasKey("OrganizationId", "RecoveryPlanId", nameof(PlanVersion.Number));
        version.Property(v => v.Number).ValueGeneratedNever();
        version.Ignore(v => v.Document);
        version.Ignore(v => v.LevelOfCare);
        version.Property(v => v.ContentHash).HasMaxLength(64);
        version.Property(v => v.LevelOfCareCode).HasMaxLength(10);
        version.Property(v => v.RevisionReason).HasMaxLength(1000);
        version.Property(v => v.Template).IsJson();
        version.Property(v => v.Signatures).IsJson();
        version.Property(v => v.SignatureOrigins).IsJson();
        version.Property(v => v.Refusals).IsJson();
        version.Property(v => v.Transitions).IsJson();
        version.HasIndex(["OrganizationId", "RecoveryPlanId"], "ux_recovery_plan_version_in_force").IsUnique().HasFilter(InForce);
        version.HasIndex(["OrganizationId", "RecoveryPlanId"], "ux_recovery_plan_version_unsigned").IsUnique().HasFilter(Unsigned);
    }
}
