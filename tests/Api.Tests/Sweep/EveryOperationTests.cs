using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Sweep;

/// <summary>What holds of each operation alike, taken from the OpenAPI document, so that a new one cannot be left out.</summary>
public sealed class EveryOperationTests
{
    public static TheoryData<string> Guarded => Named(o => o.Scopes.Count > 0);

    public static TheoryData<string> WithPath => Named(o => o.PathParameters.Count > 0 && o.Scopes.Count > 0);

    public static TheoryData<string> OfOneOrganization => Named(o => o.PathParameters.Count > 0 && o.Scopes.Count > 0 && !World.IsOfAll(o));

    public static TheoryData<string> WithIfMatch => Named(o => o.Takes("If-Match"));

    public static TheoryData<string> WithIfNoneMatch => Named(o => o.Takes("If-None-Match"));

    public static TheoryData<string> WithQuery => Named(o => o.Query.Count > 0);

    public static TheoryData<string> WithPages => Named(o => o.Query.Any(parameter => parameter.Name == "limit"));

    public static TheoryData<string> WithBody => Named(o => o.BodyType is not null);

    public static TheoryData<string> WithKey => Named(o => o.Takes("Idempotency-Key"));

    [Theory]
    [MemberData(nameof(Guarded), DisableDiscoveryEnumeration = true)]
    public async Task Without_a_token_it_answers_401(string id)
    {
        var (world, operation) = await FindAsync(id);

        var answer = await world.CallAsync(operation, world.Host.Client()).IsRefused(401, "UNAUTHENTICATED");

        Assert.StartsWith("Bearer", answer.Headers["WWW-Authenticate"]);
    }

    [Theory]
    [MemberData(nameof(Guarded), DisableDiscoveryEnumeration = true)]
    public async Task Without_its_scope_it_answers_403_alike_for_real_and_unknown_ids(string id)
    {
        var (world, operation) = await FindAsync(id);
        var otherScopes = Scopes.All.Except(operation.Scopes).ToArray();
        var client = world.Organization.Client(Role.Supervisor, otherScopes);

        var real = await world.CallAsync(operation, client).IsRefused(403, "INSUFFICIENT_SCOPE");
        var unknown = await world.CallAsync(operation, client, unknown: operation.PathParameters.FirstOrDefault()).IsRefused(403, "INSUFFICIENT_SCOPE");

        Assert.Equal(Comparable(unknown), Comparable(real));
    }

    [Theory]
    [MemberData(nameof(WithPath), DisableDiscoveryEnumeration = true)]
    public async Task An_unknown_id_answers_404_wherever_it_stands(string id)
    {
        var (world, operation) = await FindAsync(id);

        // The version is that of the root, which is checked before the parts of it are looked at.
        var ifMatch = operation.Takes("If-Match") ? await world.ETagAsync(operation) : null;
        foreach (var parameter in operation.PathParameters)
        {
            await world.CallAsync(operation, world.Own, ifMatch: ifMatch, unknown: parameter).IsRefused(404, "NOT_FOUND");
        }
    }

    [Theory]
    [MemberData(nameof(OfOneOrganization), DisableDiscoveryEnumeration = true)]
    public async Task Another_organizations_id_answers_as_an_unknown_one_does(string id)
    {
        var (world, operation) = await FindAsync(id);

        var foreign = await world.CallAsync(operation, world.Other).IsRefused(404, "NOT_FOUND");
        var unknown = await world.CallAsync(operation, world.Other, unknown: operation.PathParameters[0]).IsRefused(404, "NOT_FOUND");

        Assert.Equal(Comparable(unknown), Comparable(foreign));
    }

    [Theory]
    [MemberData(nameof(WithIfMatch), DisableDiscoveryEnumeration = true)]
    public async Task Without_If_Match_it_answers_428(string id)
    {
        var (world, operation) = await FindAsync(id);

        await world.CallAsync(operation, world.Own, ifMatch: null).IsRefused(428, "PRECONDITION_REQUIRED");
    }

    [Theory]
    [MemberData(nameof(WithIfMatch), DisableDiscoveryEnumeration = true)]
    public async Task A_version_that_is_not_the_current_one_answers_412(string id)
    {
        var (world, operation) = await FindAsync(id);

        await world.CallAsync(operation, world.Own, ifMatch: "\"999999\"").IsRefused(412, "PRECONDITION_FAILED");
        await world.CallAsync(operation, world.Own, ifMatch: "W/\"1\"").IsRefused(412, "PRECONDITION_FAILED");
    }

    [Theory]
    [MemberData(nameof(WithIfNoneMatch), DisableDiscoveryEnumeration = true)]
    public async Task The_version_that_the_client_has_already_answers_304_without_a_body(string id)
    {
        var (world, operation) = await FindAsync(id);
        var read = await world.CallAsync(operation, world.Own).Succeeds();

        var again = await world.CallAsync(operation, world.Own, headers: ("If-None-Match", read.ETag));

        Assert.Equal((304, "", read.ETag), ((int)again.Status, again.Text, again.ETag));
    }

    [Theory]
    [MemberData(nameof(Guarded), DisableDiscoveryEnumeration = true)]
    public async Task An_unknown_query_parameter_answers_400(string id)
    {
        var (world, operation) = await FindAsync(id);

        var needed = string.Concat(operation.NeededQuery.Select(name => $"&{name}={world.NeededOf(name)}"));

        var answer = await world.CallAsync(operation, world.Own, query: "?surprise=1" + needed).IsRefused(400, "UNKNOWN_MEMBER");

        Assert.Contains(("?surprise", "UNKNOWN_MEMBER"), answer.Errors);
    }

    [Theory]
    [MemberData(nameof(WithQuery), DisableDiscoveryEnumeration = true)]
    public async Task A_query_parameter_of_another_form_or_left_out_answers_400(string id)
    {
        var (world, operation) = await FindAsync(id);

        foreach (var name in operation.Query.Where(parameter => !parameter.IsText).Select(parameter => parameter.Name))
        {
            var others = string.Concat(operation.NeededQuery.Where(other => other != name).Select(other => $"&{other}={world.NeededOf(other)}"));
            var answer = await world.CallAsync(operation, world.Own, query: $"?{name}=~{others}").IsRefused(400, "INVALID_FORMAT");
            Assert.Contains(($"?{name}", "INVALID_FORMAT"), answer.Errors);
        }

        foreach (var name in operation.NeededQuery)
        {
            var others = string.Concat(operation.NeededQuery.Where(other => other != name).Select(other => $"&{other}={world.NeededOf(other)}"));
            var answer = await world.CallAsync(operation, world.Own, query: $"?{others}").IsRefused(400, "REQUIRED");
            Assert.Contains(($"?{name}", "REQUIRED"), answer.Errors);
        }
    }

    [Theory]
    [MemberData(nameof(WithPages), DisableDiscoveryEnumeration = true)]
    public async Task A_page_that_cannot_be_answers_400(string id)
    {
        var (world, operation) = await FindAsync(id);
        var needed = string.Concat(operation.NeededQuery.Select(name => $"&{name}={world.NeededOf(name)}"));

        await world.CallAsync(operation, world.Own, query: "?limit=0" + needed).IsRefused(400, "OUT_OF_RANGE");
        await world.CallAsync(operation, world.Own, query: "?limit=201" + needed).IsRefused(400, "OUT_OF_RANGE");
        await world.CallAsync(operation, world.Own, query: "?after=nonsense" + needed).IsRefused(400, "INVALID_CURSOR");
    }

    /// <summary>The ids in an example are not those of this world, and not everything is possible in every state; but the shape is right.</summary>
    [Fact]
    public async Task Every_example_is_understood()
    {
        var world = await World.CreateAsync();
        var answers = new List<(OpenApiOperation Operation, ApiAnswer Answer)>();
        foreach (var operation in world.Document.Operations.Where(operation => operation.BodyExample is not null).OrderBy(EndsSomething))
        {
            var etag = operation.Takes("If-Match") ? await world.ETagAsync(operation) : null;
            answers.Add((operation, await world.CallAsync(operation, world.Own, ifMatch: etag)));
        }

        Assert.Empty(
            from sent in answers
            where (int)sent.Answer.Status is not ((>= 200 and < 300) or 404 or 409 or 422)
            select $"{sent.Operation}: {sent.Answer}");
    }

    [Theory]
    [MemberData(nameof(WithBody), DisableDiscoveryEnumeration = true)]
    public async Task A_body_that_is_not_strict_JSON_answers_400(string id)
    {
        var (world, operation) = await FindAsync(id);
        var example = JsonNode.Parse(Assert.IsType<string>(operation.BodyExample))!.AsObject();
        var first = example.First();
        var text = example.ToJsonString();
        var member = $"{System.Text.Json.JsonSerializer.Serialize(first.Key)}:{first.Value?.ToJsonString() ?? "null"}";

        if (operation.NeedsBody)
        {
            await RefusedAsync("", "REQUIRED", "INVALID_JSON");
            await RefusedAsync("null", "INVALID_JSON", "REQUIRED");
        }

        await RefusedAsync("{", "INVALID_JSON");
        await RefusedAsync("[]", "INVALID_JSON", "INVALID_FORMAT");
        await RefusedAsync(text + "{}", "INVALID_JSON");
        await RefusedAsync(text[..^1] + ",\"surprise\":1}", "UNKNOWN_MEMBER");
        await RefusedAsync($"{{{member},{text[1..]}", "INVALID_JSON");
        await RefusedAsync($"{{\"\\u0000\":1,{text[1..]}", "UNKNOWN_MEMBER", "INVALID_JSON", "INVALID_FORMAT");
        foreach (var bad in (string[])["\\u0000", "\\ud800"])
        {
            // Every string of the example at once; one without any has nothing to spoil.
            var spoilt = text.Replace("\":\"", $"\":\"{bad}", StringComparison.Ordinal);
            if (spoilt != text)
            {
                await RefusedAsync(spoilt, "INVALID_FORMAT", "INVALID_JSON", "INVALID_TEXT");
            }
        }

        async Task RefusedAsync(string body, params string[] codes)
        {
            var answer = await world.CallAsync(operation, world.Own, body);
            // A key set is foreign JSON, checked by its own rules.
            Assert.True(
                ((int)answer.Status == 400 && codes.Contains(answer.Code)) || ((int)answer.Status == 422 && answer.Code == "JWKS_INVALID"),
                $"{body}: {answer}");
        }
    }

    [Theory]
    [MemberData(nameof(WithBody), DisableDiscoveryEnumeration = true)]
    public async Task Another_content_type_answers_415(string id)
    {
        var (world, operation) = await FindAsync(id);

        await world.CallAsync(operation, world.Own, contentType: "text/plain").IsRefused(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Theory]
    [MemberData(nameof(WithBody), DisableDiscoveryEnumeration = true)]
    public async Task More_than_a_megabyte_answers_413(string id)
    {
        var (world, operation) = await FindAsync(id);

        await world.CallAsync(operation, world.Own, $"{{\"padding\":\"{new string('x', 1024 * 1024)}\"}}").IsRefused(413, "PAYLOAD_TOO_LARGE");
    }

    [Theory]
    [MemberData(nameof(WithKey), DisableDiscoveryEnumeration = true)]
    public async Task Another_request_under_a_used_key_answers_422(string id)
    {
        var (world, operation) = await FindAsync(id);
        var unknown = operation.PathParameters.FirstOrDefault();

        // What is refused has used its key too.
        await world.CallAsync(operation, world.Own, key: "used", unknown: unknown, body: unknown is null ? "{}" : null);

        await world.CallAsync(operation, world.Own, key: "used", unknown: unknown, query: "?other=1").IsRefused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    [Theory]
    [MemberData(nameof(WithKey), DisableDiscoveryEnumeration = true)]
    public async Task A_request_whose_first_one_is_still_running_answers_409(string id)
    {
        var (world, operation) = await FindAsync(id);
        var path = operation.Address(world.IdOf);
        var body = operation.BodyType is null ? "" : operation.BodyExample ?? "{}";
        await world.Organization.WriteAsync(db => ((AppDbContext)db).IdempotencyRecords.Add(new IdempotencyRecord
        {
            OrganizationId = world.Organization.Id,
            ClientId = world.ClientIdOf(operation),
            Operation = operation.Id,
            Key = "running",
            RequestHash = SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{body}")),
            CreatedAt = world.Host.Clock.GetUtcNow(),
        }));

        await world.CallAsync(operation, world.Own, body, key: "running").IsRefused(409, "IDEMPOTENCY_IN_PROGRESS");
    }

    [Theory]
    [MemberData(nameof(WithKey), DisableDiscoveryEnumeration = true)]
    public async Task A_malformed_key_answers_400(string id)
    {
        var (world, operation) = await FindAsync(id);

        await world.CallAsync(operation, world.Own, key: new string('k', 256)).IsRefused(400, "INVALID_FORMAT");
    }

    [Fact]
    public async Task Beyond_its_rate_a_client_gets_429_from_each()
    {
        await using var host = await ApiHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["RateLimits:Client:Requests"] = "1",
            ["RateLimits:Client:WindowSeconds"] = "3600",
        });
        var world = await World.GetAsync();
        var client = (await TestOrganization.CreateAsync(host)).Client(Role.Supervisor);
        await client.Get("/patients").Succeeds();

        foreach (var operation in world.Document.Operations.Where(o => o.Responses.ContainsKey(429)))
        {
            var answer = await world.CallAsync(operation, client).IsRefused(429, "RATE_LIMITED");
            Assert.InRange(int.Parse(answer.Headers["Retry-After"], null), 1, 3600);
        }
    }

    [Fact]
    public async Task While_the_service_is_full_each_answers_503_at_once()
    {
        await using var host = await ApiHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Requests:Concurrent"] = "1",
            ["Requests:Queued"] = "0",
        });
        var world = await World.GetAsync();
        var client = (await TestOrganization.CreateAsync(host)).Client(Role.Supervisor);
        await client.Get("/patients").Succeeds();
        using var http = host.Server.CreateClient();
        UnendingBody body = null!;
        var occupied = Task.FromResult<HttpResponseMessage>(null!);
        do
        {
            // The look below may have had the one place when this arrived.
            if (occupied.IsCompleted)
            {
                body = new UnendingBody();
                occupied = http.PostAsync("/connect/token", body);
            }

            await Task.Delay(20);
        }
        while ((int)(await client.Get("/patients")).Status != 503);

        foreach (var operation in world.Document.Operations.Where(o => o.Refusals.Contains((503, "UNAVAILABLE"))))
        {
            var answer = await world.CallAsync(operation, client).IsRefused(503, "UNAVAILABLE");
            Assert.Contains("Retry-After", answer.Headers.Keys);
        }

        body.End();
        await occupied;
    }

    /// <summary>Such operations come last, for what they end is there no more.</summary>
    private static bool EndsSomething(OpenApiOperation operation) =>
        operation.Path.Split('/')[^1] is "enter-in-error" or "merge" or "cancel" or "decline";

    private static TheoryData<string> Named(Func<OpenApiOperation, bool> choose) =>
        [.. World.GetAsync().GetAwaiter().GetResult().Document.Operations.Where(choose).Select(operation => operation.Id)];

    private static async Task<(World World, OpenApiOperation Operation)> FindAsync(string id)
    {
        var world = await World.GetAsync();
        return (world, world.Document.Operations.Single(operation => operation.Id == id));
    }

    /// <summary>The answer without what names the request itself.</summary>
    private static string Comparable(ApiAnswer answer)
    {
        var problem = answer.Json.AsObject();
        problem.Remove("traceId");
        problem.Remove("instance");
        return problem.ToJsonString();
    }

    /// <summary>A body that goes on until it is told to end.</summary>
    private sealed class UnendingBody : HttpContent
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public UnendingBody() => Headers.ContentType = new("application/x-www-form-urlencoded");

        public void End() => _end.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync("grant_type=client_credentials"u8.ToArray());
            await stream.FlushAsync();
            await _end.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
