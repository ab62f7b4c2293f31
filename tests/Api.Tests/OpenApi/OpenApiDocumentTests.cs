using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.OpenApi;

public sealed partial class OpenApiDocumentTests : IAsyncLifetime
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private ApiHost _host = null!;
    private string _text = "";
    private JsonNode _document = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        using var http = _host.Server.CreateClient();
        _text = await http.GetStringAsync("/openapi/v1.json");
        _document = JsonNode.Parse(_text)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        from path in _document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Methods.Contains(operation.Key)
        select (path.Key, operation.Key, operation.Value!.AsObject());

    [Fact]
    public void It_is_openapi_3_1() => Assert.StartsWith("3.1", (string?)_document["openapi"], StringComparison.Ordinal);

    [Fact]
    public async Task It_is_the_same_each_time()
    {
        await using var other = await ApiHost.StartAsync();
        using var http = other.Server.CreateClient();

        Assert.Equal(_text, await http.GetStringAsync("/openapi/v1.json"));
    }

    [Fact]
    public void Every_operation_has_an_id_of_its_own_in_camel_case_a_summary_and_a_tag()
    {
        var ids = Operations.Select(o => (string?)o.Operation["operationId"]).ToList();

        Assert.All(ids, id => Assert.Matches("^[a-z][a-zA-Z]+$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(Operations.Where(o => string.IsNullOrEmpty((string?)o.Operation["summary"])).Select(o => o.Path));
        Assert.Empty(Operations.Where(o => o.Operation["tags"] is null).Select(o => o.Path));
    }

    [Fact]
    public void Every_operation_stands_in_a_chapter_that_says_what_it_is_about()
    {
        var chapters = _document["tags"]!.AsArray();

        Assert.DoesNotContain(chapters, chapter => string.IsNullOrEmpty((string?)chapter!["description"]));
        Assert.Equal(
            chapters.Select(chapter => (string?)chapter!["name"]).Order(),
            Operations.SelectMany(o => o.Operation["tags"]!.AsArray()).Select(tag => (string?)tag).Distinct().Order());
    }

    [Fact]
    public void Every_endpoint_is_in_it()
    {
        var mapped = _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.DisplayName);

        Assert.Equal(mapped.Order(), Operations.Select(o => (string?)o.Operation["operationId"]).Order());
    }

    [Fact]
    public void Every_body_has_an_example() =>
        Assert.Empty(
            from operation in Operations
            where operation.Operation["requestBody"] is not null
            where operation.Operation["requestBody"]!["content"]!.AsObject().Any(media => media.Value!["example"] is null)
            select (string?)operation.Operation["operationId"]);

    [Fact]
    public void Every_refusal_is_a_problem_with_an_example()
    {
        var refusals =
            from operation in Operations
            from response in operation.Operation["responses"]!.AsObject()
            where response.Key[0] is '4' or '5' && !operation.Path.StartsWith("/health", StringComparison.Ordinal)
            select ((string?)operation.Operation["operationId"] + " " + response.Key, Problem: Resolve(response.Value!)["content"]?["application/problem+json"]);

        Assert.Empty(refusals.Where(refusal => refusal.Problem?["examples"] is not JsonObject { Count: > 0 }).Select(refusal => refusal.Item1));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        foreach (Match reference in Reference().Matches(_text))
        {
            var target = reference.Groups[1].Value.Split('/')
                .Aggregate((JsonNode?)_document, (node, name) => node?[name.Replace("~1", "/", StringComparison.Ordinal)]);
            Assert.True(target is not null, reference.Value);
        }
    }

    [Fact]
    public void Every_operation_but_health_and_a_feed_says_which_scope_it_needs()
    {
        var open = Operations.Where(o => o.Operation["security"]?.AsArray() is not [JsonObject needs] || needs["oauth2"]!.AsArray().Count != 1);

        Assert.All(open.Where(o => o.Path != "/calendars/{token}.ics"), o => Assert.StartsWith("/health", o.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_scope_in_use_is_one_that_a_client_can_ask_for()
    {
        var offered = _document["components"]!["securitySchemes"]!["oauth2"]!["flows"]!["clientCredentials"]!["scopes"]!.AsObject().Select(s => s.Key);
        var used = Operations.Where(o => o.Operation["security"]!.AsArray().Count > 0).Select(o => (string)o.Operation["security"]![0]!["oauth2"]![0]!);

        Assert.Empty(used.Except(offered));
    }

    [Theory]
    [InlineData("post", "Idempotency-Key", "create")]
    [InlineData("get", "If-None-Match", "getClient")]
    [InlineData("delete", "If-Match", "disableClient")]
    public void The_protocol_headers_are_documented(string method, string header, string operationId)
    {
        var operation = Operations.First(o => o.Method == method && ((string)o.Operation["operationId"]!).StartsWith(operationId, StringComparison.Ordinal)).Operation;

        Assert.Contains(operation["parameters"]!.AsArray(), parameter => (string?)Resolve(parameter!)["name"] == header);
    }

    [Fact]
    public async Task Swagger_ui_runs_under_the_content_security_policy()
    {
        using var http = _host.Server.CreateClient();

        var page = await http.GetAsync("/swagger/index.html");
        var html = await page.Content.ReadAsStringAsync();

        Assert.True(page.IsSuccessStatusCode);
        Assert.Contains("script-src 'self'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)[^>]*>", html);
        Assert.DoesNotMatch("src=\"https?:", html);
    }

    [Fact]
    public async Task Outside_the_sandbox_swagger_ui_fills_in_no_secret()
    {
        using var http = _host.Server.CreateClient();

        Assert.DoesNotContain("demo-", await http.GetStringAsync("/swagger/index.js"), StringComparison.Ordinal);
    }

    private JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference[2..].Split('/').Aggregate(_document, (at, name) => at[name]!)
        : node;

    [GeneratedRegex("\"\\$ref\": \"#/([^\"]+)\"")]
    private static partial Regex Reference();
}
