using System.Text.RegularExpressions;

namespace TreatmentPlans.Api.Common;

/// <summary>What logs, traces and problems say of an address: the template, because the raw path holds ids (D29).</summary>
internal static partial class RouteTemplate
{
    public static string? Of(HttpContext context) => context.GetEndpoint() is RouteEndpoint endpoint ? Of(endpoint) : null;

    public static string Of(RouteEndpoint endpoint)
    {
        var text = endpoint.RoutePattern.RawText ?? "";
        return "/" + Parameter().Replace(text.Replace("{version:apiVersion}", "1", StringComparison.Ordinal), "{$1}").Trim('/');
    }

    [GeneratedRegex(@"\{\*{0,2}([^:?=}]+)[^}]*\}")]
    private static partial Regex Parameter();
}
