using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using TreatmentPlans.Benchmarks;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Load;

/// <summary>A database of its own on the PostgreSQL server that the environment names, and the API on it as in real use.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    private const string Database = "plans_load";
    private const string Password = "only-for-this-run";
    private static readonly string[] Roles = ["plans_load_migrator", "plans_load_app", "plans_load_worker"];

    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<Guid> _episodes = new();
    private readonly AdminClient _admin = new();
    private string _client = "";
    private string _secret = "";
    private Guid _program;
    private Guid _patient;
    private Guid _episode;

    private Sandbox(string server, int pool)
    {
        AdminConnection = new NpgsqlConnectionStringBuilder(server) { Database = Database }.ConnectionString;
        Settings = new Dictionary<string, string>(SameForAll)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:Migrator"] = Connection(Roles[0], pool),
            ["ConnectionStrings:App"] = Connection(Roles[1], pool),
            ["ConnectionStrings:Worker"] = Connection(Roles[2], 5),
            ["Transport:AllowHttp"] = "true",
            // One client stands for many: it passes the limiter, but never meets its limit.
            ["RateLimits:Client:Requests"] = "100000000",
            ["RateLimits:Address:Requests"] = "100000000",
        };
        Bare = new NpgsqlConnectionStringBuilder(AdminConnection) { MaxPoolSize = pool, MaxAutoPrepare = 50, AutoPrepareMinUsages = 1, NoResetOnClose = true }.ConnectionString;

        string Connection(string role, int size) =>
            new NpgsqlConnectionStringBuilder(AdminConnection) { Username = role, Password = Password, MaxPoolSize = size }.ConnectionString;
    }

    /// <summary>Runtime settings of every server that is compared.</summary>
    public static IReadOnlyDictionary<string, string> SameForAll { get; } = new Dictionary<string, string>
    {
        ["DOTNET_gcServer"] = "1",
        ["DOTNET_TieredPGO"] = "1",
    };

    public static string ApiAssembly { get; } = FindApi();

    public string AdminConnection { get; }

    /// <summary>Connection string of the baseline: the same server and pool size.</summary>
    public string Bare { get; }

    public IReadOnlyDictionary<string, string> Settings { get; }

    public ServerProcess Api { get; private set; } = null!;

    public static async Task<Sandbox> CreateAsync(int pool = 64)
    {
        var server = Environment.GetEnvironmentVariable("LOAD_POSTGRES")
            ?? throw new InvalidOperationException("LOAD_POSTGRES is missing: the connection string of a superuser of a PostgreSQL that may be filled. See README.md.");
        await using (var source = NpgsqlDataSource.Create(server))
        {
            await ExecuteAsync(source, $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
            foreach (var role in Roles)
            {
                await ExecuteAsync(source, $"DROP ROLE IF EXISTS {role}");
                await ExecuteAsync(source, $"CREATE ROLE {role} LOGIN PASSWORD '{Password}'");
            }

            await ExecuteAsync(source, $"CREATE DATABASE {Database} TEMPLATE template0 OWNER {Roles[0]}");
        }

        var sandbox = new Sandbox(server, pool);
        await sandbox._admin.BootstrapAsync(sandbox.Settings);
        sandbox.Api = await ServerProcess.StartAsync(ApiAssembly, [], sandbox.Settings, "/health/ready");
        try
        {
            await sandbox.FoundAsync();
            return sandbox;
        }
        catch
        {
            // A server that nobody stops holds the output of this process open.
            sandbox.Api.Dispose();
            throw;
        }
    }

    public Task<ServerProcess> StartBareAsync(Guid samplePlan) => ServerProcess.StartAsync(
        typeof(Sandbox).Assembly.Location, ["bare", Bare, samplePlan.ToString()], SameForAll, "/ready");

    /// <summary>Short-lived, as in real use: taken anew before each round.</summary>
    public Task<string> TokenAsync() => RequestTokenAsync(
    [
        new("grant_type", "client_credentials"), new("client_id", _client), new("client_secret", _secret),
    ]);

    /// <returns>Ids of plans of full size, each with the answer that the API gives for it.</returns>
    public async Task<Dictionary<Guid, byte[]>> CreatePlansAsync(int count)
    {
        await AddEpisodesAsync(count);
        var token = await TokenAsync();
        var plans = new Dictionary<Guid, byte[]>();
        for (var index = 0; index < count; index++)
        {
            using var create = new HttpRequestMessage(HttpMethod.Post, new Uri(Api.Address, $"/api/v1/episodes/{NextEpisode()}/plans"))
            {
                Content = new ReadOnlyMemoryContent(PlanBody) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            };
            create.Headers.Add("Idempotency-Key", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
            var id = (Guid)(await SendAsync(create, token))["id"]!;
            using var read = new HttpRequestMessage(HttpMethod.Get, new Uri(Api.Address, $"/api/v1/plans/{id}"));
            read.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await _http.SendAsync(read);
            plans[id] = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        }

        return plans;
    }

    /// <summary>The body of a creation: content of full size.</summary>
    public static byte[] PlanBody { get; } = Encoding.UTF8.GetBytes(new JsonObject
    {
        ["content"] = JsonSerializer.SerializeToNode(
            FullPlan.Starting(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), DomainJson.Options),
    }.ToJsonString());

    public int EpisodesLeft => _episodes.Count;

    public Guid NextEpisode() => _episodes.TryDequeue(out var episode) ? episode : throw new InvalidOperationException("No episode is left.");

    /// <summary>An episode has at most one open plan, so each creation needs one: made past the API, for speed.</summary>
    public async Task AddEpisodesAsync(int count)
    {
        await using var source = NpgsqlDataSource.Create(AdminConnection);
        await using var command = source.CreateCommand(
            """
            INSERT INTO episode
            SELECT clone.* FROM episode AS original CROSS JOIN generate_series(1, $2) AS n
            CROSS JOIN LATERAL jsonb_populate_record(original, jsonb_build_object('id', gen_random_uuid(), 'n', n)) AS clone
            WHERE original.id = $1
            RETURNING id
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _episode });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            _episodes.Enqueue(reader.GetGuid(0));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        _http.Dispose();
        _admin.Dispose();
        NpgsqlConnection.ClearAllPools();
        await ValueTask.CompletedTask;
    }

    public static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Program, counselor, a client that acts for the counselor, patient, episode: over HTTP, as a customer would.</summary>
    private async Task FoundAsync()
    {
        // Of the programme, whose zone it is.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("O", CultureInfo.InvariantCulture);
        var administrator = await RequestTokenAsync(_admin.TokenRequest(Api.Address));
        _program = await PostAsync("/programs", administrator, $$"""
            { "name": "Evening IOP", "timeZone": "Etc/UTC", "levelsOfCare": [
              { "edition": "Third", "code": "2.1" }, { "edition": "Third", "code": "1" } ] }
            """);
        var counselor = await PostAsync("/practitioners", administrator, """
            { "givenName": "Noor", "familyName": "Haddad", "credentials": [
              { "type": "LCSW", "number": "C-1001", "issuingState": "NY", "validFrom": "2020-01-01", "independentlyLicensed": true } ],
              "licenceStates": ["NY"] }
            """);
        var client = await SendAsync(JsonPost("/clients", $$"""
            { "name": "Counselor tool", "roles": ["Counselor"], "practitionerId": "{{counselor}}",
              "scopes": ["patients:read", "patients:write", "episodes:read", "episodes:write", "plans:read", "plans:write", "phases:read", "work-items:read"] }
            """), administrator);
        _client = (string)(client["client"] ?? client)["clientId"]!;
        _secret = (string)client["secret"]!;
        var token = await TokenAsync();
        _patient = await PostAsync("/patients", token, """
            { "givenName": "Sam", "familyName": "Field", "birthDate": "1988-05-04", "administrativeSex": "Female" }
            """);
        _episode = await PostAsync($"/patients/{_patient}/episodes", token, $$"""
            { "programId": "{{_program}}", "requestedOn": "{{today}}", "source": "Self" }
            """);
    }

    private async Task<Guid> PostAsync(string path, string token, string json) => (Guid)(await SendAsync(JsonPost(path, json), token))["id"]!;

    private HttpRequestMessage JsonPost(string path, string json) => new(HttpMethod.Post, new Uri(Api.Address, "/api/v1" + path))
    {
        Content = new StringContent(json, Encoding.UTF8, "application/json"),
    };

    private async Task<JsonNode> SendAsync(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{request.Method} {request.RequestUri!.AbsolutePath} answered {(int)response.StatusCode}: {text}");
    }

    private async Task<string> RequestTokenAsync(IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await _http.PostAsync(new Uri(Api.Address, "/connect/token"), content);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return (string?)answer!["access_token"] ?? throw new InvalidOperationException($"No token: {answer}");
    }

    private static string FindApi()
    {
        // Beside this project's own output, built in the same configuration.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(own.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src", "Api", "bin", own.Parent.Name, own.Name, "TreatmentPlans.Api.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("The API is not built.", path);
    }
}
