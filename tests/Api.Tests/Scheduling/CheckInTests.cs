using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>A session from 18:00 to 19:30 in UTC.</summary>
public sealed class CheckInTests
{
    [Fact]
    public async Task A_patient_checks_in_once_and_nothing_else_changes()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var session = await calendar.ScheduleAsync("2026-01-12", ada, ben);
        var before = await calendar.AttendanceAsync(session, ada);

        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 17, 50, 0, TimeSpan.Zero));
        var patient = await PatientAsync(calendar, ada);
        var first = await patient.Post($"/sessions/{session.Id}/check-in", null).Succeeds();
        var record = await calendar.AttendanceAsync(session, ada);
        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 18, 20, 0, TimeSpan.Zero));
        var again = await (await PatientAsync(calendar, ada)).Post($"/sessions/{session.Id}/check-in", null).Succeeds();

        Assert.Equal((before.Id, session.Id, "2026-01-12T17:50"), ((string?)first["attendanceId"], (string?)first["sessionId"], ((string?)first["checkedInAt"])![..16]));
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(
            ("Scheduled", (string?)first["checkedInAt"], 0), ((string?)record["status"], (string?)record["checkedInAt"], record["log"]!.AsArray().Count));
        Assert.Equal(record.Text, (await calendar.AttendanceAsync(session, ada)).Text);
        Assert.DoesNotContain(ben.PatientId, first.Text, StringComparison.Ordinal);
        Assert.Null((string?)(await calendar.AttendanceAsync(session, ben))["checkedInAt"]);

        // The desk says it for who cannot; it is when they arrived.
        var desk = await calendar.Organization.Client(Role.Scheduler).Post($"/sessions/{session.Id}/attendance/{ben.PatientId}/check-in", null).Succeeds();
        Assert.StartsWith("2026-01-12T18:20", (string?)desk["checkedInAt"], StringComparison.Ordinal);
        await calendar.TakeAsync(session, ben, new { status = "AttendedPartial" }).Succeeds();
        Assert.Equal((string?)desk["checkedInAt"], (string?)(await calendar.AttendanceAsync(session, ben))["log/0/arrivedAt"]);
    }

    [Fact]
    public async Task Nobody_checks_in_who_is_not_in_the_session()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var session = await calendar.ScheduleAsync("2026-01-12", ada);
        var other = await PatientAsync(calendar, ben);

        await other.Post($"/sessions/{session.Id}/check-in", null).IsRefused(404, "NOT_FOUND");
        await other.Post($"/sessions/{Guid.Empty}/check-in", null).IsRefused(404, "NOT_FOUND");
        await calendar.Counselor.Post($"/sessions/{session.Id}/attendance/{ben.PatientId}/check-in", null).IsRefused(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Check_in_is_open_from_shortly_before_the_start_to_the_end_of_a_session_that_takes_place(bool byDesk)
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var ada = await calendar.PatientAsync();
        var (session, off, taken) = (
            await calendar.ScheduleAsync("2026-01-12", ada), await calendar.ScheduleAsync("2026-01-13", ada), await calendar.ScheduleAsync("2026-01-14", ada));
        await calendar.DoAsync(off, "cancel", new { cause = "Program" }).Succeeds();
        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 17, 43, 0, TimeSpan.Zero));
        await CheckInAsync(session).IsRefused(422, "TOO_EARLY");
        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 19, 30, 0, TimeSpan.Zero));
        await CheckInAsync(session).IsRefused(422, "TOO_LATE");
        await CheckInAsync(off).IsRefused(409, "SESSION_NOT_OPEN");
        host.Clock.Set(new DateTimeOffset(2026, 1, 14, 19, 28, 0, TimeSpan.Zero));
        await calendar.TakeAsync(taken, ada, new { status = "Attended" }).Succeeds();
        await CheckInAsync(taken).IsRefused(409, "ILLEGAL_TRANSITION");
        host.Clock.Set(new DateTimeOffset(2026, 1, 14, 19, 30, 0, TimeSpan.Zero));
        await calendar.DoAsync(taken, "complete", new { endsAt = "2026-01-14T19:30:00Z" }).Succeeds();
        host.Clock.SetDate(2026, 1, 22);
        await Jobs.RunAsync(host);
        await CheckInAsync(taken).IsRefused(409, "SESSION_LOCKED");

        async Task<ApiAnswer> CheckInAsync(ApiAnswer to) =>
            await (byDesk ? calendar.Counselor : await PatientAsync(calendar, ada)).Post(byDesk ? $"/sessions/{to.Id}/attendance/{ada.PatientId}/check-in" : $"/sessions/{to.Id}/check-in", null);
    }

    [Fact]
    public async Task Nobody_is_asked_after_who_has_checked_in()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var group = await groups.GroupAsync();
        var (here, missing) = (await groups.EnrolledAsync(group), await groups.EnrolledAsync(group));
        await GroupSeriesTests.PlanAsync(groups, group).Succeeds();
        var session = await GroupSeriesTests.SessionAsync(groups, group, "2026-01-12");

        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 23, 5, 0, TimeSpan.Zero));
        await groups.Scheduler.Post($"/sessions/{session.Id}/attendance/{here["patientId"]}/check-in", null).Succeeds();
        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 23, 15, 0, TimeSpan.Zero));
        await Jobs.RunAsync(host);

        var asked = (await groups.Counselor.Get("/work-items?kind=NoShowOutreach").Succeeds())["items"]!.AsArray();
        Assert.Equal((string?)missing["patientId"], (string?)Assert.Single(asked)!["patientId"]);
    }

    private static Task<ApiClient> PatientAsync(TestCalendar calendar, TestParticipant who) =>
        calendar.Organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse(who.PatientId)));
}
