using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>
/// A group that meets on Mondays and Thursdays at 18:00 in New York, from 12 to 26 January; the programme is closed on the 19th.
/// </summary>
public sealed class GroupSeriesTests
{
    private static readonly string[] Meetings = ["01-12", "01-15", "01-22", "01-26"];

    [Fact]
    public async Task The_sessions_of_a_group_are_of_its_members_from_their_first_day_on()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var now = await groups.EnrolledAsync(group);
        var later = await groups.EnrolledAsync(group, new { from = "2026-01-15" });

        var series = await PlanAsync(groups, group).Succeeds();

        Assert.Equal((group.Id, "Room 2"), ((string?)series["groupId"], (string?)series["room"]));
        Assert.Equal(Meetings, await MeetingsAsync(groups, now));
        Assert.Equal(Meetings[1..], await MeetingsAsync(groups, later));
        var listed = (await groups.Counselor.Get($"/sessions?groupId={group.Id}").Succeeds())["items"]!.AsArray();
        Assert.Equal(5, listed.Count);
        Assert.All(listed, session => Assert.Equal((group.Id, series.Id), ((string?)session!["groupId"], (string?)session["seriesId"])));
        Assert.Equal([series.Id], (await groups.Counselor.Get($"/session-series?groupId={group.Id}").Succeeds())["items"]!.AsArray().Select(s => (string)s!["id"]!));
        Assert.Empty((await groups.Counselor.Get($"/sessions?groupId={Guid.Empty}").Succeeds())["items"]!.AsArray());
        Assert.Empty((await groups.Counselor.Get($"/session-series?groupId={Guid.Empty}").Succeeds())["items"]!.AsArray());
    }

    [Theory]
    [InlineData("""{ "participants": [] }""", "PARTICIPANTS_OF_GROUP", "/participants")]
    [InlineData("""{ "type": "ProcessGroup" }""", "NOT_OF_GROUP", "/type")]
    [InlineData("""{ "facilitatorId": "supervisor" }""", "NOT_OF_GROUP", "/facilitatorId")]
    [InlineData("""{ "programId": "other" }""", "NOT_OF_GROUP", "/programId")]
    [InlineData("""{ "groupId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/groupId")]
    public async Task A_series_that_is_not_the_groups_is_refused_and_nothing_is_planned(string change, string code, string pointer)
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var body = change
            .Replace("supervisor", groups.Organization.Supervisor.ToString(), StringComparison.Ordinal)
            .Replace("other", (await groups.Organization.ProgramAsync()).Id, StringComparison.Ordinal);

        var refused = await groups.Scheduler.Post("/session-series", Body(groups, group).With(body)).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Empty((await groups.Counselor.Get($"/sessions?groupId={group.Id}").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task Who_comes_in_is_in_the_sessions_to_come_and_who_leaves_is_out_of_them_alone()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var group = await groups.GroupAsync();
        var stays = await groups.EnrolledAsync(group);
        await PlanAsync(groups, group).Succeeds();
        var leaves = await groups.EnrolledAsync(group);
        Assert.Equal(Meetings, await MeetingsAsync(groups, leaves));

        // After the first of four, which both attended.
        host.Clock.Set(new DateTimeOffset(2026, 1, 13, 2, 0, 0, TimeSpan.Zero));
        var first = await SessionAsync(groups, group, "2026-01-12");
        await AttendAsync(groups, first, stays);
        await AttendAsync(groups, first, leaves);
        var before = (await AttendanceAsync(groups, first, leaves)).Text;
        var others = await ScheduleAsync(groups, stays);
        await groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{leaves.Id}", leaves.ETag).Succeeds();

        Assert.Equal(["01-12"], await MeetingsAsync(groups, leaves));
        Assert.Equal(before, (await AttendanceAsync(groups, first, leaves)).Text);
        Assert.Equal(others, await ScheduleAsync(groups, stays));
        var second = await SessionAsync(groups, group, "2026-01-15");
        var left = await AttendanceAsync(groups, second, leaves);
        Assert.Equal(("WithdrawnFromGroup", null), ((string)left["status"]!, (int?)left["seat"]));
        Assert.Equal(
            ("2026-01-12", (string?)null), ((string?)left["log/0/occurredOn"], (string?)left["log/0/by"]));

        // The time and the seat are free: for a session of the patient's own, and for whoever comes back.
        await groups.Counselor.Post("/sessions", Elsewhere(groups, "2026-01-15", leaves)).Succeeds();
        await groups.EnrolAsync(group, await EpisodeOfAsync(groups, leaves)).IsRefused(409, "PATIENT_BUSY");
        var again = await groups.EnrolAsync(group, await EpisodeOfAsync(groups, leaves), new { from = "2026-01-16" }).Succeeds();
        Assert.Equal(["01-12", "01-15", "01-22", "01-26"], await MeetingsAsync(groups, again));
        Assert.Equal(2, (int)(await AttendanceAsync(groups, await SessionAsync(groups, group, "2026-01-22"), again))["seat"]!);
    }

    [Fact]
    public async Task An_enrolment_in_error_leaves_the_sessions_too()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var wrong = await groups.EnrolledAsync(group);
        await PlanAsync(groups, group).Succeeds();

        await groups.Counselor.Post($"/groups/{group.Id}/enrolments/{wrong.Id}/enter-in-error", new { reason = "Another patient." }, wrong.ETag).Succeeds();

        Assert.Empty(await MeetingsAsync(groups, wrong));
    }

    [Fact]
    public async Task An_enrolment_that_clashes_is_refused_and_changes_nothing()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        await PlanAsync(groups, group).Succeeds();
        var episode = await groups.InCareAsync();
        await groups.Counselor.Post("/sessions", Elsewhere(groups, "2026-01-22", episode)).Succeeds();

        await groups.EnrolAsync(group, episode).IsRefused(409, "PATIENT_BUSY");

        Assert.Empty((await groups.Counselor.Get($"/groups/{group.Id}/enrolments").Succeeds())["items"]!.AsArray());
        Assert.Equal(["01-22"], await MeetingsAsync(groups, episode));
    }

    [Fact]
    public async Task A_seat_that_comes_free_passes_over_who_is_elsewhere_at_the_time()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { capacity = 1 });
        var holder = await groups.EnrolledAsync(group);
        await PlanAsync(groups, group).Succeeds();
        var elsewhere = await groups.EnrolledAsync(group, new { waitlist = true });
        var free = await groups.EnrolledAsync(group, new { waitlist = true });
        var last = await groups.EnrolledAsync(group, new { waitlist = true });
        await groups.Counselor.Post("/sessions", Elsewhere(groups, "2026-01-22", elsewhere)).Succeeds();

        await groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{holder.Id}", holder.ETag).Succeeds();

        Assert.Equal(("Waitlisted", 1), await StateAsync(elsewhere));
        Assert.Equal(("Enrolled", 2), await StateAsync(free));
        Assert.Equal(("Waitlisted", 3), await StateAsync(last));
        Assert.Equal(Meetings, await MeetingsAsync(groups, free));
        Assert.Equal(["01-22"], await MeetingsAsync(groups, elsewhere));
        Assert.Empty(await MeetingsAsync(groups, holder));

        async Task<(string, int?)> StateAsync(ApiAnswer enrolment)
        {
            var now = await groups.Counselor.Get($"/groups/{group.Id}/enrolments/{enrolment.Id}").Succeeds();
            return ((string)now["status"]!, (int?)now["waitlistNumber"]);
        }
    }

    [Fact]
    public async Task Who_was_let_in_beyond_the_capacity_is_so_in_the_sessions_planned_before_and_after()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { sessionType = "Individual", capacity = 1 });
        await groups.EnrolledAsync(group);
        await PlanAsync(groups, group, new { type = "Individual" }).Succeeds();
        var reason = new { overCapacityReason = "A couple." };
        var over = await groups.Supervisor.Post(
            $"/groups/{group.Id}/enrolments", new { episodeId = (await groups.InCareAsync()).Id }.With(reason)).Succeeds();
        await PlanAsync(groups, group, new { type = "Individual", dtstartLocal = "2026-02-02T18:00:00", rrule = "FREQ=WEEKLY;COUNT=1" }).Succeeds();

        foreach (var day in new[] { "2026-01-12", "2026-02-02" })
        {
            var record = await AttendanceAsync(groups, await SessionAsync(groups, group, day), over);
            Assert.Equal((2, reason.overCapacityReason), ((int)record["seat"]!, (string)record["overCapacityReason"]!));
        }
    }

    /// <summary>A guest, such as a make-up, may hold the last seat of one session.</summary>
    [Fact]
    public async Task A_session_that_is_full_keeps_a_new_member_out_of_the_group_unless_a_supervisor_says_why()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { sessionType = "Individual", capacity = 1 });
        await PlanAsync(groups, group, new { type = "Individual" }).Succeeds();
        var session = await SessionAsync(groups, group, "2026-01-15");
        await groups.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId = (await groups.InCareAsync()).Id }).Succeeds();
        var episode = await groups.InCareAsync();

        await groups.EnrolAsync(group, episode).IsRefused(409, "SESSION_FULL");
        await groups.EnrolAsync(group, episode, new { overCapacityReason = "Not a supervisor." }).IsRefused(409, "SESSION_FULL");
        Assert.Empty((await groups.Counselor.Get($"/groups/{group.Id}/enrolments").Succeeds())["items"]!.AsArray());
        var over = await groups.Supervisor.Post(
            $"/groups/{group.Id}/enrolments", new { episodeId = episode.Id, overCapacityReason = "The guest knows." }).Succeeds();

        Assert.Equal(2, (int)(await AttendanceAsync(groups, session, over))["seat"]!);
    }

    [Fact]
    public async Task Changes_of_a_series_keep_the_group_and_its_members()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var member = await groups.EnrolledAsync(group);
        var series = await PlanAsync(groups, group).Succeeds();
        var change = new
        {
            dtstartLocal = "2026-01-22T17:00:00",
            tzid = "America/New_York",
            rrule = "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4",
            durationMinutes = 120,
        };

        await groups.Scheduler.Put(
            $"/session-series/{series.Id}?scope=Following&occurrence=2026-01-22T18:00:00",
            change.With(new { facilitatorId = groups.Organization.Supervisor.ToString() }),
            series.ETag).IsRefused(422, "NOT_OF_GROUP");
        var following = await groups.Scheduler.Put(
            $"/session-series/{series.Id}?scope=Following&occurrence=2026-01-22T18:00:00", change, series.ETag).Succeeds();
        var late = await groups.EnrolledAsync(group);
        await groups.Counselor.Post(
            $"/sessions/{(await SessionAsync(groups, group, "2026-01-15")).Id}/reschedule",
            new { startsAt = "2026-01-16T23:00:00Z", endsAt = "2026-01-17T01:00:00Z" },
            (await SessionAsync(groups, group, "2026-01-15")).ETag).Succeeds();
        var first = await groups.Counselor.Get($"/session-series/{series.Id}").Succeeds();
        await groups.Scheduler.Put(
            $"/session-series/{series.Id}?scope=This&occurrence=2026-01-12T18:00:00",
            new { dtstartLocal = "2026-01-13T18:00:00", tzid = "America/New_York", durationMinutes = 60, facilitatorId = groups.Organization.Supervisor.ToString() },
            first.ETag).Succeeds();

        Assert.NotEqual(series.Id, following.Id);
        Assert.Equal(group.Id, (string?)following["groupId"]);
        string[] days = ["01-13", "01-16", "01-22", "01-26", "01-29", "02-02"];
        Assert.Equal(days, await MeetingsAsync(groups, member));
        Assert.Equal(days, await MeetingsAsync(groups, late));
        await groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{late.Id}", late.ETag).Succeeds();
        Assert.Empty(await MeetingsAsync(groups, late));
        Assert.Equal(days, await MeetingsAsync(groups, member));

        // Who left before a session does not hold it where it is.
        await groups.Scheduler.Put(
            $"/session-series/{following.Id}?scope=All",
            change.With(new { dtstartLocal = "2026-01-22T16:00:00" }),
            (await groups.Counselor.Get($"/session-series/{following.Id}").Succeeds()).ETag).Succeeds();
        Assert.Equal(days, await MeetingsAsync(groups, member));
    }

    [Fact]
    public async Task A_patient_sees_the_sessions_of_the_group_and_no_other_member()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var (own, other) = (await groups.EnrolledAsync(group), await groups.EnrolledAsync(group));
        await PlanAsync(groups, group).Succeeds();
        var patient = await groups.Organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse((string)own["patientId"]!)));

        var schedule = await patient.Get($"/patients/{own["patientId"]}/schedule").Succeeds();

        Assert.Equal(5, schedule["items"]!.AsArray().Count);
        Assert.DoesNotContain((string)other["patientId"]!, schedule.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((string)other["episodeId"]!, schedule.Text, StringComparison.Ordinal);
        await patient.Get($"/patients/{other["patientId"]}/schedule").IsRefused(404, "NOT_FOUND");
    }

    internal static object Body(GroupInProgress groups, ApiAnswer group) => new
    {
        programId = groups.ProgramId,
        type = "IopBlock",
        facilitatorId = groups.Organization.Counselor.ToString(),
        dtstartLocal = "2026-01-12T18:00:00",
        tzid = "America/New_York",
        rrule = "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=5",
        durationMinutes = 120,
        groupId = group.Id,
    };

    internal static Task<ApiAnswer> PlanAsync(GroupInProgress groups, ApiAnswer group, object? changes = null) =>
        groups.Scheduler.Post("/session-series", Body(groups, group).With(changes ?? new { }));

    /// <summary>The days on which the patient is wanted, or was there.</summary>
    internal static async Task<IEnumerable<string>> MeetingsAsync(GroupInProgress groups, ApiAnswer ofPatient) =>
        (await groups.Counselor.Get($"/patients/{ofPatient["patientId"]}/schedule?from=2026-01-05&to=2026-12-31&limit=200").Succeeds())["items"]!.AsArray()
            .Where(entry => (string?)entry!["attendance"] is "Scheduled" or "Attended")
            .Select(entry => ((string)entry!["on"]!)[5..]);

    internal static async Task<ApiAnswer> SessionAsync(GroupInProgress groups, ApiAnswer group, string day)
    {
        var found = (await groups.Counselor.Get($"/sessions?groupId={group.Id}&from={day}&to={day}&status=Scheduled").Succeeds())["items"]!.AsArray();
        return await groups.Counselor.Get($"/sessions/{Assert.Single(found)!["id"]}").Succeeds();
    }

    internal static async Task<ApiAnswer> AttendanceAsync(GroupInProgress groups, ApiAnswer session, ApiAnswer ofPatient) =>
        await groups.Counselor.Get($"/sessions/{session.Id}/attendance/{ofPatient["patientId"]}").Succeeds();

    internal static async Task AttendAsync(GroupInProgress groups, ApiAnswer session, ApiAnswer ofPatient) =>
        await groups.Counselor.Put(
            $"/sessions/{session.Id}/attendance/{ofPatient["patientId"]}",
            new { status = "Attended" },
            (await AttendanceAsync(groups, session, ofPatient)).ETag).Succeeds();

    /// <summary>In the middle of the group's session of that day, with somebody else.</summary>
    internal static object Elsewhere(GroupInProgress groups, string day, ApiAnswer ofPatient) => new
    {
        programId = groups.ProgramId,
        type = "Individual",
        facilitatorId = groups.Organization.Supervisor.ToString(),
        startsAt = $"{day}T23:30:00Z",
        endsAt = $"{day}T23:45:00Z",
        participants = new[] { new { episodeId = (string?)ofPatient["episodeId"] ?? ofPatient.Id } },
    };

    private static async Task<ApiAnswer> EpisodeOfAsync(GroupInProgress groups, ApiAnswer enrolment) =>
        await groups.Counselor.Get($"/episodes/{enrolment["episodeId"]}").Succeeds();

    private static async Task<string> ScheduleAsync(GroupInProgress groups, ApiAnswer ofPatient) =>
        (await groups.Counselor.Get($"/patients/{ofPatient["patientId"]}/schedule?from=2026-01-05&limit=200").Succeeds()).Text;
}
