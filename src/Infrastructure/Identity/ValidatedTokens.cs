using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>
/// Our own tokens whose signature and claims were found right, so that each is worked through once and not with every request.
/// Its lifetime and its key are looked at again each time, and the caller looks at revocations.
/// </summary>
internal sealed class ValidatedTokens(KeyRing keys, TimeProvider clock)
{
    /// <summary>Far more than the clients that are busy within one lifetime; then all are worked through anew.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, ValidatedToken> _tokens = new(StringComparer.Ordinal);

    public ValidatedToken? Find(string token)
    {
        if (!_tokens.TryGetValue(token, out var found))
        {
            return null;
        }

        if (BearerTokens.IsCurrent(found.NotBefore, found.Expires, clock.GetUtcNow().UtcDateTime)
            && keys.VerificationKeys.Any(key => key.KeyId == found.KeyId))
        {
            return found;
        }

        _tokens.TryRemove(token, out _);
        return null;
    }

    public void Add(string token, ClaimsPrincipal principal, SecurityToken validated, string entryId)
    {
        if (_tokens.Count >= Most)
        {
            _tokens.Clear();
        }

        _tokens[token] = new ValidatedToken(principal, entryId, ((JsonWebToken)validated).Kid, validated.ValidFrom, validated.ValidTo);
    }
}

/// <param name="EntryId">By which it is revoked.</param>
internal sealed record ValidatedToken(ClaimsPrincipal Principal, string EntryId, string KeyId, DateTime NotBefore, DateTime Expires);
