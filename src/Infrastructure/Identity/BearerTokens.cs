using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>How the bearer token of a request is checked, whoever issued it.</summary>
internal sealed class BearerTokens(TokenServerOptions server, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    /// <summary>The token server's id of a token; an external issuer has none, and revokes by its own means.</summary>
    private const string TokenEntryId = "oi_tkn_id";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(10);

    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    public void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TimeProvider = clock;
        var token = options.TokenValidationParameters;
        token.ValidAudience = server.Audience;
        token.NameClaimType = CallerClaims.ClientId;
        token.RoleClaimType = CallerClaims.Roles;
        token.LifetimeValidator = IsCurrent;
        if (server.Authority is not null)
        {
            options.Authority = server.Authority.ToString();
            options.Audience = server.Audience;
            options.Events = new JwtBearerEvents { OnTokenValidated = MapClaims };
            return;
        }

        token.ValidTypes = ["at+jwt"];
        token.ValidateIssuer = server.Issuer is not null;
        token.ValidIssuer = server.Issuer?.ToString();
        options.Events = new JwtBearerEvents { OnMessageReceived = UseOwnKeys, OnTokenValidated = RefuseRevoked };
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is not null && now < expires + ClockSkew && (notBefore is null || now >= notBefore - ClockSkew);
    }

    private static Task UseOwnKeys(MessageReceivedContext context)
    {
        var ring = context.HttpContext.RequestServices.GetRequiredService<KeyRing>();
        context.Options.TokenValidationParameters.IssuerSigningKeyResolver ??= (_, _, keyId, _) => ring.VerificationKeys.Where(key => key.KeyId == keyId);
        return Task.CompletedTask;
    }

    private static async Task RefuseRevoked(TokenValidatedContext context)
    {
        var id = context.Principal!.FindFirstValue(TokenEntryId);
        var revoked = context.HttpContext.RequestServices.GetRequiredService<RevokedTokens>();
        if (id is null || await revoked.ContainsAsync(id, context.HttpContext.RequestAborted))
        {
            context.Fail("The token is revoked.");
        }
    }

    /// <summary>Gives the external issuer's claims our names; what is missing stays missing and denies.</summary>
    private Task MapClaims(TokenValidatedContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        foreach (var (ours, theirs) in server.Claims)
        {
            foreach (var claim in identity.FindAll(ours).ToList())
            {
                identity.RemoveClaim(claim);
            }

            identity.AddClaims(identity.FindAll(theirs).Select(claim => new Claim(ours, claim.Value)).ToList());
        }

        return Task.CompletedTask;
    }
}
