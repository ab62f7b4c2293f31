using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Integration;

/// <summary>
/// The clients of the demo organization. Their secret is in the source, so they exist in the sandbox only; a service that finds
/// one of them anywhere else refuses to start.
/// </summary>
public static class DemoClients
{
    /// <summary>One for all of them.</summary>
    public const string Secret = "demo-secret-for-the-sandbox-only";

    /// <summary>The one that Swagger UI fills in: it may call every operation.</summary>
    public const string Explorer = "demo-explorer";

    public static string IdOf(Role role) => $"demo-{string.Concat(role.ToString().Select((letter, index) =>
        char.IsUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()))}";
}
