using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Api.Support;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Documents;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Documents;

internal static class ReviewPacketEndpoints
{
    /// <summary>It tells of craving and use, so that who bills does not read it: a clinician hands it on.</summary>
    public static void MapReviewPackets(this IEndpointRouteBuilder api) => api.MapGet("/episodes/{episodeId}/review-packet", Get)
        .WithTags("Coverage")
        .Operation("getReviewPacket", "Put together what a payer's reviewer asks for, with the hash of its content; JSON, HTML or PDF by Accept")
        .RequireAccess(Scopes.CoverageRead, RoleSets.CareReaders)
        .AnswersDocument(withJson: true)
        .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");

    private static async Task<FactsOrDocument<ReviewPacketResponse>> Get(
        Guid episodeId, [AsParameters] MomentQuery query, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        var id = new EpisodeId(episodeId);
        return http.WantsJson()
            ? new(await mediator.Send(new GetReviewPacket(id, query.AsOf, query.KnownAt), cancellationToken), null)
            : new(null, await mediator.Send(new PrintReviewPacket(id, query.AsOf, query.KnownAt), cancellationToken));
    }
}
