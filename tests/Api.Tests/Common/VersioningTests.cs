using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TreatmentPlans.Api.Tests.Common;

public sealed class VersioningTests
{
    [Fact]
    public async Task Every_answer_names_the_versions_that_there_are()
    {
        await using var shell = await Start(new Dictionary<string, string?>());

        var response = await shell.GetAsync("/things");

        Assert.Equal("1.0", Assert.Single(response.Headers.GetValues("api-supported-versions")));
        Assert.False(response.Headers.Contains("Deprecation"));
        Assert.False(response.Headers.Contains("Sunset"));
    }

    [Fact]
    public async Task A_version_on_its_way_out_says_since_when_until_when_and_where_to_read_on()
    {
        await using var shell = await Start(new Dictionary<string, string?>
        {
            ["Api:Retired:0:Version"] = "1.0",
            ["Api:Retired:0:DeprecatedAt"] = "2027-01-01T00:00:00Z",
            ["Api:Retired:0:SunsetAt"] = "2027-07-01T00:00:00Z",
            ["Api:Retired:0:Guide"] = "https://example.org/from-v1-to-v2",
        });

        var response = await shell.GetAsync("/things");

        Assert.Equal("@1798761600", Assert.Single(response.Headers.GetValues("Deprecation")));
        Assert.Equal("Thu, 01 Jul 2027 00:00:00 GMT", Assert.Single(response.Headers.GetValues("Sunset")));
        Assert.Contains("<https://example.org/from-v1-to-v2>; rel=\"deprecation\"", string.Join(',', response.Headers.GetValues("Link")), StringComparison.Ordinal);
    }

    private static Task<Shell> Start(IDictionary<string, string?> settings) =>
        Shell.StartAsync(api => api.MapGet("/things", () => TypedResults.Ok()).AllowAnonymous(), settings);
}
