using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Skills;

public sealed class SkillTests
{
    [Fact]
    public async Task The_catalogue_is_for_everybody_by_category_and_by_where_it_helps()
    {
        var patient = (await SharedOrganization.GetAsync()).Client(Role.Patient);

        var all = (await patient.Get("/skills").Succeeds())["items"]!.AsArray();
        var refusal = (await patient.Get("/skills?category=Refusal&situation=SocialPressure").Succeeds())["items"]!.AsArray();

        Assert.Contains("urge-surfing", all.Select(skill => (string)skill!["code"]!));
        Assert.Equal(["refusal-words", "broken-record"], refusal.Select(skill => (string)skill!["code"]!));
    }

    [Fact]
    public async Task It_is_open_to_each_role_under_its_scope() =>
        await new Operation("GET", "/skills", null, Scopes.SkillsRead, Enum.GetValues<Role>()).AssertAccessAsync(await SharedOrganization.GetAsync());
}
