using TreatmentPlans.Domain.Tests.Common;
using TreatmentPlans.Domain.Tests.Scheduling;
using TreatmentPlans.Domain.Tests.Scheduling.Calendars;
using TreatmentPlans.Tests;

namespace TreatmentPlans.Domain.Tests;

public sealed class OtherZoneTests
{
    [Theory]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Los_Angeles")]
    public Task The_zone_of_the_process_changes_no_series_and_no_attendance(string zone) => OtherZone.AssertChangesNothingAsync(
        zone,
        typeof(WallClockTests),
        typeof(SeriesScheduleTests),
        typeof(SessionSeriesTests),
        typeof(AttendancePropertyTests),
        typeof(AttendanceMetricsTests),
        typeof(WorkedCaseAttendanceTests),
        typeof(CalendarAppointmentTests));
}
