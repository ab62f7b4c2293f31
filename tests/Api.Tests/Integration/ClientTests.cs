using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Integration;

public sealed class ClientTests : IAsyncLifetime
{
    private static readonly object Body = new { name = "Harbor EHR", roles = new[] { "System" }, scopes = new[] { "patients:read", "plans:read" } };

    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private ApiClient _administrator = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _organization = await TestOrganization.CreateAsync(_host);
        _administrator = _organization.Client(Role.Administrator);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_client_gets_a_secret_that_works_and_is_shown_nowhere_else()
    {
        var created = await _administrator.Post("/clients", Body).Succeeds();
        var id = (string)created["/client/id"]!;
        var secret = (string)created["secret"]!;
        var read = await _administrator.Get($"/clients/{id}").Succeeds();
        var list = await _administrator.Get("/clients").Succeeds();

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal($"/api/v1/clients/{id}", created.Headers["Location"]);
        Assert.Equal("no-store", created.Headers["Cache-Control"]);
        Assert.True(secret.Length >= 43);
        Assert.DoesNotContain(secret, read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list.Text, StringComparison.Ordinal);
        Assert.Contains(list.Json["items"]!.AsArray(), item => (string)item!["id"]! == id);
        var token = new JsonWebToken(await _host.TokenAsync((string)created["/client/clientId"]!, secret));
        Assert.Equal(_organization.Id.ToString(), token.GetClaim("org").Value);
        Assert.Equal("System", token.GetClaim("roles").Value);
    }

    [Fact]
    public async Task A_retry_under_the_same_key_gets_the_answer_without_the_secret_and_makes_no_second_client()
    {
        var first = await _administrator.Post("/clients", Body, key: "once").Succeeds();
        var replay = await _administrator.Post("/clients", Body, key: "once").Succeeds();

        Assert.True((bool)first["secretShown"]!);
        Assert.False((bool)replay["secretShown"]!);
        Assert.Null(replay["secret"]);
        Assert.Equal((string)first["/client/id"]!, (string)replay["/client/id"]!);
        Assert.Equal((string)first["secret"]!, await SecretStillWorksAsync(first));
    }

    [Theory]
    [InlineData("""{"name":"","roles":["System"],"scopes":["plans:read"]}""", 400, "/name", "REQUIRED")]
    [InlineData("""{"name":"x","roles":[],"scopes":["plans:read"]}""", 400, "/roles", "REQUIRED")]
    [InlineData("""{"name":"x","roles":["Owner"],"scopes":["plans:read"]}""", 400, "/roles/0", "INVALID_FORMAT")]
    [InlineData("""{"name":"x","roles":["System"],"scopes":["plans:admin"]}""", 400, "/scopes/0", "INVALID_FORMAT")]
    [InlineData("""{"name":"x","roles":["System"],"scopes":["plans:read"],"keys":{}}""", 400, "/keys/jwks", "REQUIRED")]
    [InlineData("""{"name":"x","roles":["System"],"scopes":["plans:read"],"keys":{"jwks":{},"jwksUri":"https://a.example"}}""", 400, "/keys/jwksUri", "INVALID_FORMAT")]
    [InlineData("""{"name":"x","roles":["System"],"scopes":["plans:read"],"keys":{"jwksUri":"http://a.example/jwks"}}""", 400, "/keys/jwksUri", "INVALID_FORMAT")]
    [InlineData("""{"name":"x","roles":["System"],"scopes":["plans:read"],"keys":{"jwks":{"keys":[]}}}""", 422, "/keys/jwks", "JWKS_INVALID")]
    [InlineData("""{"name":"x","roles":["Patient"],"scopes":["plans:read"]}""", 422, "/patientId", "CLIENT_BINDING")]
    [InlineData("""{"name":"x","roles":["Counselor"],"scopes":["plans:read"],"practitionerId":"019bb5a5-0000-7000-8000-000000000001"}""", 422, "/practitionerId", "UNKNOWN_PRACTITIONER")]
    [InlineData("""{"name":"x","roles":["Patient"],"scopes":["plans:read"],"patientId":"019bb5a5-0000-7000-8000-000000000001"}""", 422, "/patientId", "UNKNOWN_PATIENT")]
    public async Task A_bad_client_is_refused_by_field(string body, int status, string pointer, string code)
    {
        var answer = await _administrator.Post("/clients", JsonNode.Parse(body));

        Assert.Equal(status, (int)answer.Status);
        Assert.Contains((pointer, code), answer.Errors);
    }

    [Theory]
    [InlineData("https://127.0.0.1/jwks")]
    [InlineData("https://localhost/jwks")]
    [InlineData("https://[::1]/jwks")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.1/jwks")]
    public async Task A_key_set_address_inside_our_network_is_not_called(string uri)
    {
        var known = await _administrator.Post("/clients", Body).Succeeds();

        await _administrator.Post("/clients", Body.With(new { keys = new { jwksUri = uri } })).IsRefused(422, "JWKS_UNREACHABLE");
        await _administrator.Post($"/clients/{(string)known["/client/id"]!}/keys", new { jwksUri = uri }, known.ETag).IsRefused(422, "JWKS_UNREACHABLE");
    }

    [Fact]
    public async Task Rotation_ends_the_secret_before_and_shows_the_new_one_once()
    {
        var created = await _administrator.Post("/clients", Body).Succeeds();
        var (id, clientId) = ((string)created["/client/id"]!, (string)created["/client/clientId"]!);

        var rotated = await _administrator.Post($"/clients/{id}/rotate-secret", ifMatch: created.ETag, key: "rotate").Succeeds();
        var replay = await _administrator.Post($"/clients/{id}/rotate-secret", ifMatch: created.ETag, key: "rotate").Succeeds();

        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.RequestTokenAsync(clientId, (string)created["secret"]!)).Status);
        Assert.NotEmpty(await _host.TokenAsync(clientId, (string)rotated["secret"]!));
        Assert.Null(replay["secret"]);
        Assert.NotEqual(created.ETag, rotated.ETag);
    }

    [Fact]
    public async Task A_disabled_client_gets_no_token_loses_those_it_holds_and_stays_on_record()
    {
        var host = await ApiHost.StartAsync();
        await using var _ = host;
        var organization = await TestOrganization.CreateAsync(host);
        var administrator = organization.Client(Role.Administrator);
        var created = await administrator.Post("/clients", new { name = "x", roles = new[] { "Administrator" }, scopes = new[] { "integration:read" } }).Succeeds();
        var (id, clientId, secret) = ((string)created["/client/id"]!, (string)created["/client/clientId"]!, (string)created["secret"]!);
        var client = host.Client(new Bearer(await host.TokenAsync(clientId, secret)));
        await client.Get("/clients").Succeeds();

        var disabled = await administrator.Delete($"/clients/{id}", created.ETag).Succeeds();
        host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("Disabled", (string?)disabled["status"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Get("/clients")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await host.RequestTokenAsync(clientId, secret)).Status);
        Assert.Equal("Disabled", (string?)(await administrator.Get($"/clients/{id}").Succeeds())["status"]);
        await administrator.Delete($"/clients/{id}", disabled.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await administrator.Post($"/clients/{id}/rotate-secret", ifMatch: disabled.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await administrator.Post($"/clients/{id}/keys", new { jwks = PrivateKeyJwtTests.NewJwks() }, disabled.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task A_change_needs_the_current_etag()
    {
        var created = await _administrator.Post("/clients", Body).Succeeds();
        var id = (string)created["/client/id"]!;

        await _administrator.Delete($"/clients/{id}", ifMatch: null).IsRefused(428, "PRECONDITION_REQUIRED");
        await _administrator.Delete($"/clients/{id}", "\"99\"").IsRefused(412, "PRECONDITION_FAILED");
        await _administrator.Post($"/clients/{id}/keys", new { jwks = new { keys = Array.Empty<object>() } }).IsRefused(428, "PRECONDITION_REQUIRED");
    }

    [Fact]
    public async Task A_read_with_the_current_etag_is_304()
    {
        var created = await _administrator.Post("/clients", Body).Succeeds();

        var again = await _administrator.Get($"/clients/{(string)created["/client/id"]!}", ("If-None-Match", created.ETag));

        Assert.Equal(HttpStatusCode.NotModified, again.Status);
    }

    [Theory]
    [InlineData("019bb5a5-0000-7000-8000-000000000001")]
    [InlineData("7")]
    public async Task An_unknown_id_is_404_on_every_route(string id)
    {
        await _administrator.Get($"/clients/{id}").IsRefused(404, "NOT_FOUND");
        await _administrator.Delete($"/clients/{id}", "\"1\"").IsRefused(404, "NOT_FOUND");
        await _administrator.Post($"/clients/{id}/rotate-secret", ifMatch: "\"1\"").IsRefused(404, "NOT_FOUND");
        await _administrator.Post($"/clients/{id}/keys", new { jwksUri = "https://a.example/jwks" }, ifMatch: "\"1\"").IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Another_organizations_client_answers_as_an_unknown_one()
    {
        var created = await _administrator.Post("/clients", Body).Succeeds();
        var stranger = (await TestOrganization.CreateAsync(_host)).Client(Role.Administrator);

        await stranger.Get($"/clients/{(string)created["/client/id"]!}").IsRefused(404, "NOT_FOUND");
        await stranger.Delete($"/clients/{(string)created["/client/id"]!}", created.ETag).IsRefused(404, "NOT_FOUND");
        Assert.DoesNotContain((string)created["/client/id"]!, (await stranger.Get("/clients")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Supervisor, "integration:read integration:write")]
    [InlineData(Role.Administrator, "plans:read")]
    public async Task Scope_and_role_are_both_needed(Role role, string scopes)
    {
        var client = _organization.Client(role, scopes.Split(' '));

        await client.Get("/clients").IsRefused(403, "INSUFFICIENT_SCOPE");
        await client.Post("/clients", Body).IsRefused(403, "INSUFFICIENT_SCOPE");
        await client.Get("/clients/019bb5a5-0000-7000-8000-000000000001").IsRefused(403, "INSUFFICIENT_SCOPE");
        await client.Delete("/clients/019bb5a5-0000-7000-8000-000000000001", "\"1\"").IsRefused(403, "INSUFFICIENT_SCOPE");
        await client.Post("/clients/7/rotate-secret").IsRefused(403, "INSUFFICIENT_SCOPE");
        await client.Post("/clients/7/keys", new { }).IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    [Fact]
    public async Task Each_change_is_an_event_without_the_secret()
    {
        var created = await _administrator.Post("/clients", Body).Succeeds();
        var id = (string)created["/client/id"]!;
        var rotated = await _administrator.Post($"/clients/{id}/rotate-secret", ifMatch: created.ETag).Succeeds();
        await _administrator.Delete($"/clients/{id}", rotated.ETag).Succeeds();

        var events = await _administrator.Get("/events").Succeeds();

        Assert.Equal(
            ["client.created", "client.secret-rotated", "client.disabled"],
            events.Json["items"]!.AsArray().Where(e => (string)e!["subject"]!["id"]! == id).Select(e => (string)e!["type"]!));
        Assert.DoesNotContain((string)created["secret"]!, events.Text, StringComparison.Ordinal);
    }

    private async Task<string> SecretStillWorksAsync(ApiAnswer created)
    {
        await _host.TokenAsync((string)created["/client/clientId"]!, (string)created["secret"]!);
        return (string)created["secret"]!;
    }
}
