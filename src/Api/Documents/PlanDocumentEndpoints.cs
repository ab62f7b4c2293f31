using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Documents;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Documents;

internal static class PlanDocumentEndpoints
{
    public static void MapPlanDocuments(this IEndpointRouteBuilder api) => api.MapGet("/plans/{planId}/document", Get)
        .WithTags("Documents")
        .Operation("getPlanDocument", "Print the recovery plan for the patient: phases, week, goals, signatures; HTML or PDF by Accept")
        .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders)
        .AnswersDocument()
        .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");

    internal sealed record PlanDocumentQuery(
        [property: Description("The version to print; that in force on the day unless given.")] int? VersionNumber,
        [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt);

    private static async Task<DocumentAnswer> Get(
        Guid planId, [AsParameters] PlanDocumentQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        new(await mediator.Send(new GetPlanDocument(new RecoveryPlanId(planId), query.VersionNumber, query.AsOf, query.KnownAt), cancellationToken));
}
