using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Architecture.Tests;

public sealed partial class EndpointTests(EndpointTests.Routes routes) : IClassFixture<EndpointTests.Routes>
{
    [Fact]
    public void Every_endpoint_names_its_access_or_is_open_on_purpose() =>
        Assert.Empty(routes.All
            .Where(e => e.Metadata.GetMetadata<AccessRequirement>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.RoutePattern.RawText));

    [Fact]
    public void No_endpoint_of_the_api_is_open() =>
        Assert.Empty(routes.All
            .Where(e => IsOfTheApi(e) && e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => e.RoutePattern.RawText));

    [Fact]
    public void Every_scope_that_an_endpoint_asks_for_can_be_granted() =>
        Assert.Empty(routes.All
            .Select(e => e.Metadata.GetMetadata<AccessRequirement>()?.Scope).OfType<string>()
            .Except(Scopes.All));

    [Fact]
    public void Reading_asks_for_a_read_scope_and_writing_for_a_write_scope() =>
        Assert.Empty(
            from endpoint in routes.All
            let scope = endpoint.Metadata.GetMetadata<AccessRequirement>()?.Scope
            let method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Single()
            where scope is not null
            let reads = method == "GET" || endpoint.Metadata.GetMetadata<DryRunMetadata>() is not null
            where scope.EndsWith(":read", StringComparison.Ordinal) != reads
            select $"{method} {endpoint.RoutePattern.RawText} asks for {scope}");

    [Fact]
    public void Every_operation_has_a_unique_camelCase_id_and_a_summary()
    {
        var operations = routes.All.Where(IsOfTheApi).ToList();
        var ids = operations.Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "").ToList();

        Assert.All(ids, id => Assert.Matches(CamelCase(), id));
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.All(operations, e => Assert.NotNull(e.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>()));
    }

    private static bool IsOfTheApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) is true;

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex CamelCase();

    /// <summary>The routes of the service as it composes itself, on an empty SQLite file.</summary>
    public sealed class Routes : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("plans-architecture-").FullName;
        private readonly WebApplicationFactory<Program> _service;

        public Routes()
        {
            _service = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
            {
                builder.UseEnvironment("Testing");
                builder.UseSetting("ConnectionStrings:App", $"Data Source={Path.Combine(_folder, "routes.db")}");
                builder.UseSetting("Logging:LogLevel:Default", "Warning");
            });
            All = [.. _service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        }

        internal IReadOnlyList<RouteEndpoint> All { get; }

        public void Dispose()
        {
            _service.Dispose();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
