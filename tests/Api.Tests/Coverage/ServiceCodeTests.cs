using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Coverage;

public sealed class ServiceCodeTests
{
    private static readonly Operation List = new("GET", "/service-codes", null, Scopes.CoverageRead, Enum.GetValues<Role>());

    [Fact]
    public async Task The_catalogue_is_open_to_every_role_with_its_scope_only() => await List.AssertAccessAsync(await SharedOrganization.GetAsync());

    [Fact]
    public async Task Codes_have_words_of_our_own_a_unit_and_their_days()
    {
        var client = (await SharedOrganization.GetAsync()).Client(Role.Billing);

        var all = (await client.Get("/service-codes").Succeeds())["items"]!.AsArray();
        var perDiem = Assert.Single(all, code => (string?)code!["code"] == "H0015")!;
        Assert.Equal(("Hcpcs", "Day"), ((string?)perDiem["system"], (string?)perDiem["unit"]));
        Assert.Null(perDiem["effectiveFrom"]);
        Assert.NotEmpty((string)perDiem["label"]!);
        Assert.Equal(all.Count, all.Select(code => (string)code!["code"]!).Distinct().Count());
    }

    [Fact]
    public async Task Codes_are_found_by_system_and_by_the_day_of_service()
    {
        var client = (await SharedOrganization.GetAsync()).Client(Role.Billing);

        Assert.Equal(["0905", "0906"], (await Codes("?system=Revenue")).Take(2));
        Assert.DoesNotContain("H0015", await Codes("?system=Cpt"));
        Assert.DoesNotContain("80307", await Codes("?on=2016-12-31"));
        Assert.Contains("80307", await Codes("?on=2017-01-01"));
        Assert.Contains("H0015", await Codes("?on=2016-12-31"));
        await client.Get("/service-codes?on=tomorrow").IsRefused(400, "INVALID_FORMAT");

        async Task<List<string>> Codes(string query) =>
            [.. (await client.Get($"/service-codes{query}").Succeeds())["items"]!.AsArray().Select(code => (string)code!["code"]!)];
    }
}
