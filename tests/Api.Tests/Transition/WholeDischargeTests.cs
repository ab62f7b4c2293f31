using Microsoft.EntityFrameworkCore;
using Npgsql;
using TreatmentPlans.Api.Tests.Coverage;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.Transition;

/// <summary>What a discharge closes closes at once, or not at all (J.9).</summary>
public sealed class WholeDischargeTests
{
    private const string Killer = """
        CREATE OR REPLACE FUNCTION kill_me() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(10); RETURN NEW; END $$
        """;

    /// <summary>Each table that the discharge writes kills the connection under it, in turn.</summary>
    [PostgresFact]
    public async Task Killed_at_any_of_its_steps_it_has_closed_nothing_and_goes_through_later()
    {
        await using var host = await ApiHost.StartAsync();
        await using var admin = await TestDatabases.Postgres.OpenAsAdminAsync(host.Database);
        await ExecuteAsync(admin, Killer);
        var (first, proposedFirst) = await ProposedAsync(host);
        var before = await WrittenAsync(admin, first);
        await ApproveAsync(first, proposedFirst).Succeeds();
        string[] written = [.. (await WrittenAsync(admin, first)).Where(now => now.Value > before.GetValueOrDefault(now.Key)).Select(now => now.Key)];
        Assert.Superset(
            new HashSet<string>
            {
                "discharge", "episode", "recovery_plan", "step_down_phase", "level_of_care_decision", "session", "attendance", "homework",
                "work_item", "follow_up", "payer_authorization",
            },
            written.ToHashSet());

        var (care, proposed) = await ProposedAsync(host);
        var whole = await WrittenAsync(admin, care);
        foreach (var table in written.Concat(["aggregate_history", "outbox_message"]))
        {
            await ExecuteAsync(admin, $"""CREATE TRIGGER killer BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION kill_me()""");
            var killed = await ApproveAsync(care, proposed);
            await ExecuteAsync(admin, $"""DROP TRIGGER killer ON "{table}" """);

            Assert.True((int)killed.Status == 503, $"{table}: {killed}");
            Assert.Equal(whole, await WrittenAsync(admin, care));
        }

        Assert.Equal("Proposed", (string)(await care.Counselor.Get($"/episodes/{care.EpisodeId}/discharge").Succeeds())["status"]!);
        Assert.Equal("Final", (string)(await ApproveAsync(care, proposed).Succeeds())["status"]!);
        var after = await WrittenAsync(admin, care);
        Assert.All(written, table => Assert.True(after[table] > whole.GetValueOrDefault(table), table));
    }

    [Fact]
    public async Task It_settles_the_open_work_of_the_episode_but_for_what_outlives_it()
    {
        await using var host = await ApiHost.StartAsync();
        var (care, proposed) = await ProposedAsync(host);
        await care.Counselor.Post($"/episodes/{care.EpisodeId}/check-ins", new { craving = 9 }).Succeeds();
        await care.Counselor.Post(
            $"/episodes/{care.EpisodeId}/use-events", new { substance = "Alcohol", startedOn = "2026-01-05", reportedBy = "Self" }).Succeeds();
        var open = await OpenAsync(care);
        Assert.Superset(
            new HashSet<WorkItemKind> { WorkItemKind.CravingHigh, WorkItemKind.UseSafetyCheck, WorkItemKind.UseReRating, WorkItemKind.ContinuingCareDue }, open.ToHashSet());

        await ApproveAsync(care, proposed).Succeeds();

        Assert.Equal([WorkItemKind.UseSafetyCheck], await OpenAsync(care));
        Assert.All(
            await care.ReadAsync(db => db.WorkItems.Where(item => item.Status == WorkItemStatus.Resolved).ToListAsync()),
            item => Assert.Null(item.Resolution!.By));
    }

    private static async Task<(CareInProgress Care, ApiAnswer Proposed)> ProposedAsync(ApiHost host)
    {
        var care = await CareInProgress.StartAsync(host);
        await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(CareInProgress.Today.AddDays(7))).Succeeds();
        var program = await care.ReadAsync(db => db.Programs.SingleAsync());
        await care.Counselor.Post("/sessions", new
        {
            programId = program.Id.ToString(),
            type = "Individual",
            facilitatorId = care.Organization.Counselor.ToString(),
            startsAt = "2026-01-06T18:00:00Z",
            endsAt = "2026-01-06T19:00:00Z",
            room = "Library",
            participants = new[] { new { episodeId = care.EpisodeId.ToString() } },
        }).Succeeds();
        await care.Counselor.Post(
            $"/episodes/{care.EpisodeId}/homework", new { title = "Trigger map", evidenceType = "Text", dueOn = "2026-01-08" }).Succeeds();
        await (await AuthorizedCare.OfAsync(care.Organization, care.EpisodeId.ToString())).DecidedAsync();
        var proposed = await care.Counselor.Post(
            $"/episodes/{care.EpisodeId}/discharge", new { type = "Moved", dischargedOn = "2026-01-05", reason = "Moves away." }).Succeeds();
        return (care, proposed);
    }

    private static Task<ApiAnswer> ApproveAsync(CareInProgress care, ApiAnswer proposed) =>
        care.Supervisor.Post($"/episodes/{care.EpisodeId}/discharge/approve", null, proposed.ETag);

    private static async Task<List<WorkItemKind>> OpenAsync(CareInProgress care) =>
        await care.ReadAsync(db => db.WorkItems.Where(item => item.Status != WorkItemStatus.Resolved).Select(item => item.Kind).Distinct().ToListAsync());

    /// <summary>Versions of the organization's aggregates by table: each change of one is a row.</summary>
    private static async Task<SortedDictionary<string, long>> WrittenAsync(NpgsqlConnection admin, CareInProgress care)
    {
        await using var command = new NpgsqlCommand(
            "SELECT aggregate, count(*) FROM aggregate_history WHERE organization_id = $1 GROUP BY aggregate", admin);
        command.Parameters.Add(new NpgsqlParameter { Value = care.Organization.Id.Value });
        await using var rows = await command.ExecuteReaderAsync();
        var written = new SortedDictionary<string, long>();
        while (await rows.ReadAsync())
        {
            written[rows.GetString(0)] = rows.GetInt64(1);
        }

        return written;
    }

    private static async Task ExecuteAsync(NpgsqlConnection admin, string sql)
    {
        await using var command = new NpgsqlCommand(sql, admin);
        await command.ExecuteNonQueryAsync();
    }
}
