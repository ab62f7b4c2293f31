using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>An organization of a test's own: its people, and a client for each role.</summary>
internal sealed class TestOrganization
{
    private readonly ApiHost _host;
    private readonly ConcurrentDictionary<string, ApiClient> _clients = new();

    private TestOrganization(ApiHost host)
    {
        _host = host;
        Id = New<OrganizationId>();
        Counselor = New<PractitionerId>();
        Supervisor = New<PractitionerId>();
        Physician = New<PractitionerId>();
    }

    public OrganizationId Id { get; }

    /// <summary>Licensed, not independently: the supervisor countersigns.</summary>
    public PractitionerId Counselor { get; }

    public PractitionerId Supervisor { get; }

    public PractitionerId Physician { get; }

    public static async Task<TestOrganization> CreateAsync(ApiHost? host = null)
    {
        var organization = new TestOrganization(host ?? await ApiHost.SharedAsync());
        await organization.WriteAsync(db =>
        {
            db.Organizations.Add(Organization.Found(organization.Id, "Harbor Recovery", "USD"));
            db.Practitioners.AddRange(
                organization.Person(organization.Supervisor, "Ines", "Hart", "LCSW", independent: true),
                organization.Person(organization.Physician, "Noor", "Vale", "MD", independent: true),
                organization.Person(organization.Counselor, "Sam", "Reed", "LADC", independent: false));
        });
        return organization;
    }

    /// <summary>
    /// A client of that role, whose tokens are fetched when needed. Counselor, supervisor and physician act for the person above,
    /// a patient's client for a patient who is not here; the others are bound to nobody.
    /// </summary>
    /// <param name="scopes">All unless given.</param>
    public ApiClient Client(Role role, params string[] scopes) => _clients.GetOrAdd(
        $"{role} {string.Join(' ', scopes)}",
        _ => _host.Client(new ClientTokens(_host, () => RegisterAsync([role], scopes.Length == 0 ? null : scopes, PersonOf(role), PatientOf(role)))));

    /// <summary>Without a token.</summary>
    public ApiClient Anonymous => _clients.GetOrAdd("anonymous", _ => _host.Client());

    /// <summary>Writes behind the API's back, in one transaction.</summary>
    public Task WriteAsync(Action<IAppDbContext> write) => _host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
        Id,
        async services =>
        {
            var db = services.GetRequiredService<IAppDbContext>();
            write(db);
            await db.SaveChangesAsync(default);
        },
        default);

    /// <summary>Looks behind the API's back, at what is stored of this organization.</summary>
    public Task ReadAsync(Func<AppDbContext, Task> read) => _host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
        Id, services => read(services.GetRequiredService<AppDbContext>()), default);

    /// <summary>Registers a client with a secret, past the API: the first one has nobody to register it.</summary>
    /// <param name="scopes">Every scope unless given.</param>
    public async Task<(string ClientId, string Secret)> RegisterAsync(
        Role[] roles, string[]? scopes = null, PractitionerId? practitioner = null, PatientId? patient = null)
    {
        const string Secret = "only-for-this-test";
        var client = Domain.Integration.ApiClient.Register(
            TypedId.New<ApiClientId>(_host.Clock.GetUtcNow()),
            Id,
            new ApiClientProfile("Test client", [.. roles.Select(role => role.ToString())], scopes ?? [.. Scopes.All], practitioner, patient));
        await _host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
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
        var token = await _host.TokenAsync(clientId, secret);
        return _host.Client(new Bearer(token));
    }

    private PractitionerId? PersonOf(Role role) => role switch
    {
        Role.Counselor => Counselor,
        Role.Supervisor => Supervisor,
        Role.Physician => Physician,
        _ => null,
    };

    private PatientId? PatientOf(Role role) => role is Role.Patient ? New<PatientId>() : null;

    private Practitioner Person(PractitionerId id, string givenName, string familyName, string credential, bool independent) =>
        Practitioner.Create(id, Id, new PractitionerProfile(
            givenName,
            familyName,
            Identifiers: [],
            [new Credential(credential, "T-1", "MA", new DateOnly(2020, 1, 1), ValidTo: null, independent)],
            LicenceStates: ["MA"],
            SupervisorId: independent ? null : Supervisor,
            Active: true));

    private TId New<TId>()
        where TId : struct, ITypedId<TId> => TypedId.New<TId>(_host.Clock.GetUtcNow());
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

/// <summary>Registers the client at its first call, and fetches a new token when the clock has left the last one behind.</summary>
internal sealed class ClientTokens(ApiHost host, Func<Task<(string ClientId, string Secret)>> register) : DelegatingHandler
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim _fetching = new(1);
    private (string ClientId, string Secret)? _client;
    private (string Token, DateTimeOffset At)? _last;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", await TokenAsync());
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<string> TokenAsync()
    {
        await _fetching.WaitAsync();
        try
        {
            var now = host.Clock.GetUtcNow();
            if (_last is { } last && now >= last.At && now < last.At + Fresh)
            {
                return last.Token;
            }

            _client ??= await register();
            _last = (await host.TokenAsync(_client.Value.ClientId, _client.Value.Secret), now);
            return _last.Value.Token;
        }
        finally
        {
            _fetching.Release();
        }
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
