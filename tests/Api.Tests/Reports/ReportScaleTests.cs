using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using Xunit.Abstractions;

namespace TreatmentPlans.Api.Tests.Reports;

/// <summary>Each measure is counted by the database in one statement, however many episodes there are.</summary>
public sealed class ReportScaleTests(ITestOutputHelper output)
{
    /// <summary>Few, so that it takes no statistics, which only the owner of the tables gathers; measured with a hundred thousand too (docs/performance.md).</summary>
    private const int Episodes = 300;
    private const int SessionsPerEpisode = 8;

    [PostgresFact]
    public async Task However_many_episodes_a_report_is_counted_in_two_round_trips()
    {
        var organization = await TestOrganization.CreateAsync();
        var program = Guid.Parse((await organization.ProgramAsync()).Id);
        await organization.ReadAsync(db => SowAsync(db, organization.Id.Value, program));
        var supervisor = organization.Client(Role.Supervisor);
        await supervisor.Get($"/reports/census?programId={program}&from=2025-01-01&to=2025-01-01").Succeeds();

        foreach (var report in new[] { "quality", "census", "attendance" })
        {
            using var trips = new RoundTrips();
            var watch = Stopwatch.StartNew();
            var answer = await supervisor.Get($"/reports/{report}?programId={program}&from=2025-01-01&to=2025-12-31", trips.Header).Succeeds();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report}: {watch.ElapsedMilliseconds} ms, {trips.Count} round trips"));

            // The programme, and all that is counted.
            Assert.Equal(2, trips.Count);
            Assert.InRange(
                report switch
                {
                    "quality" => (int)answer["measures"]!.AsArray().Single(row => (string)row!["measure"]! == "TimeToFirstService")!["denominator"]!,
                    "census" => (int)answer["admissions"]!,
                    _ => (int)answer["rates"]!["attended"]! / SessionsPerEpisode,
                },
                Episodes / 2,
                Episodes);
        }
    }

    /// <summary>A year of admissions, two thirds of them discharged, each with eight sessions.</summary>
    private static async Task SowAsync(DbContext db, Guid organization, Guid program)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO patient (organization_id, id, identifiers, given_name, family_name, search_given_name, search_family_name, birth_date,
                administrative_sex, legal_hold, version, created_at, updated_at, created_by_client, updated_by_client)
            SELECT {organization}, md5('p' || n)::uuid, '[]', 'Fictional', 'Person', 'fictional', 'person', DATE '1980-01-01' + n % 9000,
                'Female', false, 1, TIMESTAMPTZ '2025-01-01Z', TIMESTAMPTZ '2025-01-01Z', 'sown', 'sown'
            FROM generate_series(1, {Episodes}) AS n
            """);
        await db.Database.ExecuteSqlAsync(
            $$"""
            INSERT INTO episode (organization_id, id, patient_id, program_id, identifiers, status, referral, level_of_care_stays, leaves, diagnoses,
                dimension_rating_sets, requested_on, substance_use_index_on, admitted_on, admitted_rank, current_rank, discharged_on, discharge_type,
                last_use, version, created_at, updated_at, created_by_client, updated_by_client)
            SELECT {{organization}}, md5('e' || n)::uuid, md5('p' || n)::uuid, {{program}}, '[]', CASE WHEN n % 3 = 0 THEN 'Admitted' ELSE 'Discharged' END,
                '{}', '[]', '[]', '[]', '[]', day - 3, day - 5, day, 21, 21, CASE WHEN n % 3 > 0 THEN day + n % 90 END,
                CASE WHEN n % 3 = 1 THEN 'CompletedSuccessfully' WHEN n % 3 = 2 THEN 'LeftAgainstAdvice' END,
                'Never', 1, TIMESTAMPTZ '2025-01-01Z', TIMESTAMPTZ '2025-01-01Z', 'sown', 'sown'
            FROM generate_series(1, {{Episodes}}) AS n, LATERAL (SELECT DATE '2025-01-01' + n % 360) AS days (day)
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO attendance (organization_id, id, session_id, patient_id, episode_id, "on", starts_at, ends_at, scheduled_minutes, category,
                is_required, is_treatment, booked_at, status, counts_as, attended_minutes, log, version, created_at, updated_at, created_by_client, updated_by_client)
            SELECT {organization}, gen_random_uuid(), gen_random_uuid(), md5('p' || n)::uuid, md5('e' || n)::uuid, day, day + TIME '22:00', day + TIME '23:00', 180,
                'GroupCounseling', true, true, TIMESTAMPTZ '2025-01-01Z', 'Attended', CASE WHEN k % 4 = 3 THEN 'AbsentUnexcused' ELSE 'Attended' END, 170, '[]', 1,
                TIMESTAMPTZ '2025-01-01Z', TIMESTAMPTZ '2025-01-01Z', 'sown', 'sown'
            FROM generate_series(1, {Episodes}) AS n, generate_series(0, {SessionsPerEpisode - 1}) AS k, LATERAL (SELECT DATE '2025-01-01' + n % 360 + k * (3 + n % 5)) AS days (day)
            """);
    }
}
