using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Reports;

public sealed class ReportTests
{
    private const string Period = "programId={id}&from=2025-12-01&to=2025-12-31";

    private static readonly Operation[] Operations =
    [
        new("GET", $"/reports/census?{Period}", null, Scopes.ReportsRead, Role.Supervisor, Role.Administrator),
        new("GET", $"/reports/quality?{Period}", null, Scopes.ReportsRead, Role.Supervisor, Role.Administrator),
        new("GET", $"/reports/attendance?{Period}", null, Scopes.ReportsRead, Role.Supervisor, Role.Administrator),
        new("GET", $"/reports/quality/cases?measure=Completion&{Period}", null, Scopes.ReportCasesRead, Role.Supervisor),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Operations.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_report_is_open_to_its_roles_and_scope_only(int number) =>
        await Operations[number].AssertAccessAsync(await TestOrganization.CreateAsync());

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Another_organization_s_programme_is_as_unknown_as_none(int number)
    {
        var foreign = (await (await TestOrganization.CreateAsync()).ProgramAsync()).Id;
        var own = await TestOrganization.CreateAsync();

        foreach (var unknown in new[] { foreign, "019b8f00-0000-7000-8000-000000000000" })
        {
            var refused = await own.Client(Role.Supervisor).Get(PathOf(number, unknown)).IsRefused(422, "UNKNOWN_REFERENCE");
            Assert.Equal("?programId", Assert.Single(refused.Errors).Pointer);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_period_that_cannot_be_told_of_is_refused_by_name(int number)
    {
        var organization = await TestOrganization.CreateAsync();
        var program = (await organization.ProgramAsync()).Id;
        var supervisor = organization.Client(Role.Supervisor);
        string Path(string from, string to) =>
            PathOf(number, program).Replace("from=2025-12-01&to=2025-12-31", $"from={from}&to={to}", StringComparison.Ordinal);

        Assert.Contains("?to", (await supervisor.Get(Path("2025-12-01", "2199-01-01")).IsRefused(422, "DATE_IN_FUTURE")).Errors.Select(error => error.Pointer));
        Assert.Contains("?from", (await supervisor.Get(Path("2025-12-31", "2025-12-30")).IsRefused(422, "DATE_OUT_OF_ORDER")).Errors.Select(error => error.Pointer));
        Assert.Contains("?from", (await supervisor.Get(Path("2024-12-30", "2025-12-31")).IsRefused(422, "PERIOD_TOO_LONG")).Errors.Select(error => error.Pointer));
        await supervisor.Get(Path("2024-12-31", "2025-12-31")).Succeeds();
        await supervisor.Get(Path("2025-13-01", "2025-12-31")).IsRefused(400, "INVALID_FORMAT");
    }

    [Fact]
    public async Task A_report_is_of_this_month_up_to_today_unless_asked_otherwise()
    {
        var organization = await TestOrganization.CreateAsync();
        var program = (await organization.ProgramAsync()).Id;

        var census = await organization.Client(Role.Supervisor).Get($"/reports/census?programId={program}").Succeeds();
        var before = await organization.Client(Role.Supervisor).Get($"/reports/census?programId={program}&to=2025-11-15").Succeeds();

        Assert.Equal((string?)census["asOf"], (string?)census["to"]);
        Assert.Equal($"{census["to"]!.ToString()[..8]}01", (string?)census["from"]);
        Assert.Equal(("2025-11-01", "2025-11-15"), ((string?)before["from"], (string?)before["to"]));
    }

    [Theory]
    [InlineData("/reports/census", "?programId")]
    [InlineData("/reports/quality", "?programId")]
    [InlineData("/reports/attendance", "?programId")]
    [InlineData("/reports/quality/cases", "?measure")]
    public async Task What_a_report_cannot_do_without_is_missed_by_name(string path, string pointer)
    {
        var organization = await TestOrganization.CreateAsync();
        var program = (await organization.ProgramAsync()).Id;
        var query = pointer == "?programId" ? "" : $"?programId={program}";

        var refused = await organization.Client(Role.Supervisor).Get(path + query).IsRefused(400, "REQUIRED");

        Assert.Equal((pointer, "REQUIRED"), Assert.Single(refused.Errors));
    }

    [Fact]
    public async Task A_measure_without_that_variant_has_no_cases()
    {
        var organization = await TestOrganization.CreateAsync();
        var path = PathOf(3, (await organization.ProgramAsync()).Id);
        var supervisor = organization.Client(Role.Supervisor);

        var refused = await supervisor.Get($"{path}&variant=30").IsRefused(422, "UNKNOWN_REFERENCE");
        Assert.Contains("?variant", refused.Errors.Select(error => error.Pointer));
        await supervisor.Get(path.Replace("Completion", "Retention", StringComparison.Ordinal)).IsRefused(422, "UNKNOWN_REFERENCE");
        await supervisor.Get(path.Replace("Completion", "Satisfaction", StringComparison.Ordinal)).IsRefused(400, "INVALID_FORMAT");
    }

    [Fact]
    public async Task A_programme_without_patients_has_reports_of_nothing()
    {
        var organization = await TestOrganization.CreateAsync();
        var program = (await organization.ProgramAsync()).Id;
        var supervisor = organization.Client(Role.Supervisor);

        var quality = await supervisor.Get(PathOf(1, program)).Succeeds();
        var census = await supervisor.Get(PathOf(0, program)).Succeeds();
        var attendance = await supervisor.Get(PathOf(2, program)).Succeeds();

        Assert.All(quality["measures"]!.AsArray(), row => Assert.Equal((0, 0, null), ((int)row!["denominator"]!, (int)row["numerator"]!, row["rate"])));
        Assert.Equal(31, census["days"]!.AsArray().Count);
        Assert.Equal(0m, (decimal)census["averageDailyCensus"]!);
        Assert.Null(census["lengthOfStay"]!["medianDays"]);
        Assert.Empty(attendance["weeks"]!.AsArray());
        Assert.Null(attendance["rates"]!["attendanceRate"]);
    }

    [Theory]
    [InlineData(0, "on,inCare,admissions,discharges", 31)]
    [InlineData(1, "measure,variant,denominator,numerator,rate,medianDays,label", 19)]
    [InlineData(2, "weekOf,category,required,attended,excused,unexcused,madeUp,scheduledMinutes,attendedMinutes,attendanceRate,adjustedAttendanceRate,noShowRate,hoursRate", 0)]
    public async Task The_rows_of_a_report_come_as_CSV_for_the_asking(int number, string columns, int rows)
    {
        var organization = await TestOrganization.CreateAsync();
        var path = PathOf(number, (await organization.ProgramAsync()).Id);
        var supervisor = organization.Client(Role.Supervisor);

        var answer = await supervisor.Get(path, ("Accept", "text/csv"));

        var lines = answer.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(columns, lines[0]);
        Assert.Equal(rows, lines.Length - 1);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        await supervisor.Get(path, ("Accept", "application/xml")).IsRefused(406, "NOT_ACCEPTABLE");
    }

    private static string PathOf(int number, string programId) => Operations[number].Path.Replace("{id}", programId, StringComparison.Ordinal);
}
