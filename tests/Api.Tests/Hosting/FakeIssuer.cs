using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>An OpenID Connect issuer of the test's own: a key, the discovery document and the key set, and tokens as the test wants them.</summary>
internal sealed class FakeIssuer : HttpMessageHandler
{
    public const string Address = "https://issuer.example/realm";

    private readonly RsaSecurityKey _key = NewKey();

    public static RsaSecurityKey NewKey(string keyId = "issuer-1")
    {
        using var rsa = RSA.Create(2048);
        return new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = keyId };
    }

    public int Requests { get; private set; }

    /// <summary>Signed by the issuer's key unless told otherwise; null signs not at all.</summary>
    public string Token(
        IDictionary<string, object> claims,
        DateTimeOffset now,
        string issuer = Address,
        string audience = "treatment-plans",
        TimeSpan? lifetime = null,
        Func<RsaSecurityKey, SigningCredentials?>? sign = null)
    {
        var expires = now + (lifetime ?? TimeSpan.FromMinutes(5));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            IssuedAt = expires.UtcDateTime.AddMinutes(-5),
            NotBefore = expires.UtcDateTime.AddMinutes(-5),
            Expires = expires.UtcDateTime,
            SigningCredentials = (sign ?? (key => new SigningCredentials(key, SecurityAlgorithms.RsaSha256)))(_key),
        });
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return Task.FromResult(request.RequestUri!.ToString() switch
        {
            $"{Address}/.well-known/openid-configuration" => Json(new { issuer = Address, jwks_uri = $"{Address}/keys" }),
            $"{Address}/keys" => Json(new { keys = new[] { PublicKey() } }),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        });
    }

    private object PublicKey()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
        return new { kty = key.Kty, kid = key.Kid, use = "sig", alg = SecurityAlgorithms.RsaSha256, n = key.N, e = key.E };
    }

    private static HttpResponseMessage Json(object body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
}
