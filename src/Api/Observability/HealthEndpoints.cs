using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatmentPlans.Api.Common;

namespace TreatmentPlans.Api.Observability;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health");

        health.MapGet("/live", Live)
            .Operation("getLiveness", "Tell whether the process answers, whatever it depends on")
            .IsOpen();

        health.MapGet("/ready", Ready)
            .Operation("getReadiness", "Tell whether the service can do its work: database, events, audit")
            .Produces<HealthResponse>()
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable)
            .IsOpen();
    }

    private static Ok<HealthResponse> Live() => TypedResults.Ok(new HealthResponse(HealthStatus.Healthy, new Dictionary<string, HealthStatus>()));

    /// <summary>States only: why something is not well is for the log.</summary>
    private static async Task<JsonHttpResult<HealthResponse>> Ready(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var response = new HealthResponse(report.Status, report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status));
        return TypedResults.Json(
            response, statusCode: report.Status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}

internal sealed record HealthResponse(
    [property: Description("`Degraded` serves requests; the embedded database is always degraded, for it has no row-level security.")] HealthStatus Status,
    IReadOnlyDictionary<string, HealthStatus> Checks);
