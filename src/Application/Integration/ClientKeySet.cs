using System.Text.Json;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Integration;

/// <summary>A client's public keys as RFC 7517 has them, checked before they are trusted.</summary>
public sealed record ClientKeySet(string Jwks, IReadOnlyList<string> KeyIds)
{
    private const int MaxKeys = 10;
    private const int MinRsaBytes = 256;

    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
    private static readonly string[] Curves = ["P-256", "P-384", "P-521"];

    /// <param name="at">Pointer to the set in the body of the request.</param>
    /// <exception cref="DomainException">422 JWKS_INVALID, with what is wrong.</exception>
    public static ClientKeySet Read(string jwks, string at = "/jwks")
    {
        try
        {
            using var document = JsonDocument.Parse(jwks);
            return Read(document.RootElement, at);
        }
        catch (JsonException)
        {
            throw Invalid(at, "Not a JSON document.");
        }
    }

    /// <exception cref="DomainException">422 JWKS_INVALID, with what is wrong.</exception>
    public static ClientKeySet Read(JsonElement jwks, string at = "/jwks")
    {
        if (jwks.ValueKind != JsonValueKind.Object
            || !jwks.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() is 0 or > MaxKeys)
        {
            throw Invalid(at, $"Expected an object with 1 to {MaxKeys} keys.");
        }

        try
        {
            var ids = list.EnumerateArray().Select(key => CheckedId(key, at)).ToList();
            return ids.Distinct().Count() == ids.Count ? new ClientKeySet(jwks.GetRawText(), ids) : throw Invalid(at, "Each key needs a kid of its own.");
        }
        catch (InvalidOperationException)
        {
            // How the reader refuses a lone surrogate.
            throw Invalid(at, "Not a JSON document.");
        }
    }

    private static string CheckedId(JsonElement key, string at)
    {
        if (key.ValueKind != JsonValueKind.Object || Text(key, "kid") is not { Length: > 0 and <= 100 } id)
        {
            throw Invalid(at, "Each key needs a kid of 1 to 100 characters.");
        }

        if (Private.Any(member => key.TryGetProperty(member, out _)))
        {
            throw Invalid(at, "Send public keys only: this set holds a private or a shared one, so take it for known to others.");
        }

        if (Text(key, "use") is { } use && use != "sig")
        {
            throw Invalid(at, "Each key must be for signatures.");
        }

        var isStrong = Text(key, "kty") switch
        {
            "RSA" => Bytes(key, "n") >= MinRsaBytes && Bytes(key, "e") > 0,
            "EC" => Curves.Contains(Text(key, "crv")) && Bytes(key, "x") > 0 && Bytes(key, "y") > 0,
            _ => false,
        };
        return isStrong ? id : throw Invalid(at, "Each key must be RSA of 2048 bits or more, or EC on P-256, P-384 or P-521.");
    }

    private static string? Text(JsonElement key, string member) =>
        key.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Bytes(JsonElement key, string member) =>
        Text(key, member) is { } text && System.Buffers.Text.Base64Url.IsValid(text, out var length) ? length : 0;

    private static DomainException Invalid(string at, string detail) => CommonErrors.Rule("JWKS_INVALID", at, detail);
}
