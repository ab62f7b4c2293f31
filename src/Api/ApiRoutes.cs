using TreatmentPlans.Api.Common;

namespace TreatmentPlans.Api;

internal static class ApiRoutes
{
    /// <summary>Every feature's operations, in one place.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapV1();
    }
}
