using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Episodes;

public sealed class LeaveTests
{
    private static object Leave(string from, string expectedReturnOn) => new { from, expectedReturnOn, reason = "Family" };

    [Fact]
    public async Task A_leave_starts_and_ends()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var admitted = await organization.AdmittedAsync();
        var path = $"/episodes/{admitted.Id}";

        var away = await client.Post($"{path}/leave", Leave("2026-01-05", "2026-01-19"), admitted.ETag).Succeeds();
        Assert.Equal(away.Text, (await client.Get(path)).Text);
        Assert.Equal(("OnLeave", "2026-01-19", organization.Counselor.ToString()), (
            (string?)away["status"], (string?)away["leaves/0/expectedReturnOn"], (string?)away["leaves/0/approvedBy"]));
        await client.Post($"{path}/leave", Leave("2026-01-05", "2026-01-07"), away.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await client.Post($"{path}/return", new { returnedOn = "2026-01-04" }, away.ETag).IsRefused(422, "DATE_OUT_OF_ORDER");
        await client.Post($"{path}/return", new { returnedOn = "2026-01-06" }, away.ETag).IsRefused(422, "DATE_IN_FUTURE");
        await client.Post($"{path}/return", new { }, away.ETag).IsRefused(400, "REQUIRED");

        var back = await client.Post($"{path}/return", new { returnedOn = "2026-01-05" }, away.ETag).Succeeds();
        Assert.Equal(back.Text, (await client.Get(path)).Text);
        Assert.Equal(("Admitted", "2026-01-05"), ((string?)back["status"], (string?)back["leaves/0/returnedOn"]));
        await client.Post($"{path}/return", new { returnedOn = "2026-01-05" }, back.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-20", "LEAVE_TOO_LONG", "/expectedReturnOn")]
    [InlineData("2026-01-05", "2026-01-05", "DATE_OUT_OF_ORDER", "/expectedReturnOn")]
    [InlineData("2026-01-04", "2026-01-06", "DATE_OUT_OF_ORDER", "/from")]
    [InlineData("2026-01-06", "2026-01-07", "DATE_IN_FUTURE", "/from")]
    public async Task A_leave_that_breaks_a_rule_is_refused(string from, string expectedReturnOn, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var admitted = await organization.AdmittedAsync();

        var refused = await client.Post($"/episodes/{admitted.Id}/leave", Leave(from, expectedReturnOn), admitted.ETag).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Equal(admitted.Text, (await client.Get($"/episodes/{admitted.Id}")).Text);
    }

    [Fact]
    public async Task A_leave_of_the_wrong_shape_is_refused()
    {
        var organization = await SharedOrganization.GetAsync();

        var refused = await organization.Client(Role.Counselor)
            .Post($"/episodes/{Guid.Empty}/leave", Leave("2026-01-05", "2026-01-07").With(new { reason = "Fun" }), "\"1\"").IsRefused(400, "INVALID_FORMAT");

        Assert.Equal([("/reason", "INVALID_FORMAT")], refused.Errors);
    }
}
