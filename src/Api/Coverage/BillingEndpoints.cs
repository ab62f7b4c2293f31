using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Coverage;

/// <summary>What an episode is billed by and what it costs.</summary>
internal static class BillingEndpoints
{
    public static void MapBilling(this IEndpointRouteBuilder api)
    {
        var episode = api.MapGroup("/episodes/{episodeId}").WithTags("Coverage");
        episode.MapGet("/service-lines", GetLines)
            .Operation("getServiceLines", "Show the service lines of an episode, derived from what was attended and tested, and what is in no line and why")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
        episode.MapPost("/adjudications", Adjudicate)
            .Operation("adjudicateEpisode", "Say who pays what of an episode, line by line, by the payer's terms; nothing is written")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders)
            .IsDryRun()
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
        episode.MapGet("/cost-estimate", GetEstimate)
            .Operation("getEpisodeCostEstimate", "Read which services the patient was told to expect")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders);
        episode.MapPut("/cost-estimate", RecordEstimate)
            .Operation("recordEpisodeCostEstimate", "Say which services the patient is to expect, as a whole; the cost summary holds the course against it")
            .RequireAccess(Scopes.CoverageWrite, Role.Billing, Role.Counselor, Role.Supervisor, Role.System)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "WRONG_CURRENCY");
        episode.MapGet("/cost-summary", GetSummary)
            .Operation("getCostSummary", "Show what an episode costs by service and phase, against what was expected and against a stay elsewhere, with the work that it spared")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
    }

    internal sealed record AsOfQuery(
        [property: Description("Last day of service, of the programme; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt);

    internal sealed record LinesQuery(
        [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt,
        [property: Description("Also the lines that were voided by then.")] bool? IncludeVoided);

    private static async Task<OkAnswer<ServiceLinesResponse>> GetLines(
        Guid episodeId, [AsParameters] LinesQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetServiceLines(new EpisodeId(episodeId), query.AsOf, query.KnownAt, query.IncludeVoided ?? false), cancellationToken));

    private static async Task<OkAnswer<AdjudicationResponse>> Adjudicate(
        Guid episodeId, AdjudicationBody body, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new AdjudicateEpisode(new EpisodeId(episodeId), body), cancellationToken));

    private static async Task<OkAnswer<EpisodeCostEstimateResponse>> GetEstimate(
        Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetCostEstimate(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<OkAnswer<EpisodeCostEstimateResponse>> RecordEstimate(
        Guid episodeId, EpisodeCostEstimateBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RecordCostEstimate(new EpisodeId(episodeId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<CostSummaryResponse>> GetSummary(
        Guid episodeId, [AsParameters] AsOfQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetCostSummary(new EpisodeId(episodeId), query.AsOf, query.KnownAt), cancellationToken));
}
