using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;

namespace TreatmentPlans.Api.Scheduling;

internal static class BookingCheckEndpoints
{
    public static void MapBookingChecks(this IEndpointRouteBuilder api) => api.MapGroup("/booking-checks").WithTags("Scheduling")
        .MapPost("/", Check)
        .Operation("checkBooking", "Say what would come of booking a patient into a session, a group or a new session; nothing is written")
        .RequireAccess(Scopes.SchedulingRead, SessionEndpoints.Planners)
        .IsDryRun()
        .Refuses(StatusCodes.Status400BadRequest, "NOT_ALLOWED")
        .Refuses(
            StatusCodes.Status422UnprocessableEntity,
            "UNKNOWN_REFERENCE", "OTHER_PROGRAM", "SESSION_ENDS_BEFORE_START", "INVALID_DURATION", "BREAKS_TOO_LONG");

    private static async Task<OkAnswer<BookingCheckResponse>> Check(BookingCheckBody body, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CheckBooking(body), cancellationToken));
}
