using System.ComponentModel;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;

namespace TreatmentPlans.Application.Integration;

public sealed record ClientResponse(
    ApiClientId Id,
    [property: Description("The OAuth `client_id`.")] string ClientId,
    string Name,
    ApiClientStatus Status,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<string> Scopes,
    [property: Description("The person it acts for; intents that need one are refused without.")] PractitionerId? PractitionerId,
    PatientId? PatientId,
    [property: Description("Null for a client that proves itself by a secret.")] ClientKeysResponse? Keys,
    int Version,
    DateTimeOffset CreatedAt) : IResource
{
    internal static ClientResponse Of(ApiClient client) => new(
        client.Id,
        client.ClientId,
        client.Name,
        client.Status,
        [.. client.Roles.Select(Enum.Parse<Role>)],
        client.Scopes,
        client.PractitionerId,
        client.PatientId,
        client.Keys is { } keys ? new ClientKeysResponse(keys.KeyIds, keys.JwksUri) : null,
        client.Version,
        client.CreatedAt);
}

public sealed record ClientKeysResponse(IReadOnlyList<string> KeyIds, string? JwksUri);

/// <param name="Secret">Shown in this answer and never again; null where there is none to show.</param>
/// <param name="SecretShown">False in the replay of an answer that showed it.</param>
public sealed record ClientWithSecretResponse(ClientResponse Client, string? Secret, bool SecretShown) : IResource, ISecretBearing
{
    public int Version => Client.Version;

    public object WithoutSecret() => this with { Secret = null, SecretShown = false };
}
