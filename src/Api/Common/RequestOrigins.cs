using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

internal static class RequestOrigins
{
    /// <summary>Behind a known proxy that is the client which the proxy names (Transport:KnownProxies).</summary>
    public static RequestOrigin Origin(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return RequestOrigin.Of(
            (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString(), context.Request.Headers.UserAgent);
    }
}
