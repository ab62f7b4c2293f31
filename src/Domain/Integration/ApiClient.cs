using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Integration;

/// <summary>
/// A system that calls the API for one organization: what it may do, and the person it is bound to, if any (D25). Its secret
/// or keys are kept by the token server.
/// </summary>
public sealed class ApiClient : AggregateRoot
{
    private ApiClient()
    {
    }

    public ApiClientId Id { get; private set; }

    /// <summary>The OAuth <c>client_id</c>.</summary>
    public string ClientId { get; private set; } = "";

    public string Name { get; private set; } = "";

    public ApiClientStatus Status { get; private set; }

    /// <summary>Names of roles; what a role opens is decided where requests come in.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public PractitionerId? PractitionerId { get; private set; }

    public PatientId? PatientId { get; private set; }

    /// <summary>Null for a client that proves itself by a secret.</summary>
    public ApiClientKeys? Keys { get; private set; }

    /// <summary>Its secret is public knowledge, so the service refuses to start with it anywhere but in the sandbox.</summary>
    public bool IsDemo { get; private set; }

    public static ApiClient Register(
        ApiClientId id, OrganizationId organizationId, ApiClientProfile profile, ApiClientKeys? keys = null, string? demoClientId = null)
    {
        profile.Check();
        var client = new ApiClient
        {
            Id = id,
            OrganizationId = organizationId,
            ClientId = demoClientId ?? id.ToString(),
            Name = profile.Name,
            Status = ApiClientStatus.Active,
            Roles = profile.Roles,
            Scopes = profile.Scopes,
            PractitionerId = profile.PractitionerId,
            PatientId = profile.PatientId,
            Keys = keys,
            IsDemo = demoClientId is not null,
        };
        client.Record(new ApiClientCreated(id));
        return client;
    }

    /// <summary>From then on it gets no token and those it holds are refused. Final: what it did stays under its name.</summary>
    public void Disable()
    {
        RequireActive("disable");
        Status = ApiClientStatus.Disabled;
        Record(new ApiClientDisabled(Id));
    }

    public void RotateSecret()
    {
        RequireActive("rotate-secret");
        Record(new ApiClientSecretRotated(Id));
    }

    public void SetKeys(ApiClientKeys keys)
    {
        RequireActive("keys");
        Keys = keys;
        Record(new ApiClientKeysSet(Id));
    }

    private void RequireActive(string action)
    {
        if (Status is not ApiClientStatus.Active)
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }
}

public enum ApiClientStatus
{
    Active,
    Disabled,
}

/// <summary>Public keys of a client that proves itself by <c>private_key_jwt</c>.</summary>
/// <param name="KeyIds">As the set had them when it was given or first fetched.</param>
/// <param name="JwksUri">Null when the set was given by value.</param>
public sealed record ApiClientKeys(IReadOnlyList<string> KeyIds, string? JwksUri);

/// <summary>Who a client is and what it may do.</summary>
public sealed record ApiClientProfile(
    string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Scopes, PractitionerId? PractitionerId, PatientId? PatientId)
{
    /// <summary>The role of a patient's own client.</summary>
    public const string PatientRole = "Patient";

    /// <exception cref="DomainException">422 CLIENT_BINDING: a patient's client acts for that patient and for nobody else.</exception>
    internal void Check()
    {
        var isPatient = Roles.Contains(PatientRole);
        if (isPatient != PatientId is not null)
        {
            throw CommonErrors.Rule("CLIENT_BINDING", "/patientId", "The role Patient and a patient go together.");
        }

        if (isPatient && (Roles.Count > 1 || PractitionerId is not null))
        {
            throw CommonErrors.Rule("CLIENT_BINDING", "/roles", "A patient's client has no other role and no practitioner.");
        }
    }
}

public sealed record ApiClientCreated(ApiClientId ClientId) : IDomainEvent
{
    public string Type => "client.created";

    public EventSubject Subject => new(ClientId.Value);
}

public sealed record ApiClientDisabled(ApiClientId ClientId) : IDomainEvent
{
    public string Type => "client.disabled";

    public EventSubject Subject => new(ClientId.Value);
}

public sealed record ApiClientSecretRotated(ApiClientId ClientId) : IDomainEvent
{
    public string Type => "client.secret-rotated";

    public EventSubject Subject => new(ClientId.Value);
}

public sealed record ApiClientKeysSet(ApiClientId ClientId) : IDomainEvent
{
    public string Type => "client.keys-set";

    public EventSubject Subject => new(ClientId.Value);
}
