using System.Net;
using System.Net.Sockets;
using System.Text;
using TreatmentPlans.Application.Integration;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>
/// Fetches what a client names, so it must not become a way into our own network: HTTPS, public addresses only, no redirects, small
/// and soon. The address is checked where the connection is made, so a name that resolves differently the second time gains nothing.
/// </summary>
internal sealed class RemoteKeySets(HttpClient http, TimeProvider clock) : IRemoteKeySets
{
    private const int MaxBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FreshUnlessTold = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FreshAtMost = TimeSpan.FromHours(24);

    public static void Configure(HttpClient http)
    {
        http.Timeout = Patience;
        http.MaxResponseContentBufferSize = MaxBytes;
    }

    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = Patience,
        ConnectCallback = ConnectAsync,
    };

    public async Task<RemoteKeySet?> FetchAsync(Uri uri, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(uri, cancellationToken);
            response.EnsureSuccessStatusCode();
            var jwks = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            var cache = response.Headers.CacheControl;
            var fresh = cache is { NoStore: true } or { NoCache: true } ? TimeSpan.Zero : cache?.MaxAge ?? FreshUnlessTold;
            return new RemoteKeySet(jwks, clock.GetUtcNow() + (fresh < FreshAtMost ? fresh : FreshAtMost));
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Neither this host, nor its network, nor any address that has a meaning of its own.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !IPAddress.IsLoopback(address) && !Reserved.Any(network => network.Contains(address));
    }

    /// <summary>IANA's special-purpose registries, as far as they are not globally reachable, and translations into IPv4.</summary>
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !addresses.All(IsPublic))
        {
            throw new HttpRequestException("Not a public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
