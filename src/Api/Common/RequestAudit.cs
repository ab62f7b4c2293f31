using System.Diagnostics;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Api.Common;

/// <summary>
/// Writes an audit entry for every request before its answer leaves: denials and reads through the group-commit log;
/// changes carry theirs in their own transaction (<see cref="RequestTransactionMiddleware"/>).
/// </summary>
internal sealed class RequestAudit(RequestDelegate next, IAuditLog log, TimeProvider clock)
{
    /// <summary>Set once the entry of this request is stored with its change.</summary>
    private static readonly object Stored = new();

    /// <summary>Set by whoever writes a problem document: its code.</summary>
    public static readonly object Refusal = new();

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() => WriteAsync(context));
        await next(context);
    }

    public static void MarkStored(HttpContext context) => context.Items[Stored] = true;

    /// <summary>One entry, and one more for each further patient whose record was read (D37).</summary>
    public static IReadOnlyList<AuditEntry> Entries(HttpContext context, int status, DateTimeOffset now)
    {
        var caller = context.RequestServices.GetRequiredService<ICaller>();
        var patients = context.RequestServices.GetRequiredService<IDisclosureTrail>().Patients;
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        var origin = context.Origin();
        var entry = new AuditEntry
        {
            OrganizationId = caller.OrganizationId,
            Id = Guid.CreateVersion7(now),
            At = now,
            ClientId = caller.ClientId,
            PractitionerId = caller.PractitionerId,
            Action = endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "none",
            Method = context.Request.Method.Length <= 10 ? context.Request.Method : context.Request.Method[..10],
            Route = endpoint?.RoutePattern.RawText ?? "none",
            Status = status,
            Refusal = context.Items[Refusal] as string,
            PatientId = patients.Count == 0 ? null : patients.First(),
            ResourceId = ResourceId(context),
            TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            Address = origin.Address,
            UserAgent = origin.UserAgent,
        };
        return [entry, .. patients.Skip(1).Select(patient => entry with { Id = Guid.CreateVersion7(now), PatientId = patient })];
    }

    private async Task WriteAsync(HttpContext context)
    {
        if (context.Items.ContainsKey(Stored) || context.GetEndpoint()?.Metadata.GetMetadata<UnauditedMetadata>() is not null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var status = context.Response.StatusCode;
        var caller = context.RequestServices.GetRequiredService<ICaller>();
        if (caller.OrganizationId != default)
        {
            await log.WriteAsync(Entries(context, status, now), CancellationToken.None);
        }
        else if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
            || (status is StatusCodes.Status404NotFound && context.GetEndpoint()?.Metadata.GetMetadata<SecretAddressMetadata>() is not null))
        {
            await log.CountAnonymousDenialAsync(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", now, CancellationToken.None);
        }
    }

    private static Guid? ResourceId(HttpContext context) =>
        context.Request.RouteValues.Values.LastOrDefault(value => Guid.TryParse(value as string, out _)) is string id ? Guid.Parse(id) : null;
}

/// <summary>Open pages without patient data: health, the API's own description.</summary>
internal sealed record UnauditedMetadata;

/// <summary>The address itself is the permission: one that is not known is a denial.</summary>
internal sealed record SecretAddressMetadata;
