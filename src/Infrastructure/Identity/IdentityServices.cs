using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Infrastructure.Persistence;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace TreatmentPlans.Infrastructure.Identity;

internal static class IdentityServices
{
    internal const string TokenPath = "connect/token";
    private const int EncryptionKeyBytes = 32;
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromMinutes(5);

    public static void AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Authentication").Get<TokenServerOptions>() ?? new TokenServerOptions();
        if (options.AccessTokenLifetime <= TimeSpan.Zero || options.AccessTokenLifetime > LongestLifetime)
        {
            throw new InvalidOperationException("Authentication:AccessTokenLifetime must be above zero and at most five minutes.");
        }

        services.AddSingleton(options);
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerTokens>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();

        services.AddScoped<IClientCredentials, ClientCredentials>();
        services.AddHttpClient<IRemoteKeySets, RemoteKeySets>(RemoteKeySets.Configure).ConfigurePrimaryHttpMessageHandler(RemoteKeySets.CreateHandler);
        var openIddict = services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AppDbContext>());
        if (options.Authority is not null)
        {
            return;
        }

        services.AddSingleton<RevokedTokens>();
        services.AddSingleton<ValidatedTokens>();
        services.AddSingleton<KeyRing>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyRing>());
        services.AddHostedService<TokenSweep>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyRing>());
        openIddict.AddServer(server => server.Configure(options));
    }

    private static void Configure(this OpenIddictServerBuilder server, TokenServerOptions options)
    {
        server.SetTokenEndpointUris(TokenPath)
            .SetIntrospectionEndpointUris("connect/introspect")
            .SetRevocationEndpointUris("connect/revoke")
            .SetConfigurationEndpointUris(".well-known/openid-configuration")
            .SetJsonWebKeySetEndpointUris(".well-known/jwks");
        server.AllowClientCredentialsFlow();
        server.RegisterScopes([.. Scopes.All]);
        // Narrowed to what the client holds when the token is made, instead of refused.
        server.IgnoreScopePermissions();
        server.SetAccessTokenLifetime(options.AccessTokenLifetime);
        server.DisableAccessTokenEncryption();
        // Demanded by the library; nothing that is encrypted outlives its request here. Symmetric: an RSA pair takes an eighth of the start.
        server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(EncryptionKeyBytes)));
        if (options.Issuer is not null)
        {
            server.SetIssuer(options.Issuer);
        }

        // Plain HTTP is refused, where it is, for every path alike and before this one.
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseScopedHandler<IssueAccessToken>());
        server.AddEventHandler<ProcessAuthenticationContext>(handler => handler
            .UseScopedHandler<RefreshClientKeys>()
            .SetOrder(OpenIddictServerHandlers.ValidateClientAssertion.Descriptor.Order - 1));
        server.AddEventHandler<ValidateTokenContext>(handler => handler
            .UseSingletonHandler<AcceptPlainAssertion>()
            .SetOrder(OpenIddictServerHandlers.Protection.ResolveTokenValidationParameters.Descriptor.Order + 1));
        server.AddEventHandler<ProcessAuthenticationContext>(handler => handler
            .UseScopedHandler<RefuseReplayedAssertion>()
            .SetOrder(OpenIddictServerHandlers.ValidateClientSecret.Descriptor.Order + 1));
    }
}
