using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Infrastructure.Persistence.Scheduling;

internal sealed class ScheduleProposalConfiguration : IEntityTypeConfiguration<ScheduleProposal>
{
    public void Configure(EntityTypeBuilder<ScheduleProposal> proposal)
    {
        proposal.IsAggregate("schedule_proposal");
        proposal.Property(p => p.EpisodeIds).IsJson();
        proposal.Property(p => p.Outcome).IsJson();
        proposal.Property(p => p.Patients).IsJson();
        proposal.HasIndex(p => new { p.OrganizationId, p.ProgramId, p.Id });
    }
}

internal sealed class ProposalRunConfiguration : IEntityTypeConfiguration<ProposalRun>
{
    public const string Table = "schedule_proposal_run";

    public void Configure(EntityTypeBuilder<ProposalRun> run)
    {
        run.ToTable(Table);
        run.HasKey(r => new { r.OrganizationId, r.ProposalId });
        run.HasIndex(r => r.LeasedUntil);
    }
}
