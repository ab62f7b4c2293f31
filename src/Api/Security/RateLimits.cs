using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Security;

/// <param name="Requests">Requests in each window; the whole of them may come at once.</param>
/// <param name="WindowSeconds">Length of the window.</param>
internal sealed record RateLimit(int Requests, int WindowSeconds);

internal sealed record RateLimitOptions
{
    /// <summary>For each client that holds a token.</summary>
    public RateLimit Client { get; init; } = new(1200, 60);

    /// <summary>For each address without one: token requests, health, documentation, bad tokens.</summary>
    public RateLimit Address { get; init; } = new(300, 60);
}

/// <summary>
/// The generic cell rate algorithm: one instant per caller says until when its requests are paid for, so quota comes back evenly
/// and nothing has to be reset. Each instance of the service counts for itself.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock)
{
    private const int SweepAbove = 10_000;

    private readonly ConcurrentDictionary<string, long> _paidUntil = new();

    public RateLimitVerdict Take(string caller, RateLimit limit)
    {
        // Elapsed time, not the time of day: a clock that is set back must not lock anybody out.
        var now = clock.GetElapsedTime(startingTimestamp: 0).Ticks;
        var window = TimeSpan.FromSeconds(limit.WindowSeconds).Ticks;
        var cost = Math.Max(1, window / limit.Requests);
        var taken = false;
        var until = _paidUntil.AddOrUpdate(
            caller,
            _ => Pay(now),
            (_, paid) => Pay(Math.Max(paid, now)));
        Sweep(now);

        var free = now + window - until;
        return new RateLimitVerdict(
            taken,
            Remaining: (int)(free / cost),
            ResetSeconds: Seconds(until - now),
            RetrySeconds: taken ? 0 : Math.Max(1, Seconds(cost - free)));

        long Pay(long from)
        {
            taken = from + cost <= now + window;
            return taken ? from + cost : from;
        }
    }

    private static int Seconds(long ticks) => (int)Math.Ceiling(ticks / (double)TimeSpan.TicksPerSecond);

    private void Sweep(long now)
    {
        if (_paidUntil.Count > SweepAbove)
        {
            foreach (var caller in _paidUntil.Where(pair => pair.Value <= now))
            {
                _paidUntil.TryRemove(caller);
            }
        }
    }
}

internal readonly record struct RateLimitVerdict(bool Taken, int Remaining, int ResetSeconds, int RetrySeconds);

internal static class RateLimits
{
    public static WebApplicationBuilder AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RateLimitOptions>(builder.Configuration.GetSection("RateLimits"));
        builder.Services.AddSingleton<RateLimiter>();
        return builder;
    }

    /// <summary>Before authentication, because the token endpoint answers there; the bearer token is read here and kept for it.</summary>
    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var options = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        var client = await ClientOfAsync(context);
        var (name, key, limit) = client is null
            ? ("address", $"address {context.Connection.RemoteIpAddress}", options.Address)
            : ("client", $"client {client}", options.Client);
        var verdict = context.RequestServices.GetRequiredService<RateLimiter>().Take(key, limit);

        // When the answer starts, because a refusal clears what was set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit.Requests};w={limit.WindowSeconds}");
            headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={verdict.Remaining};t={verdict.ResetSeconds}");
            return Task.CompletedTask;
        });
        if (verdict.Taken)
        {
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = verdict.RetrySeconds.ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    });

    private static async Task<string?> ClientOfAsync(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && await context.AuthenticateAsync() is { Succeeded: true, Principal: var principal }
            ? principal.FindFirst(CallerClaims.ClientId)?.Value
            : null;
}
