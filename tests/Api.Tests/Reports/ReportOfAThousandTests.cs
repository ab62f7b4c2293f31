using System.Text.Json;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Tests.Reports;

/// <summary>The reports over a thousand drawn episodes, against a plain recomputation in memory.</summary>
public sealed class ReportOfAThousandTests
{
    private static readonly DateOnly From = new(2025, 2, 1);
    private static readonly DateOnly To = new(2025, 12, 31);

    [Fact]
    public async Task Reports_are_those_that_a_plain_recomputation_gives()
    {
        var organization = await TestOrganization.CreateAsync();
        var sown = await SownProgramme.SowAsync(organization);
        var supervisor = organization.Client(Role.Supervisor);
        var period = $"programId={sown.ProgramId}&from={From:O}&to={To:O}";
        Assert.Equal(Enum.GetValues<DischargeType>(), sown.All.Select(e => e.End?.Type).OfType<DischargeType>().Distinct().Order());

        var quality = await supervisor.Get($"/reports/quality?{period}").Succeeds();
        var plain = new PlainReport(sown, From, To, DateOnly.Parse((string)quality["asOf"]!, null));
        await AssertQualityAsync(supervisor, period, quality, plain);
        AssertCensus(await supervisor.Get($"/reports/census?{period}").Succeeds(), plain);
        AssertAttendance(await supervisor.Get($"/reports/attendance?{period}").Succeeds(), plain);
    }

    private static async Task AssertQualityAsync(ApiClient supervisor, string period, ApiAnswer quality, PlainReport plain)
    {
        var measures = quality["measures"]!.AsArray().ToDictionary(
            row => row!["variant"] is { } variant ? $"{row["measure"]}/{variant}" : $"{row["measure"]}", row => row!);
        Assert.Equal(plain.Measures.Keys.Order(), measures.Keys.Order());
        foreach (var (name, cases) in plain.Measures)
        {
            Assert.Equal((name, cases.Count, cases.Count(one => one.Holds)), (name, (int)measures[name]["denominator"]!, (int)measures[name]["numerator"]!));
            Assert.InRange(cases.Count(one => one.Holds), 1, cases.Count - 1);

            var parts = name.Split('/');
            var path = $"/reports/quality/cases?{period}&measure={parts[0]}" + (parts.Length > 1 ? $"&variant={parts[1]}" : "");
            Assert.Equal(Sorted(cases.Select(one => one.Episode)), Sorted(await IdsAsync(supervisor, path)));
            Assert.Equal(Sorted(cases.Where(one => one.Holds).Select(one => one.Episode)), Sorted(await IdsAsync(supervisor, $"{path}&part=Numerator")));
        }

        Assert.Equal(plain.MedianDaysToService, (decimal?)measures["TimeToFirstService"]["medianDays"]);
    }

    private static void AssertCensus(ApiAnswer census, PlainReport plain)
    {
        var days = census["days"]!.AsArray();
        Assert.Equal(To.DayNumber - From.DayNumber + 1, days.Count);
        foreach (var day in days)
        {
            var on = DateOnly.Parse((string)day!["on"]!, null);
            Assert.Equal(
                (on, plain.InCareOn(on), plain.Admitted.Count(e => e.AdmittedOn == on), plain.Discharged.Count(e => e.End!.DischargedOn == on)),
                (on, (int)day["inCare"]!, (int)day["admissions"]!, (int)day["discharges"]!));
        }

        Assert.Equal(days.Sum(day => (int)day!["inCare"]!), (int)census["patientDays"]!);
        Assert.Equal(
            plain.Discharged.GroupBy(e => e.End!.Type).OrderBy(type => type.Key).Select(type => (type.Key.ToString(), type.Count())),
            census["dischargesByType"]!.AsArray().Select(row => ((string)row!["type"]!, (int)row["episodes"]!)));
        var stays = plain.Discharged.Select(e => e.End!.DischargedOn.DayNumber - e.AdmittedOn!.Value.DayNumber).Order().ToList();
        Assert.Equal((stays[(stays.Count - 1) / 2] + stays[stays.Count / 2]) / 2m, (decimal)census["lengthOfStay"]!["medianDays"]!);
        Assert.Equal((decimal)stays.Average(), (decimal)census["lengthOfStay"]!["meanDays"]!, 9);
    }

    private static void AssertAttendance(ApiAnswer attendance, PlainReport plain)
    {
        Assert.Equal(plain.AttendanceBetween(From, To, null), RatesOf(attendance["rates"]!));
        foreach (var week in attendance["weeks"]!.AsArray())
        {
            var monday = DateOnly.Parse((string)week!["weekOf"]!, null);
            Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek);
            var first = monday < From ? From : monday;
            var last = monday.AddDays(6) > To ? To : monday.AddDays(6);
            Assert.Equal(plain.AttendanceBetween(first, last, Enum.Parse<ServiceCategory>((string)week["category"]!)), RatesOf(week["rates"]!));
        }
    }

    private static AttendanceRates RatesOf(JsonNode rates) => rates.Deserialize<AttendanceRates>(JsonSerializerOptions.Web)!;

    private static async Task<List<Guid>> IdsAsync(ApiClient supervisor, string path)
    {
        var ids = new List<Guid>();
        for (string? after = null; ;)
        {
            var page = await supervisor.Get($"{path}&limit=150" + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}")).Succeeds();
            ids.AddRange(page["items"]!.AsArray().Select(row => (Guid)row!["episodeId"]!));
            after = (string?)page["next"];
            if (after is null)
            {
                return ids;
            }
        }
    }

    private static IEnumerable<Guid> Sorted(IEnumerable<Guid> ids) => ids.Order();
}
