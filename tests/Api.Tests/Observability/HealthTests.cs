using System.Net;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Observability;

public sealed class HealthTests
{
    [Fact]
    public async Task Live_answers_anyone()
    {
        var answer = await (await ApiHost.SharedAsync()).Client().Get("~/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Healthy", (string?)answer["status"]);
    }

    [Fact]
    public async Task Ready_names_its_parts_with_states_only()
    {
        var answer = await (await ApiHost.SharedAsync()).Client().Get("~/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Healthy", (string?)answer["/checks/database"]);
        Assert.Equal("Healthy", (string?)answer["/checks/events"]);
        Assert.Equal("Healthy", (string?)answer["/checks/audit"]);
        Assert.Equal(TestDatabases.ArePostgres ? "Healthy" : "Degraded", (string?)answer["/checks/rowLevelSecurity"]);
        Assert.Equal(["status", "checks"], answer.Json.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Without_its_database_the_service_lives_and_is_not_ready()
    {
        await using var host = await ApiHost.StartAsync();
        var client = (await TestOrganization.CreateAsync(host)).Client(Role.System);
        await client.Get("~/health/ready").Succeeds();

        await TestDatabases.TakeAwayAsync(host.Database);

        var ready = await host.Client().Get("~/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal("Unhealthy", (string?)ready["/checks/database"]);
        await host.Client().Get("~/health/live").Succeeds();
        // A token cannot be looked up, and need not be.
        await client.Get("~/health/live").Succeeds();
    }
}
