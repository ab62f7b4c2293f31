using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Common;
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

internal sealed class ContinuingCarePlanConfiguration : IEntityTypeConfiguration<ContinuingCarePlan>
{
    public void Configure(EntityTypeBuilder<ContinuingCarePlan> plan)
    {
        plan.IsAggregate("continuing_care_plan");
        plan.Property(p => p.Versions).IsJson();
        plan.Ignore(p => p.InForce);
        plan.Ignore(p => p.Draft);
        plan.HasIndex(p => new { p.OrganizationId, p.EpisodeId }).IsUnique();
    }
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    private const string Ahead = $"status IN ('{nameof(FollowUpStatus.Planned)}', '{nameof(FollowUpStatus.Due)}')";

    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.IsAggregate("follow_up");
        followUp.Property(f => f.Purpose).HasMaxLength(Limits.Reason);
        followUp.Property(f => f.Attempts).IsJson();
        followUp.Property(f => f.Findings).IsJson();
        followUp.Property(f => f.Cancellation).IsJson();
        followUp.Property(f => f.EnteredInError).IsJson();
        followUp.HasIndex(f => new { f.OrganizationId, f.EpisodeId, f.Id });

        // What the job looks for.
        followUp.HasIndex(f => new { f.OrganizationId, f.OpensOn }).HasFilter(Ahead);

        // What becomes of those of a patient who is in care again.
        followUp.HasIndex(f => new { f.OrganizationId, f.PatientId }).HasFilter(Ahead);
    }
}

internal sealed class IndependenceChecklistConfiguration : IEntityTypeConfiguration<IndependenceChecklist>
{
    public void Configure(EntityTypeBuilder<IndependenceChecklist> checklist)
    {
        checklist.IsAggregate("independence_checklist");
        checklist.Property(c => c.Looks).IsJson();
    }
}
