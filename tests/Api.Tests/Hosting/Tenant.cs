using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>An organization of a test's own, and its clients.</summary>
internal sealed class Tenant(ApiHost host, OrganizationId id)
{
    public OrganizationId Id { get; } = id;

    public static async Task<Tenant> CreateAsync(ApiHost host)
    {
        var id = TypedId.New<OrganizationId>(host.Clock.GetUtcNow());
        await host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
            id,
            async services =>
            {
                var db = services.GetRequiredService<IAppDbContext>();
                db.Organizations.Add(Organization.Found(id, "Harbor Recovery", "USD"));
                await db.SaveChangesAsync(default);
            },
            default);
        return new Tenant(host, id);
    }

    /// <summary>Registers a client with a secret, past the API: the first one has nobody to register it.</summary>
    /// <param name="scopes">Every scope unless given.</param>
    public async Task<(string ClientId, string Secret)> RegisterAsync(
        Role[] roles, string[]? scopes = null, PractitionerId? practitioner = null, PatientId? patient = null)
    {
        const string Secret = "only-for-this-test";
        var client = Domain.Integration.ApiClient.Register(
            TypedId.New<ApiClientId>(host.Clock.GetUtcNow()),
            Id,
            new ApiClientProfile("Test client", [.. roles.Select(role => role.ToString())], scopes ?? [.. Scopes.All], practitioner, patient));
        await host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
            Id,
            async services =>
            {
                var db = services.GetRequiredService<IAppDbContext>();
                db.ApiClients.Add(client);
                await services.GetRequiredService<IClientCredentials>().RegisterAsync(client, new ClientProof.Secret(Secret), default);
                await db.SaveChangesAsync(default);
            },
            default);
        return (client.ClientId, Secret);
    }

    /// <summary>A client with a token, ready to call.</summary>
    public async Task<ApiClient> ClientAsync(
        Role[] roles, string[]? scopes = null, PractitionerId? practitioner = null, PatientId? patient = null)
    {
        var (clientId, secret) = await RegisterAsync(roles, scopes, practitioner, patient);
        var token = await host.TokenAsync(clientId, secret);
        return host.Client(new Bearer(token));
    }
}

internal static class Tokens
{
    public static async Task<string> TokenAsync(this ApiHost host, string clientId, string secret, string? scope = null) =>
        (string)(await host.RequestTokenAsync(clientId, secret, scope)).Json["access_token"]!;

    public static Task<ApiAnswer> RequestTokenAsync(this ApiHost host, string clientId, string secret, string? scope = null) =>
        host.PostFormAsync("/connect/token", [
            new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", secret),
            .. scope is null ? Array.Empty<KeyValuePair<string, string>>() : [new("scope", scope)]]);

    public static async Task<ApiAnswer> PostFormAsync(this ApiHost host, string path, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var http = host.Server.CreateClient();
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(path, content);
        return new ApiAnswer(
            response.StatusCode,
            response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync());
    }
}

internal sealed class Bearer(string token) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }
}
