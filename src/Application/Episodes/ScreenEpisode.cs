using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Episodes;

public sealed record ScreeningBody(DateOnly ScreenedOn, string? Note);

public sealed record ScreenEpisode(EpisodeId EpisodeId, ScreeningBody Body, IfMatch IfMatch) : ICommand<EpisodeResponse>;

internal sealed class ScreenEpisodeValidator : AbstractValidator<ScreenEpisode>
{
    public ScreenEpisodeValidator() => RuleFor(command => command.Body.Note).MaxLength(Limits.Note);
}

internal sealed class ScreenEpisodeHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<ScreenEpisode, EpisodeResponse>
{
    public async Task<EpisodeResponse> Handle(ScreenEpisode command, CancellationToken cancellationToken)
    {
        var practitioner = caller.RequirePractitioner();
        var (episode, program) = await db.GetEpisodeForChangeAsync(command.EpisodeId, command.IfMatch, cancellationToken);
        episode.Screen(new Screening(command.Body.ScreenedOn, practitioner, command.Body.Note, clock.GetUtcNow()), program);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<EpisodeResponse>(episode);
    }
}
