using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Integration;

/// <summary>A key is announced before it signs and stays until no token of it can be valid. Each instance looks at the keys when it starts.</summary>
public sealed class KeyRotationTests
{
    private static readonly DateTimeOffset Due = TestClock.DefaultStart.AddDays(90).AddMinutes(1);

    [Fact]
    public async Task Tokens_of_the_old_key_stay_good_while_the_new_one_takes_over()
    {
        var database = await TestDatabases.CreateAsync();
        string first;
        await using (var host = await ApiHost.StartAsync(database: database))
        {
            first = Assert.Single(await KeyIdsAsync(host));
        }

        string clientId, secret, oldToken, second;
        await using (var host = await ApiHost.StartAsync(Due, database: database))
        {
            (clientId, secret) = await (await TestOrganization.CreateAsync(host)).RegisterAsync([Role.Administrator]);
            var keys = await KeyIdsAsync(host);
            second = Assert.Single(keys, key => key != first);
            Assert.Equal([first, second], keys);
            oldToken = await host.TokenAsync(clientId, secret);
            Assert.Equal(first, new JsonWebToken(oldToken).Kid);
        }

        await using (var host = await ApiHost.StartAsync(Due.AddMinutes(4), database: database))
        {
            var newToken = await host.TokenAsync(clientId, secret);

            Assert.Equal(second, new JsonWebToken(newToken).Kid);
            Assert.Equal([second, first], await KeyIdsAsync(host));
            await host.Client(new Bearer(oldToken)).Get("/clients").Succeeds();
            await host.Client(new Bearer(newToken)).Get("/clients").Succeeds();
        }

        await using (var host = await ApiHost.StartAsync(Due.AddMinutes(12), database: database))
        {
            Assert.Equal([second], await KeyIdsAsync(host));
            await host.Client(new Bearer(oldToken)).Get("/clients").IsRefused(401, "UNAUTHENTICATED");
        }
    }

    [Fact]
    public async Task A_key_that_is_not_due_is_kept()
    {
        var database = await TestDatabases.CreateAsync();
        await using var host = await ApiHost.StartAsync(database: database);
        var before = await KeyIdsAsync(host);
        await host.DisposeAsync();

        await using var later = await ApiHost.StartAsync(Due.AddMinutes(-2), database: database);

        Assert.Equal(before, await KeyIdsAsync(later));
    }

    private static async Task<List<string>> KeyIdsAsync(ApiHost host)
    {
        using var http = host.Server.CreateClient();
        using var response = await http.GetAsync("/.well-known/jwks");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var document = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return [.. document["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];
    }
}
