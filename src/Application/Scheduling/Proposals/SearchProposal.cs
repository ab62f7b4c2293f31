using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <summary>Begins the search that was claimed: reads calendar and records. Null where there is nothing to search for.</summary>
internal sealed record StartSearch(ProposalClaim Claim) : ICommand<StartedSearch?>;

internal sealed record StartedSearch(ProposalDraft Draft, SolverSettings Settings);

internal sealed class StartSearchHandler(IAppDbContext db, ProposalReader reader, TimeProvider clock) : IRequestHandler<StartSearch, StartedSearch?>
{
    public async Task<StartedSearch?> Handle(StartSearch command, CancellationToken cancellationToken)
    {
        if (await db.FindHeldAsync(command.Claim, cancellationToken) is not var (proposal, run))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        StartedSearch? started = null;
        if (proposal.Start(now))
        {
            var draft = await reader.ReadAsync(proposal.ProgramId, proposal.From, proposal.Weeks, proposal.EpisodeIds, now, cancellationToken);
            if (draft.Patients.Count > draft.Problem.Policy.MostPatients)
            {
                proposal.Fail(ProposalFailure.TooManyPatients, now);
            }
            else
            {
                started = new StartedSearch(draft, new SolverSettings(proposal.Seed, TimeSpan.FromSeconds(proposal.TimeLimitSeconds)));
            }
        }

        if (started is null)
        {
            db.ProposalRuns.Remove(run);
        }

        await db.SaveChangesAsync(cancellationToken);
        return started;
    }
}

/// <summary>Keeps how the search ended. Does nothing where the lease was lost meanwhile.</summary>
internal sealed record EndSearch(ProposalClaim Claim, Action<ScheduleProposal, DateTimeOffset> End) : ICommand<Unit>;

internal sealed class EndSearchHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<EndSearch, Unit>
{
    public async Task<Unit> Handle(EndSearch command, CancellationToken cancellationToken)
    {
        if (await db.FindHeldAsync(command.Claim, cancellationToken) is var (proposal, run))
        {
            command.End(proposal, clock.GetUtcNow());
            db.ProposalRuns.Remove(run);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Unit.Value;
    }
}

internal static class HeldProposals
{
    /// <summary>The proposal under its lock, while the lease holds.</summary>
    public static async Task<(ScheduleProposal Proposal, ProposalRun Run)?> FindHeldAsync(
        this IAppDbContext db, ProposalClaim claim, CancellationToken cancellationToken)
    {
        await db.LockAsync<ScheduleProposal>(claim.ProposalId.Value, cancellationToken);
        var run = await db.ProposalRuns.FirstOrDefaultAsync(
            run => run.ProposalId == claim.ProposalId && run.Holder == claim.Holder, cancellationToken);
        return run is null
            ? null
            : (await db.ScheduleProposals.SingleAsync(proposal => proposal.Id == claim.ProposalId, cancellationToken), run);
    }
}
