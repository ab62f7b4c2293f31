using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Installation;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Integration;

public sealed class BootstrapTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_makes_an_organization_and_its_administrator_once()
    {
        var jwks = NewJwks("k1");

        var first = await RunAsync("Harbor Recovery", jwks);
        var second = await RunAsync("Harbor Recovery", jwks);

        Assert.True(first.Changed);
        Assert.Equal(first with { Changed = false }, second);
        Assert.Equal(["bootstrap 201", "bootstrap 200"], await AuditAsync(first.OrganizationId));
    }

    [Fact]
    public async Task Other_keys_replace_the_lost_ones()
    {
        var first = await RunAsync("Harbor Recovery", NewJwks("k1"));

        var second = await RunAsync("Harbor Recovery", NewJwks("k2"));

        Assert.Equal(first, second);
        Assert.Equal(["k2"], await InAsync(first.OrganizationId, async db => (await db.ApiClients.SingleAsync()).Keys!.KeyIds));
    }

    [Fact]
    public async Task Another_name_is_another_organization()
    {
        var first = await RunAsync("Harbor Recovery", NewJwks("k1"));

        var second = await RunAsync("Cedar Grove", NewJwks("k1"));

        Assert.NotEqual(first.OrganizationId, second.OrganizationId);
    }

    [Fact]
    public async Task A_key_set_that_is_none_is_refused_and_leaves_nothing()
    {
        var refused = await Assert.ThrowsAsync<DomainException>(() => RunAsync("Harbor Recovery", """{"keys":[]}"""));

        Assert.Equal("JWKS_INVALID", refused.Error.Code);
        Assert.Empty(await _host.Services.GetRequiredService<IOrganizationScopes>().ListAsync(default));
    }

    private Task<BootstrapResult> RunAsync(string name, string jwks) =>
        _host.Services.GetRequiredService<Bootstrap>().RunAsync(name, "USD", jwks, default);

    private Task<List<string>> AuditAsync(OrganizationId organization) => InAsync(organization, db =>
        db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => $"{entry.Action} {entry.Status}").ToListAsync());

    private async Task<T> InAsync<T>(OrganizationId organization, Func<AppDbContext, Task<T>> read)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Become(Caller.Service(organization));
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private static string NewJwks(string keyId)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(false))));
        return $$"""{"keys":[{"kty":"EC","kid":"{{keyId}}","crv":"P-384","x":"{{jwk.X}}","y":"{{jwk.Y}}"}]}""";
    }
}
