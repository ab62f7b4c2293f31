using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Integration;

namespace TreatmentPlans.Api;

internal static class ApiRoutes
{
    /// <summary>Every feature's operations, in one place.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapV1();
        api.MapClients();
        api.MapEvents();
    }
}
