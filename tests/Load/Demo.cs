using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace TreatmentPlans.Load;

/// <summary>The seeded SQLite demo: cold start to the first answer, and memory after many mixed requests.</summary>
internal static class Demo
{
    private const int Starts = 5;
    private const int Connections = 8;
    private const int Requests = 10_000;

    /// <param name="published">The folder of a published API; null for what stands beside this project's own output.</param>
    public static async Task RunAsync(string? published)
    {
        var assembly = published is null ? Sandbox.ApiAssembly : Path.GetFullPath(Path.Combine(published, Path.GetFileName(Sandbox.ApiAssembly)));
        var folder = Directory.CreateTempSubdirectory("plans-demo-").FullName;
        var settings = new Dictionary<string, string>(LaunchProfile())
        {
            ["ConnectionStrings:App"] = $"Data Source={Path.Combine(folder, "demo.db")}",
            ["RateLimits:Client:Requests"] = "100000000",
        };
        try
        {
            using (var first = await StartAsync())
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start, with migration and seed: {first.StartedIn.TotalSeconds:F2} s"));
            }

            var starts = new List<double>();
            for (var start = 0; start < Starts; start++)
            {
                using var again = await StartAsync();
                starts.Add(again.StartedIn.TotalSeconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"cold start, seeded: {string.Join(", ", starts.Select(s => s.ToString("F2", CultureInfo.InvariantCulture)))} s, median {starts.Order().ElementAt(Starts / 2):F2} s, load average {Machine.LoadAverage}"));

            using var api = await StartAsync();
            var before = api.ResidentMegabytes;
            var run = await LoadRun.AsAsync(api.Port, Connections, TimeSpan.FromMinutes(10), await MixedAsync(api), Requests);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"resident memory: {before:F0} MB at start, {api.ResidentMegabytes:F0} MB after {run.Answered} mixed requests ({string.Join(", ", run.Statuses.Select(pair => $"{pair.Value} x {pair.Key}"))})"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(assembly, [], settings, "/health/ready");
    }

    /// <summary>The environment that <c>dotnet run --project src/Api</c> gives it.</summary>
    private static Dictionary<string, string> LaunchProfile()
    {
        var file = Path.Combine(Sandbox.ApiAssembly, "..", "..", "..", "..", "Properties", "launchSettings.json");
        var profile = JsonNode.Parse(File.ReadAllText(Path.GetFullPath(file)))!["profiles"]!["sandbox"]!["environmentVariables"]!.AsObject();
        return profile.ToDictionary(variable => variable.Key, variable => (string)variable.Value!);
    }

    /// <summary>Lists, single resources, refusals, and one write in ten.</summary>
    private static async Task<Func<Request>> MixedAsync(ServerProcess api)
    {
        using var http = new HttpClient { BaseAddress = api.Address };
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "demo-counselor"), new("client_secret", "demo-secret-for-the-sandbox-only"),
        ]);
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        var token = (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["access_token"]!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var plans = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/v1/plans", UriKind.Relative)))!["items"]!.AsArray();
        var plan = (Guid)plans[0]!["id"]!;
        var patient = (Guid)plans[0]!["patientId"]!;
        var register = Encoding.UTF8.GetBytes(
            """{ "givenName": "Robin", "familyName": "Marsh", "birthDate": "1990-02-01", "administrativeSex": "Female" }""");
        Request[] mix =
        [
            .. new[]
            {
                "/patients", $"/patients/{patient}", $"/patients/{patient}/episodes", "/plans", $"/plans/{plan}", $"/plans/{plan}/versions",
                "/work-items", "/events?limit=50", $"/plans/{patient}",
            }.Select(path => new Request(api.Head("GET", "/api/v1" + path, token), default)),
            new Request(api.Head("POST", "/api/v1/patients", token, $"Content-Type: application/json\r\nContent-Length: {register.Length}\r\n"), register),
        ];
        var index = -1;
        return () => mix[(uint)Interlocked.Increment(ref index) % mix.Length];
    }
}
