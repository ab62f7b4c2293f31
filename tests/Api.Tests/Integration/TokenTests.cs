using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Integration;

public sealed class TokenTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        _organization = await TestOrganization.CreateAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_token_holds_the_facts_of_its_client_and_lives_five_minutes()
    {
        var practitioner = TypedId.New<PractitionerId>(_host.Clock.GetUtcNow());
        var (clientId, secret) = await _organization.RegisterAsync([Role.Counselor, Role.Supervisor], [Scopes.PlansRead, Scopes.PlansWrite], practitioner);

        var answer = await _host.RequestTokenAsync(clientId, secret);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Bearer", (string?)answer["token_type"]);
        Assert.InRange((int)answer["expires_in"]!, 295, 300);
        var token = new JsonWebToken((string)answer["access_token"]!);
        Assert.Equal(("RS256", "at+jwt"), (token.Alg, token.Typ));
        Assert.Equal(_organization.Id.ToString(), token.GetClaim("org").Value);
        Assert.Equal(clientId, token.GetClaim("client_id").Value);
        Assert.Equal(practitioner.ToString(), token.GetClaim("practitioner_id").Value);
        Assert.Equal(["Counselor", "Supervisor"], token.Claims.Where(c => c.Type == "roles").Select(c => c.Value));
        Assert.Equal("plans:read plans:write", token.GetClaim("scope").Value);
        Assert.Equal(["treatment-plans"], token.Audiences);
        Assert.InRange((token.ValidTo - token.IssuedAt).TotalSeconds, 1, 300);
        Assert.DoesNotContain(token.Claims, c => c.Type == "patient_id");
    }

    [Fact]
    public async Task A_client_may_send_its_secret_in_the_authorization_header()
    {
        var (clientId, secret) = await _organization.RegisterAsync([Role.Counselor]);
        using var http = _host.Server.CreateClient();
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{secret}")));

        var response = await http.PostAsync("/connect/token", new FormUrlEncodedContent([new("grant_type", "client_credentials")]));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Scopes_are_narrowed_to_what_the_client_holds()
    {
        var (clientId, secret) = await _organization.RegisterAsync([Role.Counselor], [Scopes.PlansRead, Scopes.PatientsRead]);

        var answer = await _host.RequestTokenAsync(clientId, secret, "plans:read plans:write");

        Assert.Equal("plans:read", new JsonWebToken((string)answer["access_token"]!).GetClaim("scope").Value);
        Assert.Equal("plans:read", (string?)answer["scope"]);
    }

    [Theory]
    [InlineData("plans:write")]
    [InlineData("plans:admin")]
    [InlineData("plans:read plans:admin")]
    public async Task An_unknown_scope_and_one_that_is_not_held_are_refused(string scope)
    {
        var (clientId, secret) = await _organization.RegisterAsync([Role.Counselor], [Scopes.PlansRead]);

        var answer = await _host.RequestTokenAsync(clientId, secret, scope);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_scope", (string?)answer["error"]);
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_client_get_the_same_answer()
    {
        var (clientId, _) = await _organization.RegisterAsync([Role.Counselor]);

        var wrong = await _host.RequestTokenAsync(clientId, "guess");
        var unknown = await _host.RequestTokenAsync("nobody", "guess");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Equal((unknown.Status, (string?)unknown["error"]), (wrong.Status, (string?)wrong["error"]));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("authorization_code")]
    [InlineData("refresh_token")]
    public async Task No_other_grant_is_served(string grant)
    {
        var (clientId, secret) = await _organization.RegisterAsync([Role.Counselor]);

        var answer = await _host.PostFormAsync(
            "/connect/token", [new("grant_type", grant), new("client_id", clientId), new("client_secret", secret), new("code", "x"), new("refresh_token", "x"), new("username", "x"), new("password", "x")]);

        Assert.Equal("unsupported_grant_type", (string?)answer["error"]);
    }

    [Fact]
    public async Task The_token_opens_the_api_until_it_expires()
    {
        var (clientId, secret) = await _organization.RegisterAsync([Role.Administrator]);
        var client = _host.Client(new Bearer(await _host.TokenAsync(clientId, secret)));

        var before = await client.Get("/clients");
        _host.Clock.Advance(TimeSpan.FromMinutes(6));
        var after = await client.Get("/clients");

        Assert.Equal(HttpStatusCode.OK, before.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, after.Status);
        Assert.Equal("UNAUTHENTICATED", after.Code);
        Assert.StartsWith("Bearer", after.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not.a.token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJvcmciOiIwMTliYjVhNS0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEifQ.")]
    public async Task What_is_no_token_of_ours_is_refused(string token)
    {
        var answer = await _host.Client(new Bearer(token)).Get("/clients");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task A_token_with_another_signature_is_refused()
    {
        var (clientId, secret) = await _organization.RegisterAsync([Role.Administrator]);
        var token = await _host.TokenAsync(clientId, secret);
        var parts = token.Split('.');
        var forged = $"{parts[0]}.{parts[1]}.{new string([.. parts[2].Reverse()])}";

        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Client(new Bearer(forged)).Get("/clients")).Status);
    }

    [Fact]
    public async Task A_revoked_token_stops_working_within_seconds_and_introspection_says_so()
    {
        var (clientId, secret) = await _organization.RegisterAsync([Role.Administrator]);
        var token = await _host.TokenAsync(clientId, secret);
        var client = _host.Client(new Bearer(token));
        KeyValuePair<string, string>[] form = [new("client_id", clientId), new("client_secret", secret), new("token", token)];
        Assert.True((bool)(await _host.PostFormAsync("/connect/introspect", form))["active"]!);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/clients")).Status);

        var revoked = await _host.PostFormAsync("/connect/revoke", form);
        _host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Get("/clients")).Status);
        Assert.False((bool)(await _host.PostFormAsync("/connect/introspect", form))["active"]!);
    }

    [Fact]
    public async Task Discovery_names_the_endpoints_and_the_keys_are_public()
    {
        using var http = _host.Server.CreateClient();

        var discovery = await http.GetStringAsync("/.well-known/openid-configuration");
        var keys = await http.GetStringAsync("/.well-known/jwks");

        foreach (var expected in (string[])["/connect/token", "/connect/introspect", "/connect/revoke", "/.well-known/jwks", "client_credentials", "private_key_jwt", "client_secret_basic", "client_secret_post"])
        {
            Assert.Contains(expected, discovery, StringComparison.Ordinal);
        }

        Assert.Contains("\"kid\"", keys, StringComparison.Ordinal);
        Assert.DoesNotContain("\"d\"", keys, StringComparison.Ordinal);
    }
}
