using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;
using TreatmentPlans.Infrastructure.Persistence;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace TreatmentPlans.Infrastructure.Identity;

internal sealed class ClientCredentials(IOpenIddictApplicationManager applications, IOpenIddictTokenManager tokens, AppDbContext db)
    : IClientCredentials
{
    private const string Demo = "demo";

    public async Task RegisterAsync(ApiClient client, ClientProof proof, CancellationToken cancellationToken)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = client.ClientId,
            DisplayName = client.Name,
            ClientType = ClientTypes.Confidential,
            Permissions =
            {
                Permissions.Endpoints.Token, Permissions.Endpoints.Introspection, Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.ClientCredentials,
            },
        };
        new ClientGrant(client.OrganizationId, client.Roles, client.Scopes, client.PractitionerId, client.PatientId).WriteTo(descriptor.Properties);
        if (client.IsDemo)
        {
            descriptor.Properties[Demo] = JsonSerializer.SerializeToElement(true);
        }

        Prove(descriptor, proof);
        await applications.CreateAsync(descriptor, cancellationToken);
    }

    public async Task ReplaceAsync(ApiClient client, ClientProof proof, CancellationToken cancellationToken)
    {
        var (application, descriptor) = await ReadAsync(client, cancellationToken);
        Prove(descriptor, proof);
        await applications.UpdateAsync(application, descriptor, cancellationToken);
    }

    public async Task DisableAsync(ApiClient client, CancellationToken cancellationToken)
    {
        var (application, descriptor) = await ReadAsync(client, cancellationToken);
        descriptor.Permissions.Clear();
        await applications.UpdateAsync(application, descriptor, cancellationToken);
        await tokens.RevokeByApplicationIdAsync((await applications.GetIdAsync(application, cancellationToken))!, cancellationToken);
    }

    /// <summary>A disabled client has no permissions.</summary>
    public Task<bool> HasDemoClientsAsync(CancellationToken cancellationToken) => db.Set<OpenIddictEntityFrameworkCoreApplication>()
        .AnyAsync(application => application.Permissions != null && application.Properties!.Contains($"\"{Demo}\":true"), cancellationToken);

    private async Task<(object Application, OpenIddictApplicationDescriptor Descriptor)> ReadAsync(
        ApiClient client, CancellationToken cancellationToken)
    {
        var application = await applications.FindByClientIdAsync(client.ClientId, cancellationToken)
            ?? throw new InvalidOperationException("A client without credentials.");
        var descriptor = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(descriptor, application, cancellationToken);
        return (application, descriptor);
    }

    private static void Prove(OpenIddictApplicationDescriptor descriptor, ClientProof proof)
    {
        descriptor.ClientSecret = (proof as ClientProof.Secret)?.Value;
        descriptor.JsonWebKeySet = proof is ClientProof.KeySet keys ? JsonWebKeySet.Create(keys.Jwks) : null;
        descriptor.Properties.Remove(ClientGrant.JwksUri);
        descriptor.Properties.Remove(ClientGrant.JwksRead);
        if (proof is ClientProof.KeySet { JwksUri: { } uri })
        {
            descriptor.Properties[ClientGrant.JwksUri] = JsonSerializer.SerializeToElement(uri);
        }
    }
}

/// <summary>
/// What tokens of a client hold. A copy of the client's own facts, because the token server answers before there is an
/// organization whose rows it may read.
/// </summary>
internal sealed record ClientGrant(
    OrganizationId OrganizationId,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Scopes,
    PractitionerId? PractitionerId,
    PatientId? PatientId)
{
    public const string JwksUri = "jwks_uri";
    public const string JwksRead = "jwks_read";
    private const string Grant = "grant";

    public void WriteTo(IDictionary<string, JsonElement> properties) =>
        properties[Grant] = JsonSerializer.SerializeToElement(this, DomainJson.Options);

    public static ClientGrant Of(ImmutableDictionary<string, JsonElement> properties) =>
        properties[Grant].Deserialize<ClientGrant>(DomainJson.Options)!;
}
