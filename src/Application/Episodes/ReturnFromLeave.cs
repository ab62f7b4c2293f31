using AutoMapper;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

/// <param name="ReturnedOn">First day back; today or earlier.</param>
public sealed record ReturnBody(DateOnly ReturnedOn);

public sealed record ReturnFromLeave(EpisodeId EpisodeId, ReturnBody Body, IfMatch IfMatch) : ICommand<EpisodeResponse>;

internal sealed class ReturnFromLeaveHandler(IAppDbContext db, TimeProvider clock, IMapper mapper)
    : IRequestHandler<ReturnFromLeave, EpisodeResponse>
{
    public async Task<EpisodeResponse> Handle(ReturnFromLeave command, CancellationToken cancellationToken)
    {
        var (episode, program) = await db.GetEpisodeForChangeAsync(command.EpisodeId, command.IfMatch, cancellationToken);
        episode.Return(command.Body.ReturnedOn, program, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<EpisodeResponse>(episode);
    }
}
