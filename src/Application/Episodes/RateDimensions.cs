using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Episodes;

/// <param name="Edition">Of every rating; editions are never mixed.</param>
/// <param name="Ratings">All six dimensions.</param>
/// <param name="RatedOn">In the programme's zone; today or earlier.</param>
public sealed record DimensionRatingSetBody(AsamEdition Edition, DateOnly RatedOn, IReadOnlyList<DimensionRating> Ratings);

public sealed record RateDimensions(EpisodeId EpisodeId, DimensionRatingSetBody Body, IfMatch IfMatch) : ICommand<DimensionRatingSetResponse>;

internal sealed class RateDimensionsValidator : AbstractValidator<RateDimensions>
{
    public RateDimensionsValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.Ratings).Required().MaxCount(Limits.Items);
        body.RuleForEach(b => b.Ratings).ChildRules(rating =>
        {
            rating.RuleFor(r => r.Dimension).Within(1, DimensionRating.Dimensions);
            rating.RuleFor(r => r.Subdimension).MaxLength(Limits.Code);
            rating.RuleFor(r => r.Risk).Within(0, DimensionRating.HighestRisk);
            rating.RuleFor(r => r.RiskCode).MaxLength(Limits.Code);
            rating.RuleFor(r => r.MinimumLevelCode).MaxLength(Limits.Code);
            rating.RuleFor(r => r.Rationale).MaxLength(Limits.Note);
        });
    });
}

internal sealed class RateDimensionsHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RateDimensions, DimensionRatingSetResponse>
{
    public async Task<DimensionRatingSetResponse> Handle(RateDimensions command, CancellationToken cancellationToken)
    {
        var (edition, ratedOn, ratings) = command.Body;
        var practitionerId = caller.RequirePractitioner();
        var (episode, program) = await db.GetEpisodeForChangeAsync(command.EpisodeId, command.IfMatch, cancellationToken);
        var practitioner = await db.GetCallingPractitionerAsync(practitionerId, cancellationToken);
        var now = clock.GetUtcNow();
        var set = episode.Rate(TypedId.New<DimensionRatingSetId>(now), edition, ratings, ratedOn, practitioner, program, now);
        await db.SaveChangesAsync(cancellationToken);
        return DimensionRatingSetResponse.Of(episode, set);
    }
}
