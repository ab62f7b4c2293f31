using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Persistence;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>
/// Before a client assertion is checked: where the client publishes its keys by URL, reads them anew when they are no longer
/// fresh, or when the assertion names a key that is not among them.
/// </summary>
internal sealed class RefreshClientKeys(IOpenIddictApplicationManager applications, IRemoteKeySets remote, WriteGate gate, TimeProvider clock)
    : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    /// <summary>Anyone can send an assertion with an unknown key id; they must not make us hammer the client's host.</summary>
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(10);

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        var handler = new JsonWebTokenHandler();
        if (context.ClientAssertion is not { } assertion || !handler.CanReadToken(assertion))
        {
            return;
        }

        var token = handler.ReadJsonWebToken(assertion);
        if (token.Issuer is not { Length: > 0 } clientId
            || await applications.FindByClientIdAsync(clientId, context.CancellationToken) is not { } application)
        {
            return;
        }

        var properties = await applications.GetPropertiesAsync(application, context.CancellationToken);
        if (!properties.TryGetValue(ClientGrant.JwksUri, out var uri))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var read = properties.TryGetValue(ClientGrant.JwksRead, out var json) ? json.Deserialize<KeySetRead>()! : KeySetRead.Never;
        var known = (await applications.GetJsonWebKeySetAsync(application, context.CancellationToken))!.Keys.Select(key => key.KeyId);
        if ((now < read.FreshUntil && known.Contains(token.Kid)) || now < read.At + AtMostEvery)
        {
            return;
        }

        if (await ReadAsync(uri.GetString()!, context.CancellationToken) is not { } fetched)
        {
            context.Reject(Errors.InvalidClient, "The client's key set could not be read.");
            return;
        }

        var descriptor = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(descriptor, application, context.CancellationToken);
        descriptor.JsonWebKeySet = JsonWebKeySet.Create(fetched.Jwks);
        descriptor.Properties[ClientGrant.JwksRead] = JsonSerializer.SerializeToElement(new KeySetRead(now, fetched.FreshUntil));
        using var pass = await gate.EnterAsync(context.CancellationToken);
        await applications.UpdateAsync(application, descriptor, context.CancellationToken);
    }

    /// <returns>Null when there is no set of keys that we would take.</returns>
    private async Task<RemoteKeySet?> ReadAsync(string uri, CancellationToken cancellationToken)
    {
        try
        {
            var fetched = await remote.FetchAsync(new Uri(uri), cancellationToken);
            return fetched is null ? null : fetched with { Jwks = ClientKeySet.Read(fetched.Jwks).Jwks };
        }
        catch (DomainException)
        {
            return null;
        }
    }

    private sealed record KeySetRead(DateTimeOffset At, DateTimeOffset FreshUntil)
    {
        public static KeySetRead Never { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MinValue);
    }
}

/// <summary>
/// Takes assertions as SMART Backend Services and RFC 7523 have them, too: of the plain type <c>JWT</c> or none, and for the token
/// endpoint instead of the issuer. The key is the client's own and signs nothing else for us, so nothing can be taken for one.
/// </summary>
internal sealed class AcceptPlainAssertion(TokenServerOptions options) : IOpenIddictServerHandler<ValidateTokenContext>
{
    private const string AssertionType = "client-authentication+jwt";

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.ValidTokenTypes.Count != 1 || !context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.ClientAssertion))
        {
            return default;
        }

        context.TokenValidationParameters.TypeValidator = (type, _, _) => type switch
        {
            null or "" or "JWT" or "application/JWT" or AssertionType or "application/" + AssertionType => AssertionType,
            _ => throw new SecurityTokenInvalidTypeException(),
        };
        if ((options.Issuer ?? context.BaseUri) is { } issuer && context.ValidAudiences.Count > 0)
        {
            context.ValidAudiences.Add(new Uri(issuer, IdentityServices.TokenPath).AbsoluteUri);
        }

        return default;
    }
}

/// <summary>After a client assertion was found genuine: it must be short-lived and new (RFC 7523, section 3).</summary>
internal sealed class RefuseReplayedAssertion(AppDbContext db, IDatabaseFaults faults, WriteGate gate, TimeProvider clock)
    : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    private const int MaxTokenIdLength = 255;
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(5);

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.ClientAssertionPrincipal is not { } assertion)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var id = assertion.GetClaim(Claims.JwtId);
        if (id is not { Length: > 0 and <= MaxTokenIdLength })
        {
            context.Reject(Errors.InvalidClient, "The client assertion needs a jti.");
            return;
        }

        if (assertion.GetExpirationDate() is not { } expires || expires > now + MaxLifetime)
        {
            context.Reject(Errors.InvalidClient, "The client assertion must expire within five minutes.");
            return;
        }

        db.Add(new UsedAssertion
        {
            ClientId = context.ClientId!,
            TokenId = SHA256.HashData(Encoding.UTF8.GetBytes(id)),
            ExpiresAt = expires,
        });
        try
        {
            using var pass = await gate.EnterAsync(context.CancellationToken);
            await db.SaveChangesAsync(context.CancellationToken);
        }
        catch (DbUpdateException exception) when (faults.Classify(exception) is DatabaseFault.Duplicate)
        {
            db.ChangeTracker.Clear();
            context.Reject(Errors.InvalidClient, "The client assertion was used before.");
        }
    }
}
