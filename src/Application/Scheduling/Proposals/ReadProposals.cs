using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <summary>Newest first.</summary>
public sealed record ListProposals(ProgramId? ProgramId, ProposalStatus? Status, PageRequest Page) : IQuery<Page<ScheduleProposalSummary>>;

internal sealed class ListProposalsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListProposals, Page<ScheduleProposalSummary>>
{
    public Task<Page<ScheduleProposalSummary>> Handle(ListProposals query, CancellationToken cancellationToken) =>
        db.ScheduleProposals.AsNoTracking()
            .Where(proposal => query.ProgramId == null || proposal.ProgramId == query.ProgramId)
            .Where(proposal => query.Status == null || proposal.Status == query.Status)
            .ToPageAsync(
                proposal => proposal.Id,
                query.Page,
                $"schedule-proposals/{query.ProgramId}/{query.Status}",
                cursors,
                proposal => new ScheduleProposalSummary(
                    proposal.Id,
                    proposal.ProgramId,
                    proposal.From,
                    proposal.Weeks,
                    proposal.RequestedBy,
                    proposal.Status,
                    proposal.Failure,
                    proposal.Outcome,
                    proposal.CreatedAt,
                    proposal.UpdatedAt),
                summary => summary.Id,
                cancellationToken);
}

public sealed record GetProposal(ScheduleProposalId Id) : IQuery<ScheduleProposalResponse>;

internal sealed class GetProposalHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<GetProposal, ScheduleProposalResponse>
{
    public async Task<ScheduleProposalResponse> Handle(GetProposal query, CancellationToken cancellationToken)
    {
        var proposal = await db.ScheduleProposals.AsNoTracking().GetAsync(proposal => proposal.Id == query.Id, cancellationToken);

        // The audit names each patient whose weeks are told, and who may not see one does not.
        var ids = proposal.Patients.Select(patient => patient.EpisodeId).Union(proposal.EpisodeIds).ToList();
        var visible = (await db.Episodes.AsNoTracking().Where(episode => ids.Contains(episode.Id)).ToListAsync(cancellationToken))
            .Select(episode => episode.Id).ToHashSet();
        return mapper.Map<ScheduleProposalResponse>(proposal) with
        {
            EpisodeIds = [.. proposal.EpisodeIds.Where(visible.Contains)],
            Patients = [.. proposal.Patients.Where(patient => visible.Contains(patient.EpisodeId))],
        };
    }
}

public sealed record GetProposalProgress(ScheduleProposalId Id) : IQuery<ProposalProgressResponse>;

/// <summary>How far a search has come; of one that ended, where it ended.</summary>
/// <param name="ReportedAt">Null until the search has found something.</param>
/// <param name="Placed">Weeks of patients that the best so far fills.</param>
/// <param name="MostPlaced">Proven: none fills more.</param>
/// <param name="Cost">Of the best so far.</param>
/// <param name="CostBound">Proven: none that fills as many costs less; meaningful once as many are filled as can be.</param>
public sealed record ProposalProgressResponse(
    ProposalStatus Status, DateTimeOffset? ReportedAt, int Placed, int MostPlaced, int Cost, int CostBound);

internal sealed class GetProposalProgressHandler(IAppDbContext db) : IRequestHandler<GetProposalProgress, ProposalProgressResponse>
{
    public async Task<ProposalProgressResponse> Handle(GetProposalProgress query, CancellationToken cancellationToken)
    {
        var run = await db.ProposalRuns.AsNoTracking().FirstOrDefaultAsync(run => run.ProposalId == query.Id, cancellationToken);

        // Read after the run: one that ended in between has its outcome.
        var proposal = await db.ScheduleProposals.AsNoTracking()
            .Where(proposal => proposal.Id == query.Id)
            .Select(proposal => new { proposal.Status, proposal.Outcome, proposal.EndedAt })
            .ToListAsync(cancellationToken) is [var found] ? found : throw CommonErrors.NotFound();
        return proposal.Outcome is { } outcome
            ? new(proposal.Status, proposal.EndedAt, outcome.Placed, outcome.MostPlaced, outcome.Cost.Total, outcome.CostBound)
            : new(proposal.Status, run?.ReportedAt, run?.Placed ?? 0, run?.MostPlaced ?? 0, run?.Cost ?? 0, run?.CostBound ?? 0);
    }
}
