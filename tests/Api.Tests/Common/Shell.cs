using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Common;

/// <summary>The HTTP pipeline as the service has it, over operations of the test's own and without a database.</summary>
internal sealed class Shell : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Shell(WebApplication app) => _app = app;

    public FakeTimeProvider Clock { get; private init; } = null!;

    public HttpClient Http => _app.GetTestClient();

    public static async Task<Shell> StartAsync(
        Action<IEndpointRouteBuilder> map, IDictionary<string, string?>? settings = null, DatabaseFault fault = DatabaseFault.Unknown)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 12, 17, 30, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.AddProblems();
        builder.AddRequestLimits();
        builder.AddVersioning();
        builder.AddRateLimits();
        builder.AddAccess();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IDatabaseFaults>(new FixedFault(fault));
        builder.Services.AddScoped<CallerAccessor>();
        builder.Services.AddAuthentication("Bearer").AddScheme<AuthenticationSchemeOptions, ClaimsAsToken>("Bearer", null);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseRouting();
        app.UseRequestLimits();
        app.UseRateLimits();
        app.UseAuthentication();
        app.UseTokenCaller();
        app.UseAuthorization();
        map(app.MapV1());
        await app.StartAsync();
        return new Shell(app) { Clock = clock };
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public Task<HttpResponseMessage> PostAsync(string path, string json, string mediaType = "application/json") =>
        Http.PostAsync("/api/v1" + path, new StringContent(json, Encoding.UTF8, mediaType));

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return Http.SendAsync(request);
    }

    /// <summary>Takes <c>claim=value,claim=value</c> for a token, so that a test says what its caller holds.</summary>
    private sealed class ClaimsAsToken(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();
            if (!header.StartsWith("Bearer ", StringComparison.Ordinal))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var claims = header["Bearer ".Length..].Split(',').Select(pair => pair.Split('=')).Select(pair => new Claim(pair[0], pair[1]));
            var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
        }
    }

    private sealed class FixedFault(DatabaseFault fault) : IDatabaseFaults
    {
        public DatabaseFault Classify(Exception exception) => exception is DatabaseException ? fault : DatabaseFault.Unknown;
    }

    internal sealed class DatabaseException : Exception;
}

/// <summary>A problem document as a client reads it.</summary>
internal sealed record ReadProblem(
    string Type, string Title, int Status, string? Detail, string? Instance, string Code, string TraceId, IReadOnlyList<FieldError> Errors)
{
    public static async Task<ReadProblem> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<ReadProblem>(text, JsonSerializerOptions.Web)!;
        Assert.Equal((int)response.StatusCode, problem.Status);
        Assert.Equal($"urn:treatment-plans:problem:{problem.Code}", problem.Type);
        return problem;
    }
}
