using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Api.Transition;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Documents;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Documents;

internal static class EpisodeDocumentEndpoints
{
    private const string Tag = "Documents";

    public static void MapEpisodeDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/episodes/{episodeId}/discharge/document", GetDischarge)
            .WithTags(Tag)
            .Operation("getDischargeDocument", "Print the discharge summary: the course of care, how it ended, and what comes after; HTML or PDF by Accept")
            .RequireAccess(Scopes.EpisodesRead, RoleSets.CareReaders)
            .AnswersDocument();
        api.MapGet("/episodes/{episodeId}/relapse-prevention-plan/document", GetRelapsePrevention)
            .WithTags(Tag)
            .Operation("getRelapsePreventionDocument", "Print the relapse-prevention plan for the patient to carry; HTML or PDF by Accept")
            .RequireAccess(Scopes.TransitionRead, TransitionAccess.Readers)
            .AnswersDocument();
    }

    internal sealed record RelapsePreventionDocumentQuery(
        [property: Description("The version to print; that in force unless given, else the draft.")] int? VersionNumber);

    private static async Task<DocumentAnswer> GetDischarge(Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        new(await mediator.Send(new GetDischargeDocument(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<DocumentAnswer> GetRelapsePrevention(
        Guid episodeId, [AsParameters] RelapsePreventionDocumentQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        new(await mediator.Send(new GetRelapsePreventionDocument(new EpisodeId(episodeId), query.VersionNumber), cancellationToken));
}
