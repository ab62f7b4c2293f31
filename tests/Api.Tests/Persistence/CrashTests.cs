using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Persistence;

/// <summary>Writers go on until the process is killed under them; then the books must balance.</summary>
public sealed class CrashTests
{
    private const int Writers = 8;
    private const int AcknowledgedBeforeTheKill = 100;

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

    /// <returns>The patients whose registration was answered, by key.</returns>
    private static async Task<ConcurrentDictionary<string, Guid>> WriteUntilKilledAsync(
        DatabaseSettings database, AuthenticationHeaderValue token, ConcurrentBag<string>? sent = null)
    {
        using var process = await ApiProcess.StartAsync(database);
        var acknowledged = new ConcurrentDictionary<string, Guid>();
        var enough = new TaskCompletionSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            using var http = new HttpClient { BaseAddress = process.Address };
            http.DefaultRequestHeaders.Authorization = token;
            for (var i = 0; ; i++)
            {
                var key = $"{writer}-{i}";
                sent?.Add(key);
                try
                {
                    acknowledged[key] = await RegisterAsync(http, key);
                }
                catch (HttpRequestException exception) when (exception.StatusCode is null)
                {
                    return;
                }

                if (acknowledged.Count >= AcknowledgedBeforeTheKill)
                {
                    enough.TrySetResult();
                }
            }
        })).ToList();

        await Task.WhenAny(enough.Task, Task.WhenAll(writers));
        process.Kill();
        await Task.WhenAll(writers);
        return acknowledged;
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
