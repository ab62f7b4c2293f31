using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;

namespace TreatmentPlans.Api.Common;

/// <summary>What one request, and all together, may take.</summary>
internal sealed record RequestLimitOptions
{
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Requests that run at the same time; more wait.</summary>
    public int Concurrent { get; init; } = 128;

    /// <summary>Requests that wait for their turn; more are refused at once with 503.</summary>
    public int Queued { get; init; } = 256;
}

internal static class RequestLimits
{
    public static WebApplicationBuilder AddRequestLimits(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Requests");
        var options = section.Get<RequestLimitOptions>() ?? new RequestLimitOptions();
        builder.Services.Configure<RequestLimitOptions>(section);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes);
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        });
        builder.Services.AddSingleton(_ => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Concurrent,
            QueueLimit = options.Queued,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
        return builder;
    }

    /// <summary>Under overload some are refused quickly, so that the others are served; nobody hangs.</summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app
        .UseRequestTimeouts()
        .Use(async (context, next) =>
        {
            var options = context.RequestServices.GetRequiredService<IOptions<RequestLimitOptions>>().Value;
            if (context.Request.ContentLength > options.MaxBodyBytes)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            if (context.Request.Path.StartsWithSegments("/health"))
            {
                await next(context);
                return;
            }

            using var turn = await context.RequestServices.GetRequiredService<ConcurrencyLimiter>().AcquireAsync(1, context.RequestAborted);
            if (!turn.IsAcquired)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
            {
                // Kept in memory, so that a refused body can be read again to say what is wrong with it.
                context.Request.EnableBuffering(options.MaxBodyBytes);
            }

            await next(context);
        });
}
