using System.Globalization;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Tests.Assessments;
using TreatmentPlans.Domain.Tests.Scheduling;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>The 55 lines of the worked case (domain.md K.9), from the attendance of its calendar (K.3).</summary>
public sealed class DanaServiceLinesTests
{
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["90791"] = ["01-08"],
        ["H0015"] =
        [
            "01-12", "01-14", "01-15", "01-21", "01-22", "01-23", "01-26", "01-29", "02-02", "02-05", "02-06", "02-09", "02-12",
            "02-18", "02-19", "02-20", "02-23", "02-25", "02-26", "03-02", "03-04", "03-05",
        ],
        ["90853"] = ["01-28", "03-09", "03-11", "03-16", "03-23", "03-25", "04-01", "04-08", "04-15"],
        ["90837"] = ["01-20", "02-03", "02-13", "02-17", "03-03", "03-12", "03-19", "03-26", "03-30", "04-06", "04-13"],
        ["90847"] = ["02-24"],
        ["80307"] = ["01-15", "01-22", "01-29", "02-05", "02-12", "02-19", "02-26", "03-05", "03-12", "03-26", "04-08"],
    };

    private static readonly List<ServiceFact> Facts = Course();

    [Fact]
    public void Her_attendance_gives_the_55_lines_day_by_day()
    {
        var derived = ServiceLines.Derive(Facts, TestContracts.Contract);

        Assert.Equal(
            Expected.SelectMany(code => code.Value.Select(day => $"{day} {code.Key}")).Order(StringComparer.Ordinal),
            derived.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.On:MM-dd} {line.ServiceCode}")));
        Assert.Equal(55, derived.Lines.Count);
        Assert.All(derived.Lines, line => Assert.Equal(1, line.Units));
        Assert.Empty(derived.Unbilled);
    }

    [Fact]
    public void They_cost_what_the_case_says_by_code_and_by_phase()
    {
        var lines = ServiceLines.Derive(Facts, TestContracts.Contract).Lines;

        Assert.Equal(
            [("80307", 715m), ("90791", 180m), ("90837", 1540m), ("90847", 130m), ("90853", 495m), ("H0015", 5500m)],
            lines.GroupBy(line => line.ServiceCode).Select(code => (code.Key, code.Sum(line => line.Allowed.Amount))).Order());
        Assert.Equal(8560m, lines.Sum(line => line.Allowed.Amount));
        Assert.Equal(180m, Between(new(2026, 1, 1), new(2026, 1, 11)));
        Assert.Equal(6905m, Between(new(2026, 1, 12), new(2026, 3, 8)));
        Assert.Equal(825m, Between(new(2026, 3, 9), new(2026, 3, 29)));
        Assert.Equal(650m, Between(new(2026, 3, 30), new(2026, 4, 17)));

        decimal Between(DateOnly from, DateOnly to) => lines.Where(line => line.On >= from && line.On <= to).Sum(line => line.Allowed.Amount);
    }

    [Fact]
    public void What_she_attended_costs_her_what_the_case_says()
    {
        var lines = ServiceLines.Derive(Facts, TestContracts.Contract).Lines.Select((line, place) => new AdjudicationLine(
            line.On, line.ServiceCode, line.StartsAt, place, line.BenefitCategory, line.Units, line.Rate.Amount));
        var course = Costs.Adjudicate(Costs.DanasTerms(), [.. lines]);

        Assert.Equal((8_560.00m, 2_200.00m, 6_360.00m), (course.Allowed, course.PatientOwes, course.PlansPay));
        Assert.Equal((1_200.00m, 875.00m, 125.00m), (course.Deductible, course.Coinsurance, course.Copay));
    }

    [Fact]
    public void A_correction_voids_the_lines_of_its_day_and_puts_others_there()
    {
        var before = ServiceLines.Derive(Facts, TestContracts.Contract).Lines;
        var corrected = Facts.ConvertAll(fact => fact.On == new DateOnly(2026, 1, 14) ? fact with { Quantity = 179 } : fact);
        var changes = ServiceLineChanges.Between(before, ServiceLines.Derive(corrected, TestContracts.Contract).Lines);

        Assert.Equal(("H0015", new DateOnly(2026, 1, 14)), Assert.Single(changes.Voided.Select(line => (line.ServiceCode, line.On))));
        Assert.Equal(("90853", null), Assert.Single(changes.Added.Select(added => (added.Line.ServiceCode, added.Replaces))));
    }

    [Fact]
    public void What_replaces_a_line_of_its_code_and_day_takes_its_place()
    {
        var before = ServiceLines.Derive(Facts, TestContracts.Contract).Lines;
        var dearer = TestContracts.Of([.. TestContracts.Contract.Services.Select(service => service == TestContracts.Family
            ? service with { Rate = new Money(135, "USD") }
            : service)]);
        var changes = ServiceLineChanges.Between(before, ServiceLines.Derive(Facts, dearer).Lines);

        var replaced = Assert.Single(changes.Added);
        Assert.Equal((135m, 130m), (replaced.Line.Allowed.Amount, replaced.Replaces!.Allowed.Amount));
        Assert.Equal([replaced.Replaces], changes.Voided);
    }

    /// <summary>What the calendar and the tests hold, and the intake before it.</summary>
    private static List<ServiceFact> Course()
    {
        var calendar = new DanaCalendar();
        var types = calendar.Records.ToDictionary(
            record => record.Id.Value, record => calendar.Sessions.Single(session => session.Id == record.SessionId).Type);
        var tests = new TestDrugTests();
        var intake = new AttendanceEvidence(
            Guid.CreateVersion7(At(1, 8, 14, 0)), new(2026, 1, 8), At(1, 8, 14, 0), AttendanceStatus.Attended, false, true, 90, 90, null);
        return
        [
            .. new[] { ServiceFact.Of(intake, SessionType.Assessment, isDocumented: true) }.OfType<ServiceFact>(),
            .. calendar.AsOf(new(2026, 4, 17)).Select(attendance => ServiceFact.Of(attendance, types[attendance.Id], isDocumented: true)).OfType<ServiceFact>(),
            .. DanaTests.Days.Select(day => ServiceFact.Of(tests.Negative(day.Month, day.Day))).OfType<ServiceFact>(),
            .. new[] { ServiceFact.Of(tests.Make(TestDrugTests.Missed(new(2026, 4, 9)))) }.OfType<ServiceFact>(),
        ];
    }
}
