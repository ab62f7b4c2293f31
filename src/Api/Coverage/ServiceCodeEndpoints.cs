using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Api.Coverage;

internal static class ServiceCodeEndpoints
{
    public static void MapServiceCodes(this IEndpointRouteBuilder api) =>
        api.MapGet("/service-codes", List)
            .WithTags("Coverage")
            .Operation("listServiceCodes", "List the codes that services are billed by, in our own words; the whole catalogue on one page")
            .RequireAccess(Scopes.CoverageRead);

    private static async Task<PageAnswer<ServiceCode>> List(
        [Description("Only those of this system.")] ServiceCodeSystem? system,
        [Description("Only those in force on this day of service.")] DateOnly? on,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListServiceCodes(system, on), cancellationToken));
}
