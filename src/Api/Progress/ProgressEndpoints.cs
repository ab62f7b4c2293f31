using System.ComponentModel;
using System.Reflection;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Progress;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Progress;

internal static class ProgressEndpoints
{
    public static void MapProgress(this IEndpointRouteBuilder api)
    {
        var progress = api.MapGroup("/episodes/{episodeId}").WithTags("Progress");
        progress.MapGet("/progress", Get)
            .Operation("getProgress", "Show how an episode goes: each score and the craving with baseline, latest value, change and response")
            .RequireAccess(Scopes.ProgressRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
        progress.MapGet("/progress.svg", GetSvg)
            .Operation("getProgressSvg", "Draw the progress of an episode, phases behind it and days of use marked; with title and description for those who do not see it")
            .RequireAccess(Scopes.ProgressRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
        progress.MapGet("/progress.png", GetPng)
            .Operation("getProgressPng", "Draw the progress of an episode as an image")
            .RequireAccess(Scopes.ProgressRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
        api.MapGet("/plans/{planId}/objective-progress", GetObjectives)
            .WithTags("Progress")
            .Operation("getObjectiveProgress", "Show how far each objective is by its own measure, and which are proposed as achieved")
            .RequireAccess(Scopes.ProgressRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
    }

    internal sealed record AsOfQuery(
        [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt);

    private static async Task<OkAnswer<ProgressResponse>> Get(
        Guid episodeId, [AsParameters] AsOfQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetProgress(new EpisodeId(episodeId), query.AsOf, query.KnownAt), cancellationToken));

    private static async Task<SvgAnswer> GetSvg(
        Guid episodeId, [AsParameters] AsOfQuery query, IMediator mediator, IProgressPictures pictures, CancellationToken cancellationToken) =>
        new(pictures.DrawSvg(await mediator.Send(new DrawProgress(new EpisodeId(episodeId), query.AsOf, query.KnownAt), cancellationToken)));

    private static async Task<PngAnswer> GetPng(
        Guid episodeId, [AsParameters] AsOfQuery query, IMediator mediator, IProgressPictures pictures, CancellationToken cancellationToken) =>
        new(pictures.DrawPng(await mediator.Send(new DrawProgress(new EpisodeId(episodeId), query.AsOf, query.KnownAt), cancellationToken)));

    private static async Task<OkAnswer<ObjectiveProgressResponse>> GetObjectives(
        Guid planId, [AsParameters] AsOfQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetObjectiveProgress(new RecoveryPlanId(planId), query.AsOf, query.KnownAt), cancellationToken));
}

internal sealed class SvgAnswer(string picture) : PictureAnswer(MediaType, Encoding.UTF8.GetBytes(picture)), IEndpointMetadataProvider
{
    private const string MediaType = "image/svg+xml";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));
}

internal sealed class PngAnswer(byte[] picture) : PictureAnswer(MediaType, picture), IEndpointMetadataProvider
{
    private const string MediaType = "image/png";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [MediaType]));
}

/// <summary>Of a day, and of what is known now: nobody keeps it.</summary>
internal abstract class PictureAnswer(string mediaType, byte[] content) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.ContentType = mediaType;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, httpContext.RequestAborted);
    }
}
