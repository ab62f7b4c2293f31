using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Episodes;

/// <summary>Diagnoses and dimension ratings: parts of the episode, changed under its ETag.</summary>
internal static class EpisodeFactEndpoints
{
    private static readonly Role[] DiagnosisWriters = [.. RoleSets.Clinicians, Role.System];

    public static void MapEpisodeFacts(this IEndpointRouteBuilder api)
    {
        var diagnoses = api.MapGroup("/episodes/{episodeId}/diagnoses").WithTags("Episodes");
        diagnoses.MapGet("/", ListDiagnoses)
            .Operation("listDiagnoses", "List the diagnoses of an episode, newest first")
            .RequireAccess(Scopes.EpisodesRead, RoleSets.ClinicalReaders);
        diagnoses.MapPost("/", AddDiagnosis)
            .Operation("addDiagnosis", "Add a diagnosis; a primary one takes the place of the primary one before")
            .RequireAccess(Scopes.EpisodesWrite, DiagnosisWriters)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_OPEN", "ENTERED_IN_ERROR", "DIAGNOSIS_ALREADY_RECORDED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "INVALID_DIAGNOSIS_CODE", "DATE_IN_FUTURE");
        diagnoses.MapGet("/{diagnosisId}", GetDiagnosis)
            .Operation("getDiagnosis", "Read a diagnosis, with the ETag of its episode")
            .RequireAccess(Scopes.EpisodesRead, RoleSets.ClinicalReaders);
        diagnoses.MapPost("/{diagnosisId}/enter-in-error", EnterDiagnosisInError)
            .Operation("enterDiagnosisInError", "Say that a diagnosis was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.EpisodesWrite, DiagnosisWriters)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");

        var ratings = api.MapGroup("/episodes/{episodeId}/dimension-ratings").WithTags("Episodes");
        ratings.MapGet("/", ListRatings)
            .Operation("listDimensionRatings", "List the dimension ratings of an episode, newest first")
            .RequireAccess(Scopes.EpisodesRead, RoleSets.ClinicalReaders);
        ratings.MapPost("/", Rate)
            .Operation("rateDimensions", "Rate all six dimensions; the answer suggests a level of care")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_OPEN", "ENTERED_IN_ERROR")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "CREDENTIAL_NOT_ACTIVE", "DATE_IN_FUTURE", "DIMENSIONS_INCOMPLETE", "DIMENSION_RATED_TWICE", "MIXED_EDITIONS",
                "RISK_REQUIRED", "UNKNOWN_LEVEL_OF_CARE", "RATIONALE_TOO_SHORT");
        ratings.MapGet("/{dimensionRatingSetId}", GetRatings)
            .Operation("getDimensionRatings", "Read one set of dimension ratings, with the ETag of its episode")
            .RequireAccess(Scopes.EpisodesRead, RoleSets.ClinicalReaders);
        ratings.MapPost("/{dimensionRatingSetId}/enter-in-error", EnterRatingsInError)
            .Operation("enterDimensionRatingsInError", "Say that a set of ratings was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<DiagnosisResponse>> ListDiagnoses(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListDiagnoses(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<DiagnosisResponse>> AddDiagnosis(
        Guid episodeId, DiagnosisBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken)
    {
        var diagnosis = await mediator.Send(new AddDiagnosis(new EpisodeId(episodeId), body, ifMatch), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/diagnoses/{diagnosis.Id}", diagnosis);
    }

    private static async Task<OkAnswer<DiagnosisResponse>> GetDiagnosis(
        Guid episodeId, Guid diagnosisId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetDiagnosis(new EpisodeId(episodeId), new DiagnosisId(diagnosisId)), cancellationToken));

    private static async Task<OkAnswer<DiagnosisResponse>> EnterDiagnosisInError(
        Guid episodeId,
        Guid diagnosisId,
        EnterInErrorBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterDiagnosisInError(new EpisodeId(episodeId), new DiagnosisId(diagnosisId), body, ifMatch), cancellationToken));

    private static async Task<PageAnswer<DimensionRatingSetResponse>> ListRatings(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListDimensionRatingSets(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<DimensionRatingSetResponse>> Rate(
        Guid episodeId, DimensionRatingSetBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken)
    {
        var set = await mediator.Send(new RateDimensions(new EpisodeId(episodeId), body, ifMatch), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/dimension-ratings/{set.Id}", set);
    }

    private static async Task<OkAnswer<DimensionRatingSetResponse>> GetRatings(
        Guid episodeId, Guid dimensionRatingSetId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetDimensionRatingSet(new EpisodeId(episodeId), new DimensionRatingSetId(dimensionRatingSetId)), cancellationToken));

    private static async Task<OkAnswer<DimensionRatingSetResponse>> EnterRatingsInError(
        Guid episodeId,
        Guid dimensionRatingSetId,
        EnterInErrorBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterDimensionRatingsInError(
                new EpisodeId(episodeId), new DimensionRatingSetId(dimensionRatingSetId), body, ifMatch),
            cancellationToken));
}
