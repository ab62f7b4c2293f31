using Microsoft.AspNetCore.Authorization;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>What the caller must hold: the scope, and one of the roles where roles are named. Checked before any look-up (D26).</summary>
internal sealed record AccessRequirement(string Scope, IReadOnlyList<Role> Roles) : IAuthorizationRequirement
{
    public bool IsMetBy(ICaller caller) =>
        caller.Scopes.Contains(Scope) && (Roles.Count == 0 ? caller.Roles.Count > 0 : Roles.Any(caller.Roles.Contains));
}

/// <summary>A refusal of the domain that the operation documents, beside those that every operation shares.</summary>
internal sealed record RefusalMetadata(int Status, string Code);

/// <summary>The operation changes an existing aggregate and needs its ETag.</summary>
internal sealed record IfMatchMetadata;

/// <summary>The operation computes and writes nothing, so it takes no Idempotency-Key (D32).</summary>
internal sealed record DryRunMetadata;

internal static class EndpointConventions
{
    /// <param name="operationId">Unique, camelCase; the name under which clients are generated.</param>
    public static RouteHandlerBuilder Operation(this RouteHandlerBuilder endpoint, string operationId, string summary) =>
        endpoint.WithName(operationId).WithSummary(summary);

    /// <param name="roles">Any one of them suffices; none named means any role.</param>
    public static RouteHandlerBuilder RequireAccess(this RouteHandlerBuilder endpoint, string scope, params Role[] roles)
    {
        var requirement = new AccessRequirement(scope, roles);
        return endpoint
            .WithMetadata(requirement)
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(requirement));
    }

    /// <summary>Anyone may call it, with nothing to hide and nothing to audit.</summary>
    public static RouteHandlerBuilder IsOpen(this RouteHandlerBuilder endpoint) =>
        endpoint.AllowAnonymous().WithMetadata(new UnauditedMetadata());

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status, params string[] codes)
    {
        foreach (var code in codes)
        {
            endpoint.WithMetadata(new RefusalMetadata(status, code));
        }

        return endpoint;
    }

    public static RouteHandlerBuilder RequiresIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new IfMatchMetadata());

    public static RouteHandlerBuilder IsDryRun(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new DryRunMetadata());
}
