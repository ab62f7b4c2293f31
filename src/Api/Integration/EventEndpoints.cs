using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;

namespace TreatmentPlans.Api.Integration;

internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Integration");

        events.MapGet("/", List)
            .Operation("listEvents", "Read what happened since a cursor, in commit order")
            .RequireAccess(Scopes.IntegrationRead)
            .Refuses(StatusCodes.Status410Gone, "CURSOR_EXPIRED");
    }

    private static async Task<OkAnswer<EventPage>> List(
        [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ListEvents(page), cancellationToken));
}
