using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Auditing;

/// <summary>
/// Who did what, when, to whose record, and how it ended. Append-only. One row per request, and one more for each further
/// patient whose record it touched (D37).
/// </summary>
public sealed record AuditEntry
{
    public required OrganizationId OrganizationId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Given by the database in order of insertion; gaps are shown by verification.</summary>
    public long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ClientId { get; init; }

    public PractitionerId? PractitionerId { get; init; }

    /// <summary>operationId of the API, or the name of a job.</summary>
    public required string Action { get; init; }

    public required string Method { get; init; }

    /// <summary>Route template, never the path with its ids.</summary>
    public required string Route { get; init; }

    public required int Status { get; init; }

    /// <summary>Problem code of a refusal.</summary>
    public string? Refusal { get; init; }

    public PatientId? PatientId { get; init; }

    /// <summary>The id in the route that names the resource.</summary>
    public Guid? ResourceId { get; init; }

    public required string TraceId { get; init; }

    /// <summary>IP address of the client; null for a job.</summary>
    public string? Address { get; init; }

    public string? UserAgent { get; init; }
}

/// <summary>Denials without identity, counted per client address and minute, in the chain of the system (D37).</summary>
public sealed class AnonymousDenial
{
    public AnonymousDenial(string address, DateTimeOffset minute, int count)
    {
        Address = address;
        Minute = minute;
        Count = count;
    }

    public string Address { get; private set; }

    public DateTimeOffset Minute { get; private set; }

    public int Count { get; private set; }
}
