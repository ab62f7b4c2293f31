using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using TreatmentPlans.Api.Common;

namespace TreatmentPlans.Api.Security;

internal static class Access
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, ScopeChallenge>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoOperation).Build());
        return builder;
    }

    /// <summary>
    /// The token server answers on its own paths, and only there is it asked. Every other request is authenticated by
    /// <see cref="TokenCaller"/>, so the framework must not put its own middleware in front of all.
    /// </summary>
    public static WebApplication UseTokenServer(this WebApplication app)
    {
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/connect") || context.Request.Path.StartsWithSegments("/.well-known"),
            branch => branch.UseAuthentication());
        return app;
    }

    /// <summary>Default deny: an operation that names no policy is closed. What routing itself answers (404, 405, 415) is not one.</summary>
    private static bool IsNoOperation(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
}

/// <summary>Scope and role of the token against those of the operation, before any look-up (D26).</summary>
internal sealed class AccessHandler : AuthorizationHandler<AccessRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (TokenCaller.Of(context.User) is { } caller && requirement.IsMetBy(caller))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>RFC 6750: a refusal for want of scope names the scope.</summary>
internal sealed class ScopeChallenge : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.GetEndpoint()?.Metadata.GetMetadata<AccessRequirement>() is { Scope: var scope })
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
        }

        return _default.HandleAsync(next, context, policy, authorizeResult);
    }
}
