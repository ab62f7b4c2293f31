using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Installation;

/// <summary>
/// First start in real use (D27): an organization and the administrator's client, which registers all others. Runs again
/// without effect; with other keys it gives the administrator those, for the day the first are lost.
/// </summary>
public sealed class Bootstrap(IOrganizationScopes organizations, IServiceScopeFactory scopes, TimeProvider clock)
{
    public const string ClientName = "Administrator (bootstrap)";

    /// <param name="currency">ISO 4217; of a new organization only.</param>
    /// <param name="jwks">The administrator's public keys.</param>
    /// <exception cref="DomainException">422 JWKS_INVALID; 503 when another instance is at it.</exception>
    public async Task<BootstrapResult> RunAsync(string organization, string currency, string jwks, CancellationToken cancellationToken)
    {
        var keys = new ClientProof.KeySet(ClientKeySet.Read(jwks).Jwks, JwksUri: null);
        BootstrapResult? result = null;
        var ran = await organizations.ExclusivelyAsync(
            "bootstrap",
            async () => result = await EnsureAsync(organization, currency, keys, cancellationToken),
            cancellationToken);
        return ran ? result! : throw new DomainException(new DomainError(
            "UNAVAILABLE", ErrorKind.Unavailable, "Another bootstrap is running on this database."));
    }

    private async Task<BootstrapResult> EnsureAsync(
        string name, string currency, ClientProof.KeySet keys, CancellationToken cancellationToken)
    {
        foreach (var known in await organizations.ListAsync(cancellationToken))
        {
            if (await RunInAsync(known, db => db.Organizations.AnyAsync(o => o.Name == name, cancellationToken)))
            {
                return await RunAuditedAsync(known, services => EnsureClientAsync(services, known, keys, cancellationToken), cancellationToken);
            }
        }

        var id = TypedId.New<OrganizationId>(clock.GetUtcNow());
        return await RunAuditedAsync(
            id,
            services =>
            {
                services.GetRequiredService<IAppDbContext>().Organizations.Add(Organization.Found(id, name, currency));
                return EnsureClientAsync(services, id, keys, cancellationToken);
            },
            cancellationToken);
    }

    private async Task<BootstrapResult> EnsureClientAsync(
        IServiceProvider services, OrganizationId organization, ClientProof.KeySet keys, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IAppDbContext>();
        var credentials = services.GetRequiredService<IClientCredentials>();
        var client = await db.ApiClients.FirstOrDefaultAsync(
            c => c.Name == ClientName && c.Status == ApiClientStatus.Active, cancellationToken);
        var changed = true;
        if (client is null)
        {
            client = ApiClient.Register(
                TypedId.New<ApiClientId>(clock.GetUtcNow()),
                organization,
                new ApiClientProfile(ClientName, [nameof(Role.Administrator)], Scopes.All, PractitionerId: null, PatientId: null),
                keys.ToKeys());
            db.ApiClients.Add(client);
            await credentials.RegisterAsync(client, keys, cancellationToken);
        }
        else if (changed = !client.Keys!.KeyIds.SequenceEqual(keys.ToKeys().KeyIds))
        {
            client.SetKeys(keys.ToKeys());
            await credentials.ReplaceAsync(client, keys, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new BootstrapResult(organization, client.ClientId, changed);
    }

    private async Task<T> RunInAsync<T>(OrganizationId organization, Func<IAppDbContext, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Become(Caller.Service(organization));
        return await read(scope.ServiceProvider.GetRequiredService<IAppDbContext>());
    }

    private async Task<BootstrapResult> RunAuditedAsync(
        OrganizationId organization, Func<IServiceProvider, Task<BootstrapResult>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = Caller.Service(organization);
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Become(caller);
        var transaction = scope.ServiceProvider.GetRequiredService<IRequestTransaction>();
        await transaction.BeginAsync(claim: null, cancellationToken);
        var result = await work(scope.ServiceProvider);
        var now = clock.GetUtcNow();
        var entry = new AuditEntry
        {
            OrganizationId = organization,
            Id = Guid.CreateVersion7(now),
            At = now,
            ClientId = caller.ClientId,
            Action = "bootstrap",
            Method = "CLI",
            Route = "none",
            Status = result.Changed ? 201 : 200,
            TraceId = "none",
        };
        await transaction.CommitAsync([entry], answer: null, cancellationToken);
        return result;
    }
}

/// <param name="Changed">False when all was there already.</param>
public sealed record BootstrapResult(OrganizationId OrganizationId, string ClientId, bool Changed);
