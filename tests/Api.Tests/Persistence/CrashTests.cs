using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Persistence;

/// <summary>Writers go on until the process is killed under them; then the books must balance.</summary>
public sealed class CrashTests
{
    private const int Writers = 8;
    private const int AcknowledgedBeforeTheKill = 100;
    private const int PlansOfAWriter = 5;
    private const int PlanWritesBeforeTheKill = 90;

    [Fact]
    public async Task A_killed_process_loses_no_acknowledged_write_and_leaves_no_half_one()
    {
        // The clock is the process's, so that the tokens that this host issues are good there.
        await using var host = await ApiHost.StartAsync(now: TimeProvider.System.GetUtcNow());
        var organization = await TestOrganization.CreateAsync(host);
        var (clientId, secret) = await organization.RegisterAsync([Role.Counselor]);
        var token = new AuthenticationHeaderValue("Bearer", await host.TokenAsync(clientId, secret));

        var acknowledged = await WriteUntilKilledAsync(host.Database, token);

        var keys = acknowledged.Keys.ToList();
        Assert.True(keys.Count >= AcknowledgedBeforeTheKill, $"Only {keys.Count} writes were acknowledged.");
        await organization.ReadAsync(async db =>
        {
            var patients = await db.Patients.Select(p => new { p.Id, p.Version }).ToListAsync();
            Assert.Empty(acknowledged.Values.Except(patients.Select(p => p.Id.Value)));
            Assert.All(patients, patient => Assert.Equal(1, patient.Version));

            // What belongs to a write is there once for each, and nothing of a write that is not there.
            var ids = patients.Select(p => p.Id.Value).Order().ToList();
            Assert.Equal(ids, await db.Outbox.Where(m => m.Type == "patient.registered").Select(m => m.SubjectId).OrderBy(id => id).ToListAsync());
            Assert.Equal(ids.Count, await db.AuditEntries.CountAsync(e => e.Action == "registerPatient" && e.Status == 201));
            var records = await db.IdempotencyRecords.Where(r => r.Operation == "registerPatient").ToListAsync();
            Assert.Equal(ids.Count, records.Count);
            Assert.All(records, record => Assert.Equal(201, record.Status));
        });
    }

    /// <summary>Also the way out for a client that got no answer: the same request under the same key.</summary>
    [Fact]
    public async Task After_the_kill_a_retry_under_the_same_key_writes_once()
    {
        await using var host = await ApiHost.StartAsync(now: TimeProvider.System.GetUtcNow());
        var organization = await TestOrganization.CreateAsync(host);
        var (clientId, secret) = await organization.RegisterAsync([Role.Counselor]);
        var token = new AuthenticationHeaderValue("Bearer", await host.TokenAsync(clientId, secret));
        var sent = new ConcurrentBag<string>();

        var acknowledged = await WriteUntilKilledAsync(host.Database, token, sent);

        using var again = await ApiProcess.StartAsync(host.Database);
        using var http = new HttpClient { BaseAddress = again.Address };
        http.DefaultRequestHeaders.Authorization = token;
        foreach (var key in sent)
        {
            var id = await RegisterAsync(http, key);
            Assert.Equal(acknowledged.GetValueOrDefault(key, id), id);
        }

        await organization.ReadAsync(async db => Assert.Equal(sent.Count, await db.Patients.CountAsync()));
    }

    [Fact]
    public async Task A_killed_process_leaves_every_plan_whole_at_the_last_step_it_acknowledged_or_the_one_after()
    {
        await using var host = await ApiHost.StartAsync(now: TimeProvider.System.GetUtcNow());
        var organization = await TestOrganization.CreateAsync(host);
        var episodes = new ConcurrentQueue<string>();
        for (var i = 0; i < Writers * PlansOfAWriter; i++)
        {
            episodes.Enqueue((await organization.AdmittedAsync()).Id);
        }

        var (clientId, secret) = await organization.RegisterAsync([Role.Counselor], practitioner: organization.Counselor);
        var token = new AuthenticationHeaderValue("Bearer", await host.TokenAsync(clientId, secret));
        var content = FromToday(RecoveryPlans.TestPlans.Content(organization).ToJsonString());
        // The version that was acknowledged last, by episode: the id of a plan is not known before its first answer.
        var acknowledged = new ConcurrentDictionary<string, int>();

        await UntilKilledAsync(host.Database, token, PlanWritesBeforeTheKill, () => acknowledged.Values.Sum(), async http =>
        {
            while (episodes.TryDequeue(out var episode))
            {
                var (plan, etag) = await PlanStepAsync(http, HttpMethod.Post, $"/episodes/{episode}/plans", $$"""{"content":{{content}}}""", null);
                acknowledged[episode] = 1;
                foreach (var (method, path, body) in Steps(content))
                {
                    etag = (await PlanStepAsync(http, method, $"/plans/{plan}{path}", body, etag)).ETag;
                    acknowledged[episode]++;
                }
            }
        });

        Assert.True(acknowledged.Values.Sum() >= PlanWritesBeforeTheKill, $"Only {acknowledged.Values.Sum()} writes were acknowledged.");
        await organization.ReadAsync(async db =>
        {
            var plans = await db.RecoveryPlans.AsNoTracking().ToListAsync();
            Assert.Empty(acknowledged.Keys.Except(plans.Select(plan => plan.EpisodeId.ToString())));
            foreach (var plan in plans)
            {
                // Nobody waited for more than one answer at a time.
                Assert.InRange(plan.Version - acknowledged.GetValueOrDefault(plan.EpisodeId.ToString()), 0, 1);
                await AssertWholeAsync(db, plan);
            }

            // No answer was kept of a write that is not there, and none of one that is there is missing. The edit is a PUT and has no key.
            var kept = await db.IdempotencyRecords.Where(record => record.Key.StartsWith("plan-")).ToListAsync();
            Assert.Equal(plans.Sum(plan => plan.Version - (plan.Version > 1 ? 1 : 0)), kept.Count);
            Assert.All(kept, record => Assert.InRange(record.Status!.Value, 200, 201));
            Assert.Equal(plans.Count, await db.AuditEntries.CountAsync(entry => entry.Action == "openPlan" && entry.Status == 201));
        });

        // What is there can be gone on with.
        List<(string Id, int Version)> left = [];
        await organization.ReadAsync(async db =>
            left = (await db.RecoveryPlans.AsNoTracking().ToListAsync()).ConvertAll(plan => (plan.Id.ToString(), plan.Version)));
        using var again = await ApiProcess.StartAsync(host.Database);
        using var client = new HttpClient { BaseAddress = again.Address };
        client.DefaultRequestHeaders.Authorization = token;
        foreach (var (id, version) in left.Take(Writers))
        {
            var etag = $"\"{version}\"";
            foreach (var (method, path, body) in Steps(content).Skip(version - 1))
            {
                etag = (await PlanStepAsync(client, method, $"/plans/{id}{path}", body, etag)).ETag;
            }

            Assert.Equal("\"5\"", etag);
        }
    }

    /// <summary>The dates of the content fit the tests' clock, and the process has the real one.</summary>
    private static string FromToday(string content)
    {
        var days = (TimeProvider.System.GetUtcNow() - TestClock.DefaultStart).Days;
        return Regex.Replace(
            content, @"\d{4}-\d\d-\d\d", date => $"{DateOnly.Parse(date.Value, CultureInfo.InvariantCulture).AddDays(days - 1):yyyy-MM-dd}");
    }

    /// <summary>After the plan is opened: each makes one version more.</summary>
    private static (HttpMethod Method, string Path, string? Body)[] Steps(string content) =>
    [
        (HttpMethod.Put, "/draft", content.Replace("Keeps a job", "Keeps a job and a garden", StringComparison.Ordinal)),
        (HttpMethod.Post, "/submit", null),
        (HttpMethod.Post, "/signatures", """{"role":"Author","method":"ElectronicTyped"}"""),
        (HttpMethod.Post, "/signatures", """{"role":"Patient","method":"ElectronicDrawn"}"""),
    ];

    /// <summary>Everything that one step writes is there up to the version of the root, and nothing of a step after it.</summary>
    private static async Task AssertWholeAsync(AppDbContext db, RecoveryPlan plan)
    {
        var (step, id) = (plan.Version, plan.Id.Value);
        var version = Assert.Single(plan.Versions);
        Assert.Equal(plan.CurrentNumber, version.Number);
        Assert.Equal(plan.Status, version.Status);
        Assert.Equal(
            step switch { 1 or 2 => PlanVersionStatus.Draft, 3 or 4 => PlanVersionStatus.PendingSignature, _ => PlanVersionStatus.Active }, plan.Status);
        Assert.Equal(step > 1, version.Content.Contains("a garden", StringComparison.Ordinal));
        Assert.Equal(Math.Max(0, step - 3), version.Signatures.Count);
        Assert.All(version.Signatures, signature => Assert.Equal(version.ContentHash, signature.ContentHash));
        Assert.Equal(step == 5 ? 2 : 0, plan.Goals.Count);

        // The path of a signed plan: the phase of the admission became its first.
        var phases = await db.StepDownPhases.AsNoTracking().Where(phase => phase.EpisodeId == plan.EpisodeId).ToListAsync();
        Assert.Equal(step == 5 ? 2 : 1, phases.Count);
        Assert.Equal(step == 5 ? 2 : 0, phases.Count(phase => phase.PlannedPhaseId is not null));

        var history = await db.Set<AggregateHistory>().Where(change => change.Aggregate == "recovery_plan" && change.Id == id)
            .Select(change => change.Version).Order().ToListAsync();
        Assert.Equal(Enumerable.Range(1, step), history);

        var events = await db.Outbox.Where(message => message.SubjectId == id).GroupBy(message => message.Type)
            .ToDictionaryAsync(type => type.Key, type => type.Count());
        Assert.Equal(
            [1, step > 2 ? 1 : 0, Math.Max(0, step - 3), step == 5 ? 1 : 0],
            new[] { "plan.opened", "plan.submitted", "plan.signed", "plan.activated" }.Select(type => events.GetValueOrDefault(type)));
        Assert.Equal(step - 1, await db.AuditEntries.CountAsync(entry => entry.ResourceId == id && entry.Status == 200 && entry.Method != "GET"));
    }

    private static async Task<(string Id, string ETag)> PlanStepAsync(HttpClient http, HttpMethod method, string path, string? body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (ifMatch is not null)
        {
            request.Headers.Add("If-Match", ifMatch);
        }

        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Idempotency-Key", $"plan-{path}-{ifMatch?.Trim('"')}");
        }

        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return ((string?)answer["id"] ?? "", response.Headers.ETag!.Tag);
    }

    /// <returns>The patients whose registration was answered, by key.</returns>
    private static async Task<ConcurrentDictionary<string, Guid>> WriteUntilKilledAsync(
        DatabaseSettings database, AuthenticationHeaderValue token, ConcurrentBag<string>? sent = null)
    {
        var acknowledged = new ConcurrentDictionary<string, Guid>();
        var writer = 0;
        await UntilKilledAsync(database, token, AcknowledgedBeforeTheKill, () => acknowledged.Count, async http =>
        {
            var number = Interlocked.Increment(ref writer);
            for (var i = 0; ; i++)
            {
                var key = $"{number}-{i}";
                sent?.Add(key);
                acknowledged[key] = await RegisterAsync(http, key);
            }
        });
        return acknowledged;
    }

    /// <summary>Writers side by side against a process that is killed once so many writes were answered.</summary>
    private static async Task UntilKilledAsync(
        DatabaseSettings database, AuthenticationHeaderValue token, int enough, Func<int> answered, Func<HttpClient, Task> writeAsync)
    {
        using var process = await ApiProcess.StartAsync(database);
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            using var http = new HttpClient { BaseAddress = process.Address };
            http.DefaultRequestHeaders.Authorization = token;
            try
            {
                await writeAsync(http);
            }
            catch (Exception exception) when (exception is HttpRequestException { StatusCode: null } or IOException or SocketException)
            {
                // Killed. A connection lost the moment it was made is told by the socket itself.
            }
        })).ToList();

        var all = Task.WhenAll(writers);
        while (answered() < enough && !all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(5));
        }

        process.Kill();
        await all;
    }

    private static async Task<Guid> RegisterAsync(HttpClient http, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/patients")
        {
            Content = JsonContent.Create(
                new { givenName = "Ada", familyName = "Marsh", birthDate = "1990-04-01", administrativeSex = "Female" }),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Registered>())!.Id;
    }

    private sealed record Registered(Guid Id);
}
