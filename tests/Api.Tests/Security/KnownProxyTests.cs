using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Security;

/// <summary>Only what a proxy of the configuration says of the client is believed.</summary>
public sealed class KnownProxyTests : IAsyncLifetime
{
    private const string Client = "203.0.113.5";

    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync(settings: new Dictionary<string, string?>
    {
        ["Transport:AllowHttp"] = "false",
        ["Transport:KnownProxies:0"] = "10.1.0.0/16",
        ["Transport:KnownProxies:1"] = "192.0.2.1",
        ["Transport:KnownProxies:2"] = "2001:db8::7",
    });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("10.1.255.254")]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::7")]
    [InlineData("::ffff:10.1.2.3")]
    public async Task A_known_proxy_says_how_and_from_where_the_client_came(string proxy)
    {
        Assert.Equal(StatusCodes.Status401Unauthorized, await AskAsync(proxy, "http", "https", Client));

        Assert.Equal([Client], await DeniedAddressesAsync());
    }

    [Theory]
    [InlineData("10.2.0.1")]
    [InlineData("192.0.2.2")]
    [InlineData("2001:db8::8")]
    [InlineData(Client)]
    public async Task What_anyone_else_says_is_not_believed(string address)
    {
        Assert.Equal(StatusCodes.Status421MisdirectedRequest, await AskAsync(address, "http", "https", Client));
        Assert.Equal(StatusCodes.Status401Unauthorized, await AskAsync(address, "https", "http", "198.51.100.1"));

        Assert.Equal([address], await DeniedAddressesAsync());
    }

    [Fact]
    public async Task Of_a_chain_the_entry_of_the_proxy_itself_counts()
    {
        Assert.Equal(StatusCodes.Status401Unauthorized, await AskAsync("10.1.0.9", "http", "https", $"198.51.100.1, {Client}"));

        Assert.Equal([Client], await DeniedAddressesAsync());
    }

    [Fact]
    public async Task A_known_proxy_that_was_called_in_clear_is_refused()
    {
        Assert.Equal(StatusCodes.Status421MisdirectedRequest, await AskAsync("10.1.0.9", "http", "http", Client));
        Assert.Equal(StatusCodes.Status421MisdirectedRequest, await AskAsync("10.1.0.9", "http", null, Client));
    }

    private async Task<int> AskAsync(string from, string scheme, string? forwardedProto, string forwardedFor)
    {
        var context = await _host.Server.SendAsync(request =>
        {
            request.Connection.RemoteIpAddress = IPAddress.Parse(from);
            request.Request.Method = HttpMethods.Get;
            request.Request.Scheme = scheme;
            request.Request.Host = new HostString("api.example");
            request.Request.Path = "/api/v1/patients";
            request.Request.Headers["X-Forwarded-For"] = forwardedFor;
            if (forwardedProto is not null)
            {
                request.Request.Headers["X-Forwarded-Proto"] = forwardedProto;
            }
        });
        return context.Response.StatusCode;
    }

    private async Task<List<string>> DeniedAddressesAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<AnonymousDenial>()
            .Select(denial => denial.Address).Distinct().ToListAsync();
    }
}
