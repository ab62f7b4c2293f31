using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Infrastructure.Scheduling;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>The series of K.3, expanded by the reader that is in use; without make-ups and single sessions, which are no series.</summary>
public sealed class DanaSeriesTests
{
    private static readonly IReadOnlySet<DateTime> NothingSettled = new HashSet<DateTime>();

    private static readonly DateTimeOffset Admission = new(2026, 1, 12, 13, 0, 0, TimeSpan.Zero);

    private static readonly ProgramCalendar Calendar = new("America/New_York", [new(2026, 1, 19), new(2026, 2, 16)]);

    private readonly IcalRecurrences _recurrences = new();

    private readonly SessionSeries[] _series;

    public DanaSeriesTests()
    {
        var blocks = Plan("2026-01-12T18:00", "FREQ=WEEKLY;BYDAY=MO,WE,TH;UNTIL=20260305T230000Z", 180);
        var individuals = Plan("2026-01-20T17:30", "FREQ=WEEKLY;INTERVAL=2;COUNT=4", 60);
        _series =
        [
            blocks,
            individuals,
            Plan("2026-03-09T18:00", "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260325T220000Z", 120),
            Plan("2026-03-12T17:30", "FREQ=WEEKLY;COUNT=3", 60),
            Plan("2026-03-30T17:30", "FREQ=WEEKLY;COUNT=3", 60),
            Plan("2026-04-01T18:00", "FREQ=WEEKLY;COUNT=3", 90),
        ];

        var busy = Occurrences(individuals).Select(individual => new BusyTime(individual.StartAt, individual.EndAt)).ToList();
        foreach (var hit in ClosureReplacements.Hit(Occurrences(blocks), Calendar).ToList())
        {
            blocks.Close(hit.OriginalStartLocal, "Closed", Starts(blocks), Admission, NothingSettled);
            var proposal = ClosureReplacements.Propose(hit, blocks.Schedule, Occurrences(blocks), Calendar, busy, Admission);
            blocks.Replace(hit.OriginalStartLocal, proposal.StartLocal!.Value, Starts(blocks), Admission);
        }
    }

    [Fact]
    public void Blocks_start_at_23_UTC_to_5_March_and_at_22_UTC_from_9_March()
    {
        var evenings = Held().Where(occurrence => occurrence.StartLocal.TimeOfDay == TimeSpan.FromHours(18)).ToList();

        Assert.Equal(
            ["2026-03-05T23:00Z", "2026-03-09T22:00Z"],
            evenings.Select(o => $"{o.StartAt:yyyy-MM-ddTHH:mm}Z").Where(start => string.CompareOrdinal(start, "2026-03-05") > 0).Take(2));
        Assert.All(evenings, o => Assert.Equal(o.StartLocal < new DateTime(2026, 3, 8) ? 23 : 22, o.StartAt.Hour));
        Assert.All(Held(), o => Assert.Equal(TimeSpan.Zero, o.StartAt.Offset));
    }

    [Fact]
    public void Closed_blocks_are_replaced_on_the_Fridays_of_their_weeks() =>
        Assert.Equal(
            ["2026-01-19 HolidayClosed 2026-01-23T18:00", "2026-02-16 HolidayClosed 2026-02-20T18:00"],
            Occurrences(_series[0]).Where(o => !o.TakesPlace).Select(o => $"{o.OriginalStartLocal:yyyy-MM-dd} {o.Status} {o.ReplacedBy:yyyy-MM-ddTHH:mm}"));

    [Theory]
    [InlineData(1, 9)]
    [InlineData(2, 10)]
    [InlineData(3, 9)]
    [InlineData(4, 10)]
    [InlineData(5, 9)]
    [InlineData(6, 10)]
    [InlineData(7, 9)]
    [InlineData(8, 10)]
    [InlineData(9, 5)]
    [InlineData(10, 5)]
    [InlineData(11, 5)]
    [InlineData(12, 2.5)]
    [InlineData(13, 2.5)]
    [InlineData(14, 2.5)]
    public void Hours_of_each_week_are_those_of_the_text_less_the_single_sessions_of_weeks_5_and_7(int week, double hours)
    {
        var monday = new DateOnly(2026, 1, 12).AddDays(7 * (week - 1));

        var minutes = Held().Where(o => Calendar.DateOf(o.StartAt) is var on && on >= monday && on < monday.AddDays(7)).Sum(o => o.Minutes);

        Assert.Equal(hours, minutes / 60.0);
    }

    [Fact]
    public void There_are_as_many_of_each_phase_as_in_the_text()
    {
        int[] counts = [.. _series.Select(series => Occurrences(series).Count(o => o.TakesPlace))];

        Assert.Equal([24, 4, 6, 3, 3, 3], counts);
    }

    private IEnumerable<SeriesOccurrence> Held() => _series.SelectMany(Occurrences).Where(o => o.TakesPlace).OrderBy(o => o.StartAt);

    private IReadOnlyList<SeriesOccurrence> Occurrences(SessionSeries series) => series.Occurrences(Starts(series));

    private RecurrenceStarts Starts(SessionSeries series) => _recurrences.Expand(series.Schedule, series.Schedule.CheckedBefore());

    private SessionSeries Plan(string start, string rule, int minutes)
    {
        var schedule = new SeriesSchedule(DateTime.Parse(start), "America/New_York", rule, minutes, [], []);
        return SessionSeries.Plan(
            TypedId.New<SessionSeriesId>(Admission),
            TypedId.New<OrganizationId>(Admission),
            TypedId.New<ProgramId>(Admission),
            new SeriesDesign(new SessionSetting(SessionType.IopBlock, TypedId.New<PractitionerId>(Admission)), 0, []),
            schedule,
            _recurrences.Expand(schedule, schedule.CheckedBefore()),
            new DateTimeOffset(2026, 1, 8, 12, 0, 0, TimeSpan.Zero));
    }
}
