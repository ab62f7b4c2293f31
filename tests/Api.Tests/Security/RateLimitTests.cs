using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Time.Testing;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Api.Tests.Common;

namespace TreatmentPlans.Api.Tests.Security;

public sealed class RateLimitTests
{
    private static readonly Dictionary<string, string?> Three = new()
    {
        ["RateLimits:Client:Requests"] = "3",
        ["RateLimits:Client:WindowSeconds"] = "60",
        ["RateLimits:Address:Requests"] = "2",
        ["RateLimits:Address:WindowSeconds"] = "60",
    };

    [Fact]
    public async Task Every_answer_tells_the_limit_and_what_is_left_of_it()
    {
        await using var shell = await Start();

        var first = await shell.GetAsync("/things", "client_id=a");
        var second = await shell.GetAsync("/nothing", "client_id=a");

        Assert.Equal("\"client\";q=3;w=60", Header(first, "RateLimit-Policy"));
        Assert.Equal("\"client\";r=2;t=20", Header(first, "RateLimit"));
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
        Assert.Equal("\"client\";r=1;t=40", Header(second, "RateLimit"));
    }

    [Fact]
    public async Task Above_the_limit_the_answer_is_429_until_quota_comes_back()
    {
        await using var shell = await Start();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await shell.GetAsync("/things", "client_id=a")).StatusCode);
        }

        var refused = await shell.GetAsync("/things", "client_id=a");
        shell.Clock.Advance(TimeSpan.FromSeconds(20));
        var later = await shell.GetAsync("/things", "client_id=a");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("RATE_LIMITED", (await ReadProblem.OfAsync(refused)).Code);
        Assert.Equal(TimeSpan.FromSeconds(20), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("\"client\";r=0;t=60", Header(refused, "RateLimit"));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Clients_do_not_use_up_each_others_quota_and_the_address_has_its_own()
    {
        await using var shell = await Start();
        for (var i = 0; i < 4; i++)
        {
            await shell.GetAsync("/things", "client_id=a");
        }

        Assert.Equal(HttpStatusCode.OK, (await shell.GetAsync("/things", "client_id=b")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await shell.GetAsync("/things")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await shell.GetAsync("/things")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await shell.GetAsync("/things")).StatusCode);
    }

    [Fact]
    public void A_refused_request_costs_nothing()
    {
        var clock = new FakeTimeProvider();
        var limiter = new RateLimiter(clock);
        var limit = new RateLimit(2, 10);

        var taken = Enumerable.Range(0, 50).Count(_ => limiter.Take("a", limit).Taken);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, taken);
        Assert.True(limiter.Take("a", limit).Taken);
        Assert.False(limiter.Take("a", limit).Taken);
    }

    private static Task<Shell> Start() =>
        Shell.StartAsync(api => api.MapGet("/things", () => TypedResults.Ok()).AllowAnonymous(), Three);

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
