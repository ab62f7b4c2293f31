using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Episodes;

public sealed record DeclinationBody(DateOnly DeclinedOn, DeclineReason Reason, string? Note);

public sealed record DeclineEpisode(EpisodeId EpisodeId, DeclinationBody Body, IfMatch IfMatch) : ICommand<EpisodeResponse>;

internal sealed class DeclineEpisodeValidator : AbstractValidator<DeclineEpisode>
{
    public DeclineEpisodeValidator() => RuleFor(command => command.Body.Note).MaxLength(Limits.Note);
}

internal sealed class DeclineEpisodeHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<DeclineEpisode, EpisodeResponse>
{
    public async Task<EpisodeResponse> Handle(DeclineEpisode command, CancellationToken cancellationToken)
    {
        var (declinedOn, reason, note) = command.Body;
        var practitioner = caller.RequirePractitioner();
        var (episode, program) = await db.GetEpisodeForChangeAsync(command.EpisodeId, command.IfMatch, cancellationToken);
        episode.Decline(new Declination(declinedOn, reason, note, practitioner, clock.GetUtcNow()), program);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<EpisodeResponse>(episode);
    }
}
