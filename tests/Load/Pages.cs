using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Npgsql;

namespace TreatmentPlans.Load;

/// <summary>Page 1,000 of a list of plans against its page 1, and its page 1 in a large table against a small one.</summary>
internal static class Pages
{
    private const int Small = 1_000;
    private const int Depth = 1_000;
    private const int Samples = 200;
    private const int Limit = 50;

    public static async Task RunAsync(int rows)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var sample = (await sandbox.CreatePlansAsync(1)).Keys.Single();
        await using var admin = NpgsqlDataSource.Create(sandbox.AdminConnection);
        using var http = new HttpClient();

        await FillAsync(admin, sample, Small - 1);
        // The small table is asked first: what is compiled meanwhile must not stand to the credit of the large one.
        for (var warmUp = 0; warmUp < 5; warmUp++)
        {
            await SampleAsync(sandbox, http, null);
        }

        var small = await SampleAsync(sandbox, http, null);
        await FillAsync(admin, sample, rows - Small);
        var (after, reached) = await WalkAsync(sandbox, http);
        var first = new List<double>();
        var deep = new List<double>();
        // In turns, so that a busy moment of the machine meets both.
        for (var turn = 0; turn < 4; turn++)
        {
            first.AddRange(await SampleAsync(sandbox, http, null));
            deep.AddRange(await SampleAsync(sandbox, http, after));
        }

        var (p95Small, p95First, p95Deep) = (P95(small), P95(first), P95(deep));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows} plans, limit {Limit}: page 1 of {Small} plans p95 {p95Small:F2} ms; page 1 p95 {p95First:F2} ms (ratio {p95First / p95Small:F2}); page {reached} p95 {p95Deep:F2} ms (ratio to page 1 {p95Deep / p95First:F2}); load average {Machine.LoadAverage}"));
    }

    /// <summary>More plans like the one there is, each of an episode of its own, without their documents: a list does not read them.</summary>
    private static async Task FillAsync(NpgsqlDataSource admin, Guid sample, int count)
    {
        await Sandbox.ExecuteAsync(admin,
            $"""
            INSERT INTO recovery_plan
            SELECT clone.* FROM recovery_plan AS original CROSS JOIN generate_series(1, {count}) AS n
            CROSS JOIN LATERAL jsonb_populate_record(
                original, jsonb_build_object('id', gen_random_uuid(), 'episode_id', gen_random_uuid(), 'n', n)) AS clone
            WHERE original.id = '{sample}'
            """);
        await Sandbox.ExecuteAsync(admin, "VACUUM ANALYZE recovery_plan");
    }

    private static async Task<(string After, int Page)> WalkAsync(Sandbox sandbox, HttpClient http)
    {
        var after = "";
        var page = 1;
        var token = await sandbox.TokenAsync();
        for (; page < Depth; page++)
        {
            if (page % 200 == 0)
            {
                token = await sandbox.TokenAsync();
            }

            var answer = JsonNode.Parse((await ReadAsync(sandbox, http, token, page == 1 ? null : after)).Text)!;
            if ((string?)answer["next"] is not { } next)
            {
                break;
            }

            after = next;
        }

        return (after, page);
    }

    private static async Task<List<double>> SampleAsync(Sandbox sandbox, HttpClient http, string? after)
    {
        var token = await sandbox.TokenAsync();
        var times = new List<double>();
        for (var sample = 0; sample < Samples; sample++)
        {
            times.Add((await ReadAsync(sandbox, http, token, after)).Milliseconds);
        }

        return times;
    }

    private static async Task<(string Text, double Milliseconds)> ReadAsync(Sandbox sandbox, HttpClient http, string token, string? after)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/api/v1/plans?limit={Limit}{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Api.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var started = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request);
        var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return (text, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static double P95(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.95));
}
