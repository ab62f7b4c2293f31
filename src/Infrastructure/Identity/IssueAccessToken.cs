using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using TreatmentPlans.Application.Common;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>Client credentials in, access token out: the client's facts as claims, its scopes as far as it asks for them.</summary>
internal sealed class IssueAccessToken(IOpenIddictApplicationManager applications, TokenServerOptions options)
    : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var application = (await applications.FindByClientIdAsync(context.ClientId!, context.CancellationToken))!;
        var grant = ClientGrant.Of(await applications.GetPropertiesAsync(application, context.CancellationToken));
        var asked = context.Request.GetScopes();
        var scopes = asked.IsEmpty ? [.. grant.Scopes] : asked.Intersect(grant.Scopes).ToImmutableArray();
        if (scopes.IsEmpty)
        {
            context.Reject(Errors.InvalidScope, "This client may ask for none of these scopes.");
            return;
        }

        var identity = new ClaimsIdentity("client_credentials", CallerClaims.ClientId, CallerClaims.Roles);
        identity.SetClaim(Claims.Subject, context.ClientId)
            .SetClaim(CallerClaims.Organization, grant.OrganizationId.ToString())
            .SetClaims(CallerClaims.Roles, [.. grant.Roles])
            .SetClaim(CallerClaims.PractitionerId, grant.PractitionerId?.ToString())
            .SetClaim(CallerClaims.PatientId, grant.PatientId?.ToString())
            .SetScopes(scopes)
            .SetAudiences(options.Audience)
            .SetDestinations(_ => [Destinations.AccessToken]);
        context.SignIn(new ClaimsPrincipal(identity));
    }
}
