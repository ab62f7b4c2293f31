using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <summary>Nobody wants it any more; a search that is under way ends within a second or so.</summary>
public sealed record CancelProposal(ScheduleProposalId Id, IfMatch IfMatch) : ICommand<ScheduleProposalResponse>;

internal sealed class CancelProposalHandler(IAppDbContext db, TimeProvider clock, IMapper mapper) : IRequestHandler<CancelProposal, ScheduleProposalResponse>
{
    public async Task<ScheduleProposalResponse> Handle(CancelProposal command, CancellationToken cancellationToken)
    {
        var proposal = await db.ScheduleProposals.GetForChangeAsync(proposal => proposal.Id == command.Id, command.IfMatch, cancellationToken);
        proposal.Cancel(clock.GetUtcNow());
        db.ProposalRuns.RemoveRange(await db.ProposalRuns.Where(run => run.ProposalId == command.Id).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<ScheduleProposalResponse>(proposal);
    }
}
