using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
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

    private const string Scheme = "Bearer ";

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
        options.Events = new JwtBearerEvents { OnMessageReceived = TakeValidated, OnTokenValidated = RefuseRevoked };
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters) =>
        IsCurrent(notBefore, expires, clock.GetUtcNow().UtcDateTime);

    internal static bool IsCurrent(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is not null && now - ClockSkew < expires && (notBefore is null || now + ClockSkew >= notBefore);

    /// <summary>A token is checked in full once; after that only what may have changed since is looked at.</summary>
    private static async Task TakeValidated(MessageReceivedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var ring = services.GetRequiredService<KeyRing>();
        context.Options.TokenValidationParameters.IssuerSigningKeyResolver ??= (_, _, keyId, _) => ring.VerificationKeys.Where(key => key.KeyId == keyId);
        if (BearerOf(context.Request) is { } token
            && services.GetRequiredService<ValidatedTokens>().Find(token) is { } validated
            && !await services.GetRequiredService<RevokedTokens>().ContainsAsync(validated.EntryId, context.HttpContext.RequestAborted))
        {
            context.Principal = validated.Principal;
            context.Success();
        }
    }

    private static async Task RefuseRevoked(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var id = context.Principal!.FindFirstValue(TokenEntryId);
        if (id is null || await services.GetRequiredService<RevokedTokens>().ContainsAsync(id, context.HttpContext.RequestAborted))
        {
            context.Fail("The token is revoked.");
            return;
        }

        if (BearerOf(context.Request) is { } token)
        {
            services.GetRequiredService<ValidatedTokens>().Add(token, context.Principal!, context.SecurityToken, id);
        }
    }

    private static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;

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
