using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;

namespace TreatmentPlans.Api.Tests.Integration;

public sealed class DemoClientTests
{
    [Fact]
    public async Task A_service_outside_the_sandbox_refuses_to_start_on_a_database_with_demo_clients()
    {
        await using var host = await ApiHost.StartAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var demo = Domain.Integration.ApiClient.Register(
            TypedId.New<ApiClientId>(host.Clock.GetUtcNow()),
            organization.Id,
            new ApiClientProfile("Demo", ["Counselor"], [Scopes.PlansRead], null, null),
            demoClientId: DemoClients.IdOf(Role.Counselor));
        await WriteAsync(host, organization.Id, (db, credentials) =>
        {
            db.ApiClients.Add(demo);
            return credentials.RegisterAsync(demo, new ClientProof.Secret(DemoClients.Secret), default);
        });

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ApiHost.MigrateAsync(host.Database));

        Assert.Contains("demo", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Counselor, "demo-counselor")]
    [InlineData(Role.PrivacyOfficer, "demo-privacy-officer")]
    public void A_demo_client_is_named_after_its_role(Role role, string clientId) => Assert.Equal(clientId, DemoClients.IdOf(role));

    private static Task WriteAsync(ApiHost host, OrganizationId organization, Func<IAppDbContext, IClientCredentials, Task> write) =>
        host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
            organization,
            async services =>
            {
                var db = services.GetRequiredService<IAppDbContext>();
                await write(db, services.GetRequiredService<IClientCredentials>());
                await db.SaveChangesAsync(default);
            },
            default);
}
