using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static System.Buffers.Text.Base64Url;

namespace TreatmentPlans.Load;

/// <summary>The first client of the organization: an administrator that proves itself by a key (D27, RFC 7523).</summary>
internal sealed class AdminClient : IDisposable
{
    private const string KeyId = "load";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string _clientId = "";

    public async Task BootstrapAsync(IReadOnlyDictionary<string, string> settings)
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var keys = new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["kid"] = KeyId,
                ["use"] = "sig",
                ["alg"] = "ES256",
                ["x"] = EncodeToString(point.X),
                ["y"] = EncodeToString(point.Y),
            }),
        };
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, keys.ToJsonString());
            var output = await ServerProcess.RunAsync(
                Sandbox.ApiAssembly, ["bootstrap", "--organization", "Harbor Recovery", "--admin-key", file], settings);
            _clientId = output.Split(['\n', ' ', '"', ','], StringSplitOptions.RemoveEmptyEntries).Last(word => Guid.TryParse(word, out _));
        }
        finally
        {
            File.Delete(file);
        }
    }

    public IEnumerable<KeyValuePair<string, string>> TokenRequest(Uri server) =>
    [
        new("grant_type", "client_credentials"),
        new("client_id", _clientId),
        new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        new("client_assertion", Assertion(server)),
    ];

    public void Dispose() => _key.Dispose();

    private string Assertion(Uri server)
    {
        var now = TimeProvider.System.GetUtcNow();
        var head = new JsonObject { ["alg"] = "ES256", ["kid"] = KeyId, ["typ"] = "client-authentication+jwt" };
        var claims = new JsonObject
        {
            ["iss"] = _clientId,
            ["sub"] = _clientId,
            ["aud"] = server.ToString(),
            ["jti"] = Guid.CreateVersion7(now).ToString(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(1).ToUnixTimeSeconds(),
        };
        var text = string.Create(CultureInfo.InvariantCulture, $"{Encode(head)}.{Encode(claims)}");
        return $"{text}.{EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(JsonObject json) => EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
