using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Security;

/// <summary>Reads the caller out of the token and tells the scope of the request who it is.</summary>
internal static class TokenCaller
{
    /// <summary>A token is read once, however many requests it comes with.</summary>
    private static readonly ConditionalWeakTable<ClaimsPrincipal, Caller?> Read = [];

    /// <summary>Before authorization.</summary>
    public static IApplicationBuilder UseTokenCaller(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (await context.AuthenticateAsync() is { Principal: { } user })
        {
            context.User = user;
            if (Of(user) is { } caller)
            {
                context.RequestServices.GetRequiredService<CallerAccessor>().Become(caller);
            }
        }

        await next(context);
    });

    /// <returns>Null when a claim is missing that every caller has, or one is there that does not read: such a token may do nothing.</returns>
    public static Caller? Of(ClaimsPrincipal user) => Read.GetValue(user, Parse);

    private static Caller? Parse(ClaimsPrincipal user)
    {
        var clientId = user.FindFirstValue(CallerClaims.ClientId);
        if (string.IsNullOrEmpty(clientId)
            || !TryId<OrganizationId>(user, CallerClaims.Organization, out var organization)
            || organization is null
            || !TryId<PractitionerId>(user, CallerClaims.PractitionerId, out var practitioner)
            || !TryId<PatientId>(user, CallerClaims.PatientId, out var patient))
        {
            return null;
        }

        var roles = user.FindAll(CallerClaims.Roles)
            .Where(claim => Enum.GetNames<Role>().Contains(claim.Value))
            .Select(claim => Enum.Parse<Role>(claim.Value))
            .ToHashSet();
        var scopes = user.FindAll(CallerClaims.Scope)
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet();
        return new Caller(organization.Value, clientId, roles, scopes, practitioner, patient);
    }

    private static bool TryId<TId>(ClaimsPrincipal user, string claim, out TId? id)
        where TId : struct, ITypedId<TId>
    {
        id = null;
        var text = user.FindFirstValue(claim);
        if (text is null)
        {
            return true;
        }

        if (!Guid.TryParse(text, out var value) || value == Guid.Empty)
        {
            return false;
        }

        id = TId.From(value);
        return true;
    }
}
