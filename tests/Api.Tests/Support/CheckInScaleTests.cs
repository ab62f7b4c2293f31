using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Support;
using Xunit.Abstractions;

namespace TreatmentPlans.Api.Tests.Support;

/// <summary>A trend reads one patient's days by an index, however many check-ins the organization has.</summary>
public sealed partial class CheckInScaleTests(ITestOutputHelper output)
{
    private const int CheckIns = 100_000;
    private const int Episodes = 500;
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [PostgresFact]
    public async Task Of_100_000_check_ins_the_trend_reads_those_of_two_weeks_by_one_look_at_an_index()
    {
        var care = await CareInProgress.StartAsync();
        var plan = new List<string>();
        await care.Organization.ReadAsync(async db =>
        {
            await SowAsync(db, care);
            var query = db.WellbeingCheckIns.AsNoTracking().OfTrend(care.EpisodeId, CareInProgress.Today, windowDays: 7);
            await using var command = query.CreateDbCommand();
            command.CommandText = "EXPLAIN (ANALYZE, BUFFERS) " + command.CommandText;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                plan.Add(reader.GetString(0));
            }
        });

        plan.ForEach(output.WriteLine);
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal));
        Assert.Contains(plan, line => line.Contains("ix_wellbeing_check_in_organization_id_episode_id_on", StringComparison.Ordinal));

        // Fourteen days with one check-in each.
        Assert.Contains(plan, line => FourteenRows().IsMatch(line));
    }

    /// <summary>Told by what is sent for each request: the trend looks once at the check-ins, and the evaluator has read all there is in three.</summary>
    [PostgresFact]
    public async Task Among_100_000_check_ins_the_trend_is_one_query_and_the_evaluator_stays_within_three_round_trips()
    {
        var care = await CareInProgress.StartAsync();
        await care.Organization.ReadAsync(db => SowAsync(db, care));
        await care.Counselor.Get($"/episodes/{care.EpisodeId}").Succeeds();

        var (trend, trendSql) = await SentAsync(HttpMethod.Get, $"/episodes/{care.EpisodeId}/craving-trend");
        var (evaluation, evaluationSql) = await SentAsync(HttpMethod.Post, care.Evaluations, new { asOf = CareInProgress.Today, purpose = "StepDown" });

        Assert.Equal((7, 7), ((int)trend["trend/current/daysWithEntries"]!, (int)trend["trend/previous/daysWithEntries"]!));
        Assert.Single(trendSql, sql => sql.Contains("FROM wellbeing_check_in", StringComparison.Ordinal));
        Assert.Equal(7, evaluation["findings/criteria/6/evidence"]!.AsArray().Count);
        Assert.InRange(evaluationSql.TakeWhile(sql => !sql.StartsWith("INSERT", StringComparison.Ordinal)).Count(IsRead), 2, 3);

        async Task<(ApiAnswer Answer, IReadOnlyList<string> Sql)> SentAsync(HttpMethod method, string path, object? body = null)
        {
            using var trips = new RoundTrips();
            var answer = await care.Counselor.SendAsync(method, path, body, headers: trips.Header).Succeeds();
            return (answer, trips.Sql);
        }

        // What begins the transaction reads nothing.
        static bool IsRead(string sql) => sql.Contains("FROM ", StringComparison.Ordinal);
    }

    /// <summary>One a day up to today, of this episode and of as many others.</summary>
    private static Task SowAsync(DbContext db, CareInProgress care) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO wellbeing_check_in (organization_id, id, at, "on", craving, version, created_at, updated_at, created_by_client, updated_by_client,
            patient_id, episode_id, recorded_at, is_told_by_patient)
        SELECT {care.Organization.Id.Value}, gen_random_uuid(), day, day::date, n % 11, 1, day, day, 'sown', 'sown', {care.PatientId.Value},
            CASE WHEN n % {Episodes} = 0 THEN {care.EpisodeId.Value} ELSE ('00000000-0000-7000-8000-' || lpad((n % {Episodes})::text, 12, '0'))::uuid END, day, false
        FROM generate_series(0, {CheckIns} - 1) AS n, LATERAL (SELECT {Noon} - (n / {Episodes}) * interval '1 day') AS days (day)
        """);

    [GeneratedRegex(@"actual .*rows=14\b")]
    private static partial Regex FourteenRows();
}
