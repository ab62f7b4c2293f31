using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

public sealed record EnterDimensionRatingsInError(EpisodeId EpisodeId, DimensionRatingSetId SetId, EnterInErrorBody Body, IfMatch IfMatch)
    : ICommand<DimensionRatingSetResponse>;

internal sealed class EnterDimensionRatingsInErrorValidator : AbstractValidator<EnterDimensionRatingsInError>
{
    public EnterDimensionRatingsInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterDimensionRatingsInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterDimensionRatingsInError, DimensionRatingSetResponse>
{
    public async Task<DimensionRatingSetResponse> Handle(EnterDimensionRatingsInError command, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.GetForChangeAsync(e => e.Id == command.EpisodeId, command.IfMatch, cancellationToken);
        episode.EnterRatingsInError(command.SetId, caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return DimensionRatingSetResponse.Of(episode, episode.DimensionRatingSets.Single(set => set.Id == command.SetId));
    }
}
