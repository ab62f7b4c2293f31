using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class SchedulingJobsTests
{
    [Fact]
    public async Task A_completed_session_locks_when_its_time_has_come_and_once_more_after_it_was_reopened()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var ada = await calendar.PatientAsync();
        var session = await calendar.CompletedAsync("2026-01-04", ada);
        var scheduled = await calendar.ScheduleAsync("2026-01-06", ada);

        await RunAtAsync(new DateTimeOffset(2026, 1, 12, 11, 59, 0, TimeSpan.Zero));
        Assert.Equal(session.Text, (await GetAsync()).Text);
        await RunAtAsync(new DateTimeOffset(2026, 1, 12, 12, 30, 0, TimeSpan.Zero));
        var locked = await GetAsync();

        Assert.Equal("Locked", (string?)locked["status"]);
        Assert.Equal(("Locked", null), ((string?)locked["steps/2/status"], (string?)locked["steps/2/by"]));
        Assert.Equal("Scheduled", (string?)(await calendar.Counselor.Get($"/sessions/{scheduled.Id}").Succeeds())["status"]);
        await calendar.TakeAsync(session, ada, new { status = "AbsentUnexcused", reason = "A slip." }).IsRefused(409, "SESSION_LOCKED");

        await calendar.DoAsync(session, "reopen", new { reason = "Came late." }, calendar.Supervisor).Succeeds();
        await RunAtAsync(new DateTimeOffset(2026, 1, 19, 12, 29, 0, TimeSpan.Zero));
        Assert.Equal("Completed", (string?)(await GetAsync())["status"]);
        await RunAtAsync(new DateTimeOffset(2026, 1, 19, 13, 0, 0, TimeSpan.Zero));
        Assert.Equal("Locked", (string?)(await GetAsync())["status"]);

        async Task<ApiAnswer> GetAsync() => await calendar.Counselor.Get($"/sessions/{session.Id}").Succeeds();

        Task RunAtAsync(DateTimeOffset now)
        {
            host.Clock.Set(now);
            return Jobs.RunAsync(host);
        }
    }

    [Fact]
    public async Task A_seat_that_nobody_could_take_goes_to_who_can_later()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var group = await groups.GroupAsync(new { capacity = 1 });
        var holder = await groups.EnrolledAsync(group);
        await GroupSeriesTests.PlanAsync(groups, group).Succeeds();
        var waiting = await groups.EnrolledAsync(group, new { waitlist = true });
        var elsewhere = await groups.Counselor.Post("/sessions", GroupSeriesTests.Elsewhere(groups, "2026-01-22", waiting)).Succeeds();
        await groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{holder.Id}", holder.ETag).Succeeds();
        await Jobs.RunAsync(host);
        Assert.Equal("Waitlisted", await StatusAsync());

        await groups.Counselor.Post($"/sessions/{elsewhere.Id}/cancel", new { cause = "Program" }, elsewhere.ETag).Succeeds();
        await Jobs.RunAsync(host);

        Assert.Equal("Enrolled", await StatusAsync());
        Assert.Equal(["01-12", "01-15", "01-22", "01-26"], await GroupSeriesTests.MeetingsAsync(groups, waiting));

        async Task<string?> StatusAsync() => (string?)(await groups.Counselor.Get($"/groups/{group.Id}/enrolments/{waiting.Id}").Succeeds())["status"];
    }

    [Fact]
    public async Task An_episode_that_is_in_care_no_more_keeps_no_seat()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var (group, full) = (await groups.GroupAsync(new { capacity = 1 }), await groups.GroupAsync(new { capacity = 1 }));
        var wrong = await groups.InCareAsync();
        var enrolment = await groups.EnrolAsync(group, wrong).Succeeds();
        await groups.EnrolledAsync(full);
        var queued = await groups.EnrolAsync(full, wrong, new { waitlist = true }).Succeeds();
        var next = await groups.EnrolledAsync(group, new { waitlist = true });
        await GroupSeriesTests.PlanAsync(groups, group).Succeeds();

        await groups.Supervisor.Post($"/episodes/{wrong.Id}/enter-in-error", new { reason = "Wrong chart." }, wrong.ETag).Succeeds();

        Assert.Equal("Withdrawn", await StatusAsync(group, enrolment));
        Assert.Equal("Withdrawn", await StatusAsync(full, queued));
        Assert.Empty(await GroupSeriesTests.MeetingsAsync(groups, enrolment));
        await Jobs.RunAsync(host);
        Assert.Equal("Enrolled", await StatusAsync(group, next));
        Assert.Equal(["01-12", "01-15", "01-22", "01-26"], await GroupSeriesTests.MeetingsAsync(groups, next));

        async Task<string?> StatusAsync(ApiAnswer of, ApiAnswer one) =>
            (string?)(await groups.Counselor.Get($"/groups/{of.Id}/enrolments/{one.Id}").Succeeds())["status"];
    }
}
