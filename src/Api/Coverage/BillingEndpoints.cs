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
    }

    internal sealed record LinesQuery(
        [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt,
        [property: Description("Also the lines that were voided by then.")] bool? IncludeVoided);

    private static async Task<OkAnswer<ServiceLinesResponse>> GetLines(
        Guid episodeId, [AsParameters] LinesQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetServiceLines(new EpisodeId(episodeId), query.AsOf, query.KnownAt, query.IncludeVoided ?? false), cancellationToken));
}
