using AutoMapper;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Episodes;

/// <param name="From">First day away; today or earlier.</param>
/// <param name="ExpectedReturnOn">First day back, as planned.</param>
public sealed record LeaveBody(DateOnly From, DateOnly ExpectedReturnOn, LeaveReason Reason);

public sealed record StartLeave(EpisodeId EpisodeId, LeaveBody Body, IfMatch IfMatch) : ICommand<EpisodeResponse>;

internal sealed class StartLeaveHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<StartLeave, EpisodeResponse>
{
    public async Task<EpisodeResponse> Handle(StartLeave command, CancellationToken cancellationToken)
    {
        var (from, expectedReturnOn, reason) = command.Body;
        var practitioner = caller.RequirePractitioner();
        var (episode, program) = await db.GetEpisodeForChangeAsync(command.EpisodeId, command.IfMatch, cancellationToken);
        episode.StartLeave(from, expectedReturnOn, reason, practitioner, program, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<EpisodeResponse>(episode);
    }
}
