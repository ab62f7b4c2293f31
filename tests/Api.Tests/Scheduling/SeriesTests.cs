using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>A group that meets on Mondays and Thursdays, 18:00 to 20:00 in New York; the programme is closed on 19 January and 16 February.</summary>
public sealed class SeriesTests
{
    [Fact]
    public async Task A_series_stands_in_the_calendar_with_its_participants_and_its_closed_days()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();

        var series = await PlanAsync(calendar, Body(calendar, ada)).Succeeds();

        Assert.Equal($"/api/v1/session-series/{series.Id}", series.Headers["Location"]);
        Assert.Equal(series.Text, (await calendar.Counselor.Get($"/session-series/{series.Id}").Succeeds()).Text);
        Assert.DoesNotContain(ada.PatientId, series.Text, StringComparison.Ordinal);
        Assert.Equal(
            [
                "01-12 Scheduled 2026-01-12T23:00:00Z", "01-15 Scheduled 2026-01-15T23:00:00Z",
                "01-19 HolidayClosed 2026-01-19T23:00:00Z", "01-22 Scheduled 2026-01-22T23:00:00Z",
            ],
            await SessionsAsync(calendar, series));
        var schedule = await calendar.Counselor.Get($"/patients/{ada.PatientId}/schedule").Succeeds();
        Assert.Equal(
            ["Scheduled", "Scheduled", "HolidayClosed", "Scheduled"], schedule["items"]!.AsArray().Select(entry => (string?)entry!["attendance"]));
        Assert.Equal([series.Id], (await calendar.Counselor.Get($"/session-series?programId={calendar.ProgramId}").Succeeds())["items"]!.AsArray().Select(s => (string)s!["id"]!));
        Assert.Empty((await calendar.Counselor.Get($"/session-series?programId={Guid.Empty}").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task An_endless_series_stands_in_the_calendar_as_far_as_policy_wants_it()
    {
        var calendar = await TestCalendar.CreateAsync();

        var series = await PlanAsync(calendar, Body(calendar).With(new { rrule = "FREQ=WEEKLY;BYDAY=MO" })).Succeeds();

        // 26 weeks from 5 January; 6 July, 18:00, lies beyond.
        var sessions = await SessionsAsync(calendar, series);
        Assert.Equal(25, sessions.Count);
        Assert.Equal("06-29 Scheduled 2026-06-29T22:00:00Z", sessions[^1]);
        Assert.StartsWith("2026-07-06T07", (string?)series["plannedBefore"], StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> BrokenSchedules => new()
    {
        { """{ "tzid": "Mars/Olympus" }""", "UNKNOWN_TIME_ZONE", "/tzid" },
        { """{ "dtstartLocal": "2026-01-12T18:00:00Z" }""", "NOT_A_LOCAL_TIME", "/dtstartLocal" },
        { """{ "rrule": "FREQ=NEVER" }""", "INVALID_RECURRENCE_RULE", "/rrule" },
        { """{ "rrule": "FREQ=WEEKLY;COUNT=2;UNTIL=20260305T230000Z" }""", "COUNT_AND_UNTIL", "/rrule" },
        { """{ "rrule": "FREQ=WEEKLY;UNTIL=20260305T180000" }""", "UNTIL_NOT_UTC", "/rrule" },
        { """{ "rrule": "FREQ=MINUTELY" }""", "INVALID_RECURRENCE_RULE", "/rrule" },
        { """{ "rrule": "FREQ=DAILY;COUNT=1000000" }""", "TOO_MANY_OCCURRENCES", "/rrule" },
        { """{ "rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }""", "NO_OCCURRENCE", "/rrule" },
        { """{ "dtstartLocal": "2026-01-13T18:00:00" }""", "START_NOT_IN_RULE", "/dtstartLocal" },
        { """{ "exdates": ["2026-01-13T18:00:00"] }""", "EXDATE_MATCHES_NOTHING", "/exdates/0" },
        { """{ "rdates": ["2026-01-15T18:00:00"] }""", "DUPLICATE", "/rdates/0" },
        { """{ "rdates": ["2026-01-11T18:00:00"] }""", "DATE_OUT_OF_ORDER", "/rdates/0" },
        { """{ "breakMinutes": 120 }""", "BREAKS_TOO_LONG", "/breakMinutes" },
    };

    [Theory]
    [MemberData(nameof(BrokenSchedules))]
    [InlineData("""{ "dtstartLocal": "2026-01-05T06:00:00", "rrule": "FREQ=DAILY;COUNT=2" }""", "STARTS_IN_PAST", "/dtstartLocal")]
    [InlineData("""{ "programId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/programId")]
    [InlineData("""{ "facilitatorId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/facilitatorId")]
    public async Task A_series_that_cannot_be_is_refused_and_nothing_is_planned(string change, string code, string pointer)
    {
        var calendar = await TestCalendar.CreateAsync();

        var refused = await PlanAsync(calendar, Body(calendar).With(change)).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Empty((await calendar.Counselor.Get("/session-series").Succeeds())["items"]!.AsArray());
        Assert.Empty((await calendar.Counselor.Get("/sessions").Succeeds())["items"]!.AsArray());
    }

    [Theory]
    [MemberData(nameof(BrokenSchedules))]
    [InlineData("""{ "facilitatorId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/facilitatorId")]
    public async Task A_change_to_what_cannot_be_is_refused_and_nothing_changes(string change, string code, string pointer)
    {
        var calendar = await TestCalendar.CreateAsync();
        var series = await PlanAsync(calendar, Body(calendar)).Succeeds();
        var before = await SessionsAsync(calendar, series);

        var refused = await calendar.Counselor.Put($"/session-series/{series.Id}?scope=All", Change.With(change), series.ETag).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Equal(before, await SessionsAsync(calendar, series));
        Assert.Equal(series.Text, (await calendar.Counselor.Get($"/session-series/{series.Id}").Succeeds()).Text);
    }

    [Fact]
    public async Task Who_or_what_is_taken_on_one_of_the_days_stops_the_series_whole()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ended, wrong) = (await calendar.PatientAsync(), await calendar.PatientAsync(), await calendar.PatientAsync());
        var elsewhere = await calendar.PatientAsync((await calendar.Organization.ProgramAsync()).Id);
        var screened = await calendar.Counselor.Post($"/episodes/{ended.EpisodeId}/screen", new { screenedOn = "2026-01-04" }, ended.EpisodeETag).Succeeds();
        await calendar.Counselor.Post($"/episodes/{ended.EpisodeId}/decline", new { declinedOn = "2026-01-05", reason = "NoContact" }, screened.ETag).Succeeds();
        await calendar.Supervisor.Post($"/episodes/{wrong.EpisodeId}/enter-in-error", new { reason = "Wrong chart." }, wrong.EpisodeETag).Succeeds();
        await calendar.Counselor.Post("/sessions", calendar.Body("2026-01-22", ada).With(new { startsAt = "2026-01-23T00:30:00Z", endsAt = "2026-01-23T01:30:00Z" })).Succeeds();
        var supervisor = new { facilitatorId = calendar.Organization.Supervisor.ToString() };

        await PlanAsync(calendar, Body(calendar).With(new { room = "Attic" })).IsRefused(409, "PRACTITIONER_BUSY");
        await PlanAsync(calendar, Body(calendar).With(supervisor)).IsRefused(409, "ROOM_BUSY");
        await PlanAsync(calendar, Body(calendar, ada).With(supervisor).With(new { room = "Attic" })).IsRefused(409, "PATIENT_BUSY");
        await PlanAsync(calendar, Body(calendar).With(supervisor).With(new { room = "Attic", rdates = new[] { "2026-01-12T19:59:00" } })).IsRefused(409, "PRACTITIONER_BUSY");
        await PlanAsync(calendar, Body(calendar, ada, elsewhere).With(supervisor)).IsRefused(422, "OTHER_PROGRAM");
        await PlanAsync(calendar, Body(calendar, ended).With(supervisor)).IsRefused(409, "EPISODE_NOT_OPEN");
        await PlanAsync(calendar, Body(calendar, wrong).With(supervisor)).IsRefused(409, "ENTERED_IN_ERROR");
        await PlanAsync(calendar, Body(calendar, ada, await calendar.PatientAsync()).With(supervisor).With(new { type = "Individual" })).IsRefused(409, "SESSION_FULL");
        Assert.Single((await calendar.Counselor.Get("/sessions").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task Who_works_here_no_more_runs_no_series()
    {
        var calendar = await TestCalendar.CreateAsync();
        var series = await PlanAsync(calendar, Body(calendar)).Succeeds();
        var path = $"/practitioners/{calendar.Organization.Physician}";
        var administrator = calendar.Organization.Client(Role.Administrator);
        var physician = await administrator.Get(path).Succeeds();
        await administrator.Put(path, new { givenName = "Noor", familyName = "Vale", active = false }, physician.ETag).Succeeds();
        var change = new { facilitatorId = calendar.Organization.Physician.ToString() };

        await PlanAsync(calendar, Body(calendar).With(change)).IsRefused(422, "FACILITATOR_NOT_ACTIVE");
        await calendar.Counselor.Put($"/session-series/{series.Id}?scope=All", Change.With(change), series.ETag).IsRefused(422, "FACILITATOR_NOT_ACTIVE");
    }

    [Fact]
    public async Task One_session_is_moved_and_the_others_stay()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var series = await PlanAsync(calendar, Body(calendar, ada)).Succeeds();

        var changed = await ChangeOneAsync(series, "2026-01-15T18:00:00", new { dtstartLocal = "2026-01-16T17:00:00", durationMinutes = 60 }).Succeeds();

        Assert.Equal(("2026-01-15T18:00:00", "Moved"), ((string?)changed["changes/0/originalStartLocal"], (string?)changed["changes/0/status"]));
        Assert.Equal(
            ["01-12 Scheduled 2026-01-12T23:00:00Z", "01-16 Scheduled 2026-01-16T22:00:00Z", "01-19 HolidayClosed 2026-01-19T23:00:00Z", "01-22 Scheduled 2026-01-22T23:00:00Z"],
            await SessionsAsync(calendar, changed));
        Assert.Equal(5, (await calendar.Counselor.Get($"/patients/{ada.PatientId}/schedule").Succeeds())["items"]!.AsArray().Count);
        await ChangeOneAsync(changed, "2026-01-14T18:00:00", new { }).IsRefused(422, "UNKNOWN_OCCURRENCE");
        await ChangeOneAsync(changed, "9999-12-31T23:59:59", new { }).IsRefused(422, "UNKNOWN_OCCURRENCE");
        await ChangeOneAsync(changed, "2026-01-19T18:00:00", new { }).IsRefused(409, "OCCURRENCE_OFF");
        await ChangeOneAsync(changed, "2026-01-22T18:00:00", new { dtstartLocal = "2026-01-04T18:00:00" }).IsRefused(422, "STARTS_IN_PAST");
        await ChangeOneAsync(changed, "2026-01-22T18:00:00", new { rrule = "FREQ=DAILY;COUNT=2" }).IsRefused(422, "RECURRENCE_NOT_ALLOWED");
        await ChangeOneAsync(changed, "2026-01-22T18:00:00", new { rdates = new[] { "2026-01-23T18:00:00" } }).IsRefused(422, "RECURRENCE_NOT_ALLOWED");
        await ChangeOneAsync(changed, "2026-01-22T18:00:00", new { tzid = "America/Denver" }).IsRefused(422, "RECURRENCE_NOT_ALLOWED");
        await calendar.Counselor.Put($"/session-series/{series.Id}?scope=This", One, changed.ETag).IsRefused(400, "REQUIRED");

        Task<ApiAnswer> ChangeOneAsync(ApiAnswer current, string occurrence, object change) =>
            calendar.Counselor.Put($"/session-series/{series.Id}?scope=This&occurrence={occurrence}", One.With(change), current.ETag);
    }

    [Fact]
    public async Task A_change_to_where_something_is_taken_is_refused_and_nothing_moves()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var series = await PlanAsync(calendar, Body(calendar, ada)).Succeeds();
        var before = await SessionsAsync(calendar, series);
        var supervisor = new { facilitatorId = calendar.Organization.Supervisor.ToString() };
        await PostAsync("2026-01-13", new { room = "Attic" });
        await PostAsync("2026-01-14", supervisor);
        await calendar.Counselor.Post("/sessions", At("2026-01-16", ada).With(supervisor).With(new { room = "Attic" })).Succeeds();

        await MoveAsync("2026-01-13T18:00:00").IsRefused(409, "PRACTITIONER_BUSY");
        await MoveAsync("2026-01-14T18:00:00").IsRefused(409, "ROOM_BUSY");
        await MoveAsync("2026-01-16T18:00:00").IsRefused(409, "PATIENT_BUSY");
        Assert.Equal(before, await SessionsAsync(calendar, series));

        Task PostAsync(string day, object change) => calendar.Counselor.Post("/sessions", At(day).With(change)).Succeeds();

        object At(string day, params TestParticipant[] who) =>
            calendar.Body(day, who).With(new { startsAt = $"{day}T23:00:00Z", endsAt = $"{day}T23:30:00Z" });

        Task<ApiAnswer> MoveAsync(string start) => calendar.Counselor.Put(
            $"/session-series/{series.Id}?scope=This&occurrence=2026-01-12T18:00:00", One.With(new { dtstartLocal = start }), series.ETag);
    }

    [Fact]
    public async Task From_one_session_on_the_series_goes_on_as_another()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var series = await PlanAsync(calendar, Body(calendar, ada)).Succeeds();

        var following = await calendar.Counselor.Put(
            $"/session-series/{series.Id}?scope=Following&occurrence=2026-01-15T18:00:00",
            Change.With(new { dtstartLocal = "2026-01-12T17:30:00", rrule = "FREQ=WEEKLY;BYDAY=MO,TH,FR;COUNT=6", room = "Attic" }),
            series.ETag).Succeeds();

        Assert.Equal(series.Id, (string?)following["continues"]);
        Assert.Equal(following.Id, (string?)(await calendar.Counselor.Get($"/session-series/{series.Id}").Succeeds())["continuedBy"]);
        Assert.Equal(["01-12 Scheduled 2026-01-12T23:00:00Z"], await SessionsAsync(calendar, series));
        Assert.Equal(
            [
                "01-15 Scheduled 2026-01-15T22:30:00Z", "01-16 Scheduled 2026-01-16T22:30:00Z", "01-19 HolidayClosed 2026-01-19T23:00:00Z",
                "01-22 Scheduled 2026-01-22T22:30:00Z", "01-23 Scheduled 2026-01-23T22:30:00Z",
            ],
            await SessionsAsync(calendar, following));
        var standing = (await calendar.Counselor.Get($"/patients/{ada.PatientId}/schedule").Succeeds())["items"]!.AsArray()
            .Where(entry => (string?)entry!["attendance"] == "Scheduled").ToList();
        Assert.Equal(5, standing.Count);
        Assert.Equal("Attic", (string?)standing[1]!["room"]);
    }

    [Fact]
    public async Task All_that_can_still_change_changes_and_what_has_attendance_stays()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var series = await PlanAsync(calendar, Body(calendar, ada)).Succeeds();
        await ExcuseAsync("2026-01-12");
        var path = $"/session-series/{series.Id}";

        await calendar.Counselor.Put($"{path}?scope=Following&occurrence=2026-01-12T18:00:00", Change, series.ETag).IsRefused(409, "OCCURRENCE_FIXED");
        var rest = await calendar.Counselor.Put($"{path}?scope=All", Change.With(new { dtstartLocal = "2026-01-15T17:00:00", rrule = "FREQ=WEEKLY;COUNT=2" }), series.ETag).Succeeds();

        Assert.Equal(["01-12 Scheduled 2026-01-12T23:00:00Z", "01-19 HolidayClosed 2026-01-19T23:00:00Z"], await SessionsAsync(calendar, series));
        Assert.Equal(["01-15 Scheduled 2026-01-15T22:00:00Z", "01-22 Scheduled 2026-01-22T22:00:00Z"], await SessionsAsync(calendar, rest));
        var again = await calendar.Counselor.Get(path).Succeeds();
        await calendar.Counselor.Put($"{path}?scope=All", Change, again.ETag).IsRefused(409, "SERIES_ENDED");

        async Task ExcuseAsync(string day)
        {
            var session = (await calendar.Counselor.Get($"/sessions?seriesId={series.Id}&from={day}&to={day}").Succeeds())["items"]![0]!;
            await calendar.Counselor.Put(
                $"/sessions/{session["id"]}/attendance/{ada.PatientId}",
                new { status = "AbsentExcused", excuse = new { reason = "Work", notifiedAt = "2026-01-05T12:00:00Z" } },
                "\"1\"").Succeeds();
        }
    }

    [Fact]
    public async Task A_closed_session_is_replaced_in_its_week_as_proposed()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var series = await PlanAsync(calendar, Body(calendar, ada)).Succeeds();
        var path = $"/session-series/{series.Id}";
        await calendar.Counselor.Post(
            "/sessions", calendar.Body("2026-01-20").With(new { startsAt = "2026-01-20T22:30:00Z", endsAt = "2026-01-20T23:30:00Z" })).Succeeds();

        var proposal = TestCalendar.Single(await calendar.Counselor.Get($"{path}/replacement-proposals").Succeeds());
        Assert.Equal(("2026-01-19T18:00:00", "2026-01-21T18:00:00"), ((string?)proposal["originalStartLocal"], (string?)proposal["startLocal"]));
        Assert.Equal(
            [("2026-01-20", "Busy"), ("2026-01-21", null)],
            proposal["considered"]!.AsArray().Select(day => ((string)day!["on"]!, (string?)day["obstacle"])));

        await ReplaceAsync("2026-01-15T18:00:00", "2026-01-16T18:00:00").IsRefused(409, "OCCURRENCE_NOT_CLOSED");
        await ReplaceAsync("2026-01-19T18:00:00", "2026-01-21T18:00:00Z").IsRefused(422, "NOT_A_LOCAL_TIME");
        await ReplaceAsync("2026-01-19T18:00:00", "2026-01-04T18:00:00").IsRefused(422, "STARTS_IN_PAST");
        await ReplaceAsync("2026-01-19T18:00:00", "2026-01-26T18:00:00").IsRefused(422, "REPLACEMENT_OUTSIDE_WEEK");
        await ReplaceAsync("2026-01-19T18:00:00", "2026-01-22T18:00:00").IsRefused(422, "DUPLICATE");
        await ReplaceAsync("2026-01-19T18:00:00", "2026-01-20T18:00:00").IsRefused(409, "PRACTITIONER_BUSY");
        var supervisor = new { facilitatorId = calendar.Organization.Supervisor.ToString() };
        await PostAsync("2026-01-23", supervisor, []);
        await PostAsync("2026-01-24", supervisor.With(new { room = "Attic" }), ada);
        await ReplaceAsync("2026-01-19T18:00:00", "2026-01-23T18:00:00").IsRefused(409, "ROOM_BUSY");
        await ReplaceAsync("2026-01-19T18:00:00", "2026-01-24T18:00:00").IsRefused(409, "PATIENT_BUSY");
        var replaced = await ReplaceAsync("2026-01-19T18:00:00", "2026-01-21T18:00:00").Succeeds();

        Assert.Equal("2026-01-21T18:00:00", (string?)replaced["changes/0/replacedBy"]);
        Assert.Contains("01-21 Scheduled 2026-01-21T23:00:00Z", await SessionsAsync(calendar, series));
        Assert.Empty((await calendar.Counselor.Get($"{path}/replacement-proposals").Succeeds())["items"]!.AsArray());
        var entry = (await calendar.Counselor.Get($"/patients/{ada.PatientId}/schedule?from=2026-01-21&to=2026-01-21").Succeeds())["items"]![0]!;
        Assert.Equal((true, null), ((bool)entry["isRequired"]!, (string?)entry["makeUpForId"]));

        Task<ApiAnswer> ReplaceAsync(string originalStartLocal, string startLocal) =>
            calendar.Counselor.Post($"{path}/replacements", new { originalStartLocal, startLocal }, series.ETag);

        Task PostAsync(string day, object change, params TestParticipant[] who) => calendar.Counselor.Post(
            "/sessions", calendar.Body(day, who).With(new { startsAt = $"{day}T23:00:00Z", endsAt = $"{day}T23:30:00Z" }).With(change)).Succeeds();
    }

    [Fact]
    public async Task A_day_that_is_closed_later_takes_its_sessions_with_it()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var series = await PlanAsync(calendar, Body(calendar, ada)).Succeeds();
        var administrator = calendar.Organization.Client(Role.Administrator);
        var program = await administrator.Get($"/programs/{calendar.ProgramId}").Succeeds();

        await administrator.Put(
            $"/programs/{calendar.ProgramId}",
            Course.ProgramBody.With(new { closures = new[] { new { on = "2026-01-22", name = "Boiler" } }, policies = program["policies"] }),
            program.ETag).Succeeds();

        Assert.Contains("01-22 HolidayClosed 2026-01-22T23:00:00Z", await SessionsAsync(calendar, series));
        var after = await calendar.Counselor.Get($"/session-series/{series.Id}").Succeeds();
        Assert.Contains("Boiler", after["changes"]!.AsArray().Select(change => (string?)change!["reason"]));
    }

    [Fact]
    public async Task What_is_called_off_or_moved_by_hand_is_known_to_the_series()
    {
        var calendar = await TestCalendar.CreateAsync();
        var series = await PlanAsync(calendar, Body(calendar)).Succeeds();
        await calendar.DoAsync(await OnAsync("2026-01-12"), "cancel", new { cause = "Weather" }).Succeeds();
        await calendar.DoAsync(await OnAsync("2026-01-15"), "reschedule", new { startsAt = "2026-01-16T23:00:00Z", endsAt = "2026-01-17T00:00:00Z" }).Succeeds();

        var after = await calendar.Counselor.Get($"/session-series/{series.Id}").Succeeds();

        Assert.Equal(
            [("2026-01-12T18:00:00", "CancelledByProgram"), ("2026-01-15T18:00:00", "Moved"), ("2026-01-19T18:00:00", "HolidayClosed")],
            after["changes"]!.AsArray().Select(change => ((string)change!["originalStartLocal"]!, (string)change["status"]!)));

        async Task<ApiAnswer> OnAsync(string day)
        {
            var found = (await calendar.Counselor.Get($"/sessions?seriesId={series.Id}&from={day}&to={day}").Succeeds())["items"]![0]!;
            return await calendar.Counselor.Get($"/sessions/{found["id"]}").Succeeds();
        }
    }

    internal static object Body(TestCalendar calendar, params TestParticipant[] participants) => new
    {
        programId = calendar.ProgramId,
        type = "ProcessGroup",
        facilitatorId = calendar.Organization.Counselor.ToString(),
        dtstartLocal = "2026-01-12T18:00:00",
        tzid = "America/New_York",
        rrule = "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4",
        durationMinutes = 120,
        room = TestCalendar.Room,
        participants = participants.Select(participant => new { episodeId = participant.EpisodeId }),
    };

    private static object Change => new
    {
        dtstartLocal = "2026-01-12T18:00:00",
        tzid = "America/New_York",
        rrule = "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4",
        durationMinutes = 120,
    };

    private static object One => new { dtstartLocal = "2026-01-12T17:00:00", tzid = "America/New_York", durationMinutes = 120 };

    private static Task<ApiAnswer> PlanAsync(TestCalendar calendar, object body) => calendar.Counselor.Post("/session-series", body);

    /// <summary>In the order of time, without those that were moved away.</summary>
    private static async Task<List<string>> SessionsAsync(TestCalendar calendar, ApiAnswer series) =>
    [
        .. (await calendar.Counselor.Get($"/sessions?seriesId={series.Id}&limit=200").Succeeds())["items"]!.AsArray()
            .Where(session => (string?)session!["status"] is not "Rescheduled" and not "CancelledByProgram")
            .Select(session => $"{((string)session!["on"]!)[5..]} {session["status"]} {session["startsAt"]}").Order(),
    ];
}
