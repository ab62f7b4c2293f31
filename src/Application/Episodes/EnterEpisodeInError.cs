using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

public sealed record EnterEpisodeInError(EpisodeId EpisodeId, EnterInErrorBody Body, IfMatch IfMatch) : ICommand<EpisodeResponse>;

internal sealed class EnterEpisodeInErrorValidator : AbstractValidator<EnterEpisodeInError>
{
    public EnterEpisodeInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterEpisodeInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<EnterEpisodeInError, EpisodeResponse>
{
    public async Task<EpisodeResponse> Handle(EnterEpisodeInError command, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.GetForChangeAsync(e => e.Id == command.EpisodeId, command.IfMatch, cancellationToken);
        episode.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<EpisodeResponse>(episode);
    }
}
