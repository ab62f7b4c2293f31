using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;

namespace TreatmentPlans.Api.Tests.Integration;

public sealed class PrivateKeyJwtTests : IAsyncLifetime
{
    private const string Issuer = "http://localhost/";

    private ApiHost _host = null!;
    private ApiClient _administrator = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.SharedAsync();
        _administrator = (await TestOrganization.CreateAsync(_host)).Client(Role.Administrator);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.EcdsaSha384)]
    public async Task A_signed_assertion_gets_a_token(string algorithm)
    {
        var key = NewKey(algorithm, "k1");
        var clientId = await RegisterAsync(key);

        var answer = await RequestAsync(Assertion(clientId, key, algorithm));

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal(clientId, new JsonWebToken((string)answer["access_token"]!).GetClaim("client_id").Value);
    }

    [Theory]
    [InlineData("client-authentication+jwt", true)]
    [InlineData("JWT", true)]
    [InlineData("at+jwt", false)]
    public async Task The_type_of_an_assertion_is_the_standard_one_or_the_plain_one(string type, bool isTaken)
    {
        var key = NewKey(SecurityAlgorithms.EcdsaSha384, "k1");
        var clientId = await RegisterAsync(key);

        var answer = await RequestAsync(Assertion(clientId, key, SecurityAlgorithms.EcdsaSha384, type: type));

        Assert.Equal(isTaken, answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_token_endpoint_is_an_audience_too()
    {
        var key = NewKey(SecurityAlgorithms.EcdsaSha384, "k1");
        var clientId = await RegisterAsync(key);

        var answer = await RequestAsync(Assertion(clientId, key, SecurityAlgorithms.EcdsaSha384, audience: "http://localhost/connect/token"));

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
    }

    [Fact]
    public async Task An_assertion_is_taken_once()
    {
        var key = NewKey(SecurityAlgorithms.EcdsaSha384, "k1");
        var clientId = await RegisterAsync(key);
        var assertion = Assertion(clientId, key, SecurityAlgorithms.EcdsaSha384);

        var first = await RequestAsync(assertion);
        var second = await RequestAsync(assertion);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Refused(second);
    }

    [Fact]
    public async Task Of_many_uses_of_one_assertion_at_once_one_succeeds()
    {
        var key = NewKey(SecurityAlgorithms.EcdsaSha384, "k1");
        var clientId = await RegisterAsync(key);
        var assertion = Assertion(clientId, key, SecurityAlgorithms.EcdsaSha384);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RequestAsync(assertion)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("lives too long")]
    [InlineData("no jti")]
    [InlineData("other audience")]
    [InlineData("other key")]
    [InlineData("other issuer")]
    [InlineData("unsigned")]
    [InlineData("signed with the public key as a secret")]
    public async Task A_wrong_assertion_is_refused(string fault)
    {
        var key = NewKey(SecurityAlgorithms.EcdsaSha384, "k1");
        var clientId = await RegisterAsync(key);
        const string Algorithm = SecurityAlgorithms.EcdsaSha384;
        var assertion = fault switch
        {
            "expired" => Assertion(clientId, key, Algorithm, lifetime: TimeSpan.FromMinutes(-10)),
            "lives too long" => Assertion(clientId, key, Algorithm, lifetime: TimeSpan.FromMinutes(10)),
            "no jti" => Assertion(clientId, key, Algorithm, withId: false),
            "other audience" => Assertion(clientId, key, Algorithm, audience: "https://elsewhere.example/"),
            "other key" => Assertion(clientId, NewKey(Algorithm, "k1"), Algorithm),
            "other issuer" => Assertion("nobody", key, Algorithm, subject: clientId),
            "unsigned" => Unsigned(Assertion(clientId, key, Algorithm)),
            _ => Assertion(clientId, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(PublicJwks(key).ToJsonString())) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256),
        };

        Refused(await RequestAsync(assertion));
    }

    [Fact]
    public async Task Keys_can_be_replaced_and_the_ones_before_end()
    {
        var (before, after) = (NewKey(SecurityAlgorithms.EcdsaSha384, "k1"), NewKey(SecurityAlgorithms.RsaSha384, "k2"));
        var created = await CreateAsync(new { jwks = PublicJwks(before) });
        var (id, clientId) = ((string)created["/client/id"]!, (string)created["/client/clientId"]!);

        var replaced = await _administrator.Post($"/clients/{id}/keys", new { jwks = PublicJwks(after) }, created.ETag).Succeeds();

        Assert.Equal("k2", (string)replaced["/keys/keyIds/0"]!);
        Refused(await RequestAsync(Assertion(clientId, before, SecurityAlgorithms.EcdsaSha384)));
        Assert.Equal(HttpStatusCode.OK, (await RequestAsync(Assertion(clientId, after, SecurityAlgorithms.RsaSha384))).Status);
    }

    [Fact]
    public async Task A_private_key_is_not_taken()
    {
        using var rsa = RSA.Create(2048);
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(true)) { KeyId = "k1" });
        var key = new JsonObject { ["kty"] = "RSA", ["kid"] = "k1", ["n"] = jwk.N, ["e"] = jwk.E, ["d"] = jwk.D };

        await CreateCall(new { jwks = new JsonObject { ["keys"] = new JsonArray(key) } }).IsRefused(422, "JWKS_INVALID");
    }

    [Fact]
    public async Task A_weak_key_is_not_taken()
    {
        using var rsa = RSA.Create(1024);
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(false)) { KeyId = "k1" });
        var key = new JsonObject { ["kty"] = "RSA", ["kid"] = "k1", ["n"] = jwk.N, ["e"] = jwk.E };

        await CreateCall(new { jwks = new JsonObject { ["keys"] = new JsonArray(key) } }).IsRefused(422, "JWKS_INVALID");
    }

    [Fact]
    public async Task A_published_key_set_is_read_again_for_an_unknown_key_and_when_it_is_no_longer_fresh()
    {
        var published = new PublishedKeys();
        await using var host = await ApiHost.StartAsync(services: services =>
            services.AddHttpClient(nameof(IRemoteKeySets)).ConfigurePrimaryHttpMessageHandler(() => published));
        var administrator = (await TestOrganization.CreateAsync(host)).Client(Role.Administrator);
        var (first, second) = (NewKey(SecurityAlgorithms.EcdsaSha384, "k1"), NewKey(SecurityAlgorithms.EcdsaSha384, "k2"));
        published.Jwks = PublicJwks(first);
        var created = await administrator.Post("/clients", ClientBody(new { jwksUri = "https://ehr.example/jwks" })).Succeeds();
        var clientId = (string)created["/client/clientId"]!;

        Assert.Equal(HttpStatusCode.OK, (await RequestAsync(Assertion(clientId, first, SecurityAlgorithms.EcdsaSha384, host: host), host)).Status);
        var readsWhileFresh = published.Reads;
        Assert.Equal(HttpStatusCode.OK, (await RequestAsync(Assertion(clientId, first, SecurityAlgorithms.EcdsaSha384, host: host), host)).Status);
        Assert.Equal(readsWhileFresh, published.Reads);

        published.Jwks = PublicJwks(second);
        host.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(HttpStatusCode.OK, (await RequestAsync(Assertion(clientId, second, SecurityAlgorithms.EcdsaSha384, host: host), host)).Status);
        Assert.Equal(readsWhileFresh + 1, published.Reads);
        Refused(await RequestAsync(Assertion(clientId, first, SecurityAlgorithms.EcdsaSha384, host: host), host));

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await RequestAsync(Assertion(clientId, second, SecurityAlgorithms.EcdsaSha384, host: host), host)).Status);
        Assert.True(published.Reads > readsWhileFresh + 1, "read again after max-age");
    }

    private static void Refused(ApiAnswer answer)
    {
        Assert.True((int)answer.Status is 400 or 401, answer.Text);
        Assert.Contains((string)answer["error"]!, new[] { "invalid_client", "invalid_request", "invalid_token" });
    }

    private static object ClientBody(object keys) =>
        new { name = "EHR", roles = new[] { "System" }, scopes = new[] { "plans:read" }, keys };

    private Task<ApiAnswer> CreateCall(object keys) => _administrator.Post("/clients", ClientBody(keys));

    private Task<ApiAnswer> CreateAsync(object keys) => CreateCall(keys).Succeeds();

    private async Task<string> RegisterAsync(SecurityKey key) => (string)(await CreateAsync(new { jwks = PublicJwks(key) }))["/client/clientId"]!;

    private Task<ApiAnswer> RequestAsync(string assertion, ApiHost? host = null) => (host ?? _host).PostFormAsync(
        "/connect/token",
        [
            new("grant_type", "client_credentials"),
            new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            new("client_assertion", assertion),
        ]);

    private string Assertion(
        string clientId,
        SecurityKey key,
        string algorithm,
        string audience = Issuer,
        TimeSpan? lifetime = null,
        bool withId = true,
        string? subject = null,
        ApiHost? host = null,
        string type = "JWT")
    {
        var now = (host ?? _host).Clock.GetUtcNow();
        var expires = now + (lifetime ?? TimeSpan.FromMinutes(4));
        var payload = new JsonObject
        {
            ["iss"] = clientId,
            ["sub"] = subject ?? clientId,
            ["aud"] = audience,
            ["iat"] = Math.Min(now.ToUnixTimeSeconds(), expires.ToUnixTimeSeconds() - 60),
            ["exp"] = expires.ToUnixTimeSeconds(),
        };
        if (withId)
        {
            payload["jti"] = Guid.CreateVersion7(now).ToString();
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            payload.ToJsonString(), new SigningCredentials(key, algorithm), new Dictionary<string, object> { ["typ"] = type });
    }

    private static string Unsigned(string token)
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"k1"}""");
        return $"{header}.{token.Split('.')[1]}.";
    }

    private static SecurityKey NewKey(string algorithm, string id) => algorithm.StartsWith("RS", StringComparison.Ordinal)
        ? new RsaSecurityKey(RSA.Create(2048)) { KeyId = id }
        : new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP384)) { KeyId = id };

    /// <summary>The public half of a key that nobody holds.</summary>
    internal static JsonObject NewJwks() => PublicJwks(NewKey(SecurityAlgorithms.EcdsaSha384, "k1"));

    private static JsonObject PublicJwks(SecurityKey key)
    {
        var jwk = JsonWebKeyConverter.ConvertFromSecurityKey(key);
        var written = new JsonObject { ["kty"] = jwk.Kty, ["kid"] = key.KeyId, ["use"] = "sig" };
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("n", jwk.N), ("e", jwk.E), ("crv", jwk.Crv), ("x", jwk.X), ("y", jwk.Y)])
        {
            if (value is not null)
            {
                written[name] = value;
            }
        }

        return new JsonObject { ["keys"] = new JsonArray(written) };
    }

    private sealed class PublishedKeys : HttpMessageHandler
    {
        public JsonObject Jwks { get; set; } = [];

        public int Reads { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Reads++;
            var response = new HttpResponseMessage { Content = new StringContent(Jwks.ToJsonString(), Encoding.UTF8, "application/json") };
            response.Headers.CacheControl = new CacheControlHeaderValue { MaxAge = TimeSpan.FromSeconds(60) };
            return Task.FromResult(response);
        }
    }
}
