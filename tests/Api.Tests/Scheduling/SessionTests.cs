using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class SessionTests
{
    private const string Past = "2026-01-04";
    private const string Next = "2026-01-12";

    [Fact]
    public async Task A_session_is_scheduled_with_its_participants_and_read_back()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());

        var session = await calendar.ScheduleAsync(Next, ada, ben);

        Assert.Equal($"/api/v1/sessions/{session.Id}", session.Headers["Location"]);
        Assert.Equal(("Scheduled", "2026-01-12", 0), ((string?)session["status"], (string?)session["on"], (int)session["breakMinutes"]!));
        Assert.Equal(session.Text, (await calendar.Counselor.Get($"/sessions/{session.Id}").Succeeds()).Text);
        var roster = (await calendar.Counselor.Get($"/sessions/{session.Id}/attendance").Succeeds())["items"]!.AsArray();
        Assert.Equal(
            [(1, ada.PatientId, "Scheduled", 90), (2, ben.PatientId, "Scheduled", 90)],
            roster.OrderBy(r => (int)r!["seat"]!).Select(r => ((int)r!["seat"]!, (string)r["patientId"]!, (string)r["status"]!, (int)r["scheduledMinutes"]!)));
        Assert.DoesNotContain(ada.PatientId, session.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_are_listed_by_programme_person_status_and_day()
    {
        var calendar = await TestCalendar.CreateAsync();
        var early = await calendar.ScheduleAsync("2026-01-12");
        var late = await calendar.ScheduleAsync("2026-01-14");
        await calendar.DoAsync(late, "cancel", new { cause = "Program" }).Succeeds();

        await AssertListedAsync("", late.Id, early.Id);
        await AssertListedAsync($"?programId={calendar.ProgramId}", late.Id, early.Id);
        await AssertListedAsync($"?programId={Guid.Empty}");
        await AssertListedAsync($"?facilitatorId={calendar.Organization.Supervisor}");
        await AssertListedAsync("?status=Scheduled", early.Id);
        await AssertListedAsync("?from=2026-01-13", late.Id);
        await AssertListedAsync("?to=2026-01-13", early.Id);
        await AssertListedAsync($"?seriesId={Guid.Empty}");

        async Task AssertListedAsync(string query, params string[] ids) => Assert.Equal(
            ids, (await calendar.Counselor.Get($"/sessions{query}").Succeeds())["items"]!.AsArray().Select(item => (string)item!["id"]!));
    }

    [Theory]
    [InlineData("""{ "endsAt": "2026-01-12T18:00:00Z" }""", 422, "SESSION_ENDS_BEFORE_START", "/endsAt")]
    [InlineData("""{ "endsAt": "2026-01-13T18:00:01Z" }""", 422, "INVALID_DURATION", "/endsAt")]
    [InlineData("""{ "breakMinutes": 90 }""", 422, "BREAKS_TOO_LONG", "/breakMinutes")]
    [InlineData("""{ "breakMinutes": -1 }""", 400, "OUT_OF_RANGE", "/breakMinutes")]
    [InlineData("""{ "startsAt": "0001-01-01T00:00:00Z" }""", 400, "OUT_OF_RANGE", "/startsAt")]
    [InlineData("""{ "endsAt": "9999-12-31T00:00:00Z" }""", 400, "OUT_OF_RANGE", "/endsAt")]
    [InlineData("""{ "type": "Nap" }""", 400, "INVALID_FORMAT", "/type")]
    [InlineData("""{ "room": "" }""", 400, "REQUIRED", "/room")]
    [InlineData("""{ "programId": "019b8f00-0000-7000-8000-000000000000" }""", 422, "UNKNOWN_REFERENCE", "/programId")]
    [InlineData("""{ "facilitatorId": "019b8f00-0000-7000-8000-000000000000" }""", 422, "UNKNOWN_REFERENCE", "/facilitatorId")]
    [InlineData("""{ "participants": [{ "episodeId": "019b8f00-0000-7000-8000-000000000000" }] }""", 422, "UNKNOWN_REFERENCE", "/participants/0/episodeId")]
    public async Task A_session_that_cannot_be_is_refused_and_nothing_is_stored(string change, int status, string code, string pointer)
    {
        var calendar = await TestCalendar.CreateAsync();

        var refused = await calendar.Counselor.Post("/sessions", calendar.Body(Next).With(change)).IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Empty((await calendar.Counselor.Get("/sessions").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task Who_cannot_take_part_is_refused()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ended, wrong) = (await calendar.PatientAsync(), await calendar.PatientAsync(), await calendar.PatientAsync());
        var elsewhere = await calendar.PatientAsync((await calendar.Organization.ProgramAsync()).Id);
        await calendar.Counselor.Post($"/episodes/{ended.EpisodeId}/decline", new { declinedOn = "2026-01-05", reason = "NoContact" }, await ScreenAsync(ended)).Succeeds();
        await calendar.Supervisor.Post($"/episodes/{wrong.EpisodeId}/enter-in-error", new { reason = "Wrong chart." }, wrong.EpisodeETag).Succeeds();
        var session = await calendar.ScheduleAsync("2026-01-14", ada);

        await PostAsync(calendar.Body(Next, ended)).IsRefused(409, "EPISODE_NOT_OPEN");
        await PostAsync(calendar.Body(Next, wrong)).IsRefused(409, "ENTERED_IN_ERROR");
        await PostAsync(calendar.Body(Next, elsewhere)).IsRefused(422, "OTHER_PROGRAM");
        await PostAsync(calendar.Body(Next, ada, ada)).IsRefused(422, "DUPLICATE");
        await BookAsync(ended.EpisodeId).IsRefused(409, "EPISODE_NOT_OPEN");
        await BookAsync(wrong.EpisodeId).IsRefused(409, "ENTERED_IN_ERROR");
        await BookAsync(elsewhere.EpisodeId).IsRefused(422, "OTHER_PROGRAM");
        await BookAsync(Guid.Empty.ToString()).IsRefused(422, "UNKNOWN_REFERENCE");
        await BookAsync(ada.EpisodeId).IsRefused(409, "ALREADY_BOOKED");

        Assert.Single((await calendar.Counselor.Get($"/sessions/{session.Id}/attendance").Succeeds())["items"]!.AsArray());

        Task<ApiAnswer> PostAsync(object body) => calendar.Counselor.Post("/sessions", body);

        Task<ApiAnswer> BookAsync(string episodeId) => calendar.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId });

        async Task<string> ScreenAsync(TestParticipant patient) =>
            (await calendar.Counselor.Post($"/episodes/{patient.EpisodeId}/screen", new { screenedOn = "2026-01-04" }, patient.EpisodeETag).Succeeds()).ETag;
    }

    [Fact]
    public async Task Who_works_here_no_more_runs_no_session()
    {
        var calendar = await TestCalendar.CreateAsync();
        var administrator = calendar.Organization.Client(Role.Administrator);
        var path = $"/practitioners/{calendar.Organization.Physician}";
        var physician = await administrator.Get(path).Succeeds();
        await administrator.Put(path, new { givenName = "Noor", familyName = "Vale", active = false }, physician.ETag).Succeeds();

        var refused = await calendar.Counselor.Post("/sessions", calendar.Body(Next).With(new { facilitatorId = calendar.Organization.Physician.ToString() }))
            .IsRefused(422, "FACILITATOR_NOT_ACTIVE");

        Assert.Equal([("/facilitatorId", "FACILITATOR_NOT_ACTIVE")], refused.Errors);
    }

    [Fact]
    public async Task Nobody_and_no_room_is_taken_twice_at_a_time()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        await calendar.ScheduleAsync(Next, ada);
        var supervisor = new { facilitatorId = calendar.Organization.Supervisor.ToString(), startsAt = "2026-01-12T19:29:00Z", endsAt = "2026-01-12T20:00:00Z" };

        var refused = await PostAsync(calendar.Body(Next).With(new { room = "Attic" })).IsRefused(409, "PRACTITIONER_BUSY");
        Assert.Contains("2026-01-12T18:00Z", (string?)refused["detail"], StringComparison.Ordinal);
        await PostAsync(calendar.Body(Next).With(supervisor).With(new { room = " garden ROOM" })).IsRefused(409, "ROOM_BUSY");
        var busy = await PostAsync(calendar.Body(Next, ada).With(supervisor).With(new { room = "Attic" })).IsRefused(409, "PATIENT_BUSY");
        Assert.DoesNotContain(ada.PatientId, busy.Text, StringComparison.Ordinal);

        var beside = await PostAsync(calendar.Body(Next).With(supervisor).With(new { room = "Attic" })).Succeeds();
        await calendar.Counselor.Post($"/sessions/{beside.Id}/attendance", new { episodeId = ada.EpisodeId }).IsRefused(409, "PATIENT_BUSY");
        await calendar.DoAsync(beside, "cancel", new { cause = "Program" }).Succeeds();

        // What touches does not clash.
        await PostAsync(calendar.Body(Next, ada).With(new { startsAt = "2026-01-12T19:30:00Z", endsAt = "2026-01-12T20:00:00Z" })).Succeeds();
        Assert.Equal(3, (await calendar.Counselor.Get("/sessions").Succeeds())["items"]!.AsArray().Count);

        Task<ApiAnswer> PostAsync(object body) => calendar.Counselor.Post("/sessions", body);
    }

    [Fact]
    public async Task A_full_session_takes_nobody_but_by_a_supervisors_reason()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben, cleo) = (await calendar.PatientAsync(), await calendar.PatientAsync(), await calendar.PatientAsync());
        var individual = new { type = "Individual" };
        const string Reason = "Brothers who came together.";

        await calendar.Counselor.Post("/sessions", calendar.Body(Next, ada, ben).With(individual)).IsRefused(409, "SESSION_FULL");
        await calendar.Counselor.Post("/sessions", calendar.Body(Next, ada, ben).With(individual).With(new { overCapacityReason = Reason }))
            .IsRefused(422, "SUPERVISOR_REQUIRED");
        var session = await calendar.Supervisor.Post("/sessions", calendar.Body(Next, ada, ben).With(individual).With(new { overCapacityReason = Reason }))
            .Succeeds();
        var attendance = $"/sessions/{session.Id}/attendance";
        await calendar.Counselor.Post(attendance, new { episodeId = cleo.EpisodeId }).IsRefused(409, "SESSION_FULL");
        await calendar.Counselor.Post(attendance, new { episodeId = cleo.EpisodeId, overCapacityReason = Reason }).IsRefused(422, "SUPERVISOR_REQUIRED");
        var third = await calendar.Supervisor.Post(attendance, new { episodeId = cleo.EpisodeId, overCapacityReason = Reason }).Succeeds();

        Assert.Equal((3, Reason), ((int)third["seat"]!, (string?)third["overCapacityReason"]));
        Assert.Equal(
            [null, Reason, Reason],
            (await calendar.Counselor.Get(attendance).Succeeds())["items"]!.AsArray().OrderBy(r => (int)r!["seat"]!).Select(r => (string?)r!["overCapacityReason"]));
    }

    [Fact]
    public async Task A_seat_of_who_was_never_to_come_is_given_again()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var session = await calendar.Counselor.Post("/sessions", calendar.Body(Next, ada).With(new { type = "Individual" })).Succeeds();
        var record = await calendar.AttendanceAsync(session, ada);

        var marked = await calendar.Counselor.Post(
            $"/sessions/{session.Id}/attendance/{ada.PatientId}/enter-in-error", new { reason = "Other patient." }, record.ETag).Succeeds();

        Assert.Equal((null, "Other patient."), ((string?)marked["seat"], (string?)marked["enteredInError/reason"]));
        await calendar.Counselor.Get($"/sessions/{session.Id}/attendance/{ada.PatientId}").IsRefused(404, "NOT_FOUND");
        Assert.Equal(1, (int)(await BookAsync(ben).Succeeds())["seat"]!);
        await BookAsync(ada).IsRefused(409, "SESSION_FULL");

        Task<ApiAnswer> BookAsync(TestParticipant who) =>
            calendar.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId = who.EpisodeId });
    }

    [Fact]
    public async Task A_session_is_started_completed_locked_and_opened_again()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Past, ada);

        Assert.Equal("InProgress", (string?)(await calendar.DoAsync(session, "start").Succeeds())["status"]);
        await calendar.DoAsync(session, "start").IsRefused(409, "ILLEGAL_TRANSITION");
        await calendar.DoAsync(session, "cancel", new { cause = "Program" }).IsRefused(409, "ILLEGAL_TRANSITION");
        await calendar.DoAsync(session, "lock").IsRefused(409, "ILLEGAL_TRANSITION");
        await calendar.DoAsync(session, "reopen", new { reason = "None." }, calendar.Supervisor).IsRefused(409, "ILLEGAL_TRANSITION");
        await calendar.DoAsync(session, "complete", new { endsAt = "2026-01-04T19:30:00Z" }).IsRefused(422, "ATTENDANCE_MISSING");
        await calendar.TakeAsync(session, ada, new { status = "Attended" }).Succeeds();
        await calendar.DoAsync(session, "complete", new { endsAt = "2026-01-04T18:00:00Z" }).IsRefused(422, "SESSION_ENDS_BEFORE_START");
        await calendar.DoAsync(session, "complete", new { startsAt = "2026-01-03T18:00:00Z", endsAt = "2026-01-04T19:30:00Z" }).IsRefused(422, "INVALID_DURATION");
        await calendar.DoAsync(session, "complete", new { endsAt = "2026-01-04T19:30:00Z", breakMinutes = 90 }).IsRefused(422, "BREAKS_TOO_LONG");
        await calendar.DoAsync(session, "complete", new { endsAt = "2026-01-05T17:00:00Z" }).IsRefused(422, "TIME_IN_FUTURE");
        var completed = await calendar.DoAsync(session, "complete", new { endsAt = "2026-01-04T19:40:00Z", breakMinutes = 10 }).Succeeds();
        Assert.Equal(("Completed", 90), ((string?)completed["status"], (int)completed["held/therapeuticMinutes"]!));
        await calendar.DoAsync(session, "complete", new { endsAt = "2026-01-04T19:30:00Z" }).IsRefused(409, "ILLEGAL_TRANSITION");
        await calendar.SignNoteAsync(session, ada);
        await calendar.TakeAsync(session, ada, new { status = "AbsentUnexcused", reason = "Mistaken." }).IsRefused(409, "SESSION_LOCKED");
        var reopened = await calendar.DoAsync(session, "reopen", new { reason = "One was mistaken for another." }, calendar.Supervisor).Succeeds();

        Assert.Equal(
            ["Scheduled", "InProgress", "Completed", "Locked", "Completed"],
            reopened["steps"]!.AsArray().Select(step => (string?)step!["status"]));
    }

    [Fact]
    public async Task A_session_of_next_week_is_not_started_yet()
    {
        var calendar = await TestCalendar.CreateAsync();

        await calendar.DoAsync(await calendar.ScheduleAsync(Next), "start").IsRefused(422, "TOO_EARLY");
    }

    [Fact]
    public async Task Acts_that_need_a_person_are_refused_without_one()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Past, ada);
        var nobody = await calendar.Organization.ClientAsync([Role.Supervisor]);

        await calendar.DoAsync(session, "start", null, nobody).IsRefused(403, "PRACTITIONER_REQUIRED");
        await calendar.DoAsync(session, "complete", new { endsAt = "2026-01-04T19:30:00Z" }, nobody).IsRefused(403, "PRACTITIONER_REQUIRED");
        await calendar.DoAsync(session, "lock", null, nobody).IsRefused(403, "PRACTITIONER_REQUIRED");
        await calendar.DoAsync(session, "reopen", new { reason = "None." }, nobody).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Put($"/sessions/{session.Id}/attendance/{ada.PatientId}", new { status = "Attended" }, "\"1\"").IsRefused(403, "PRACTITIONER_REQUIRED");
    }

    [Theory]
    [InlineData("Program", "CancelledByProgram", "CancelledByProgram")]
    [InlineData("Holiday", "HolidayClosed", "HolidayClosed")]
    [InlineData("Weather", "CancelledByProgram", "Weather")]
    public async Task A_cancelled_session_leaves_the_rates_and_the_calendar(string cause, string status, string attendance)
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Next, ada);

        // The appointment desk is nobody in particular.
        var cancelled = await calendar.DoAsync(session, "cancel", new { cause, reason = "Said on the radio." }, calendar.Organization.Client(Role.Scheduler))
            .Succeeds();

        Assert.Equal((status, cause), ((string?)cancelled["status"], (string?)cancelled["cancelledFor"]));
        Assert.Equal(attendance, (string?)(await calendar.AttendanceAsync(session, ada))["status"]);
        await calendar.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId = (await calendar.PatientAsync()).EpisodeId })
            .IsRefused(409, "SESSION_NOT_OPEN");
        await calendar.TakeAsync(session, ada, new { status = "Attended", reason = "Was there." }).IsRefused(409, "SESSION_NOT_OPEN");
        await calendar.ScheduleAsync(Next, ada);
    }

    [Fact]
    public async Task A_locked_session_takes_nobody()
    {
        var calendar = await TestCalendar.CreateAsync();
        var session = await calendar.CompletedAsync(Past);
        await calendar.DoAsync(session, "lock").Succeeds();

        await calendar.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId = (await calendar.PatientAsync()).EpisodeId })
            .IsRefused(409, "SESSION_LOCKED");
    }

    [Fact]
    public async Task A_moved_session_takes_everybody_along_who_was_wanted()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var session = await calendar.ScheduleAsync(Next, ada, ben);
        await calendar.TakeAsync(session, ben, new { status = "WithdrawnFromGroup" }).Succeeds();

        var moved = await calendar.DoAsync(
            session, "reschedule", new { startsAt = "2026-01-12T18:30:00Z", endsAt = "2026-01-12T20:00:00Z", room = "Attic", reason = "Late train." })
            .Succeeds();

        Assert.Equal("Rescheduled", (string?)moved["status"]);
        var next = await calendar.Counselor.Get($"/sessions/{moved["rescheduledToId"]}").Succeeds();
        Assert.Equal(
            ("Scheduled", session.Id, "Attic", "2026-01-12T18:30:00Z"),
            ((string?)next["status"], (string?)next["rescheduledFromId"], (string?)next["room"], (string?)next["startsAt"]));
        var roster = TestCalendar.Single(await calendar.Counselor.Get($"/sessions/{next.Id}/attendance").Succeeds());
        Assert.Equal((ada.PatientId, 1), ((string?)roster["patientId"], (int)roster["seat"]!));
        Assert.Equal("CancelledByProgram", (string?)(await calendar.AttendanceAsync(session, ada))["status"]);
    }

    [Fact]
    public async Task A_move_to_where_it_cannot_be_is_refused_and_nothing_moves()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Next, ada);
        await calendar.ScheduleAsync("2026-01-14");
        await calendar.Counselor.Post("/sessions", calendar.Body("2026-01-15").With(new { facilitatorId = calendar.Organization.Supervisor.ToString() })).Succeeds();
        await calendar.Counselor.Post(
            "/sessions", calendar.Body("2026-01-16", ada).With(new { facilitatorId = calendar.Organization.Supervisor.ToString(), room = "Attic" })).Succeeds();
        var begun = await calendar.ScheduleAsync(Past);

        await MoveAsync(session, "2026-01-14T18:00:00Z", "2026-01-14T19:00:00Z").IsRefused(409, "PRACTITIONER_BUSY");
        await MoveAsync(session, "2026-01-15T18:00:00Z", "2026-01-15T19:00:00Z").IsRefused(409, "ROOM_BUSY");
        await MoveAsync(session, "2026-01-16T18:00:00Z", "2026-01-16T19:00:00Z").IsRefused(409, "PATIENT_BUSY");
        await MoveAsync(session, "2026-01-04T18:00:00Z", "2026-01-04T19:00:00Z").IsRefused(422, "STARTS_IN_PAST");
        await MoveAsync(session, "2026-01-13T18:00:00Z", "2026-01-13T18:00:00Z").IsRefused(422, "SESSION_ENDS_BEFORE_START");
        await MoveAsync(session, "2026-01-13T18:00:00Z", "2026-01-14T18:01:00Z").IsRefused(422, "INVALID_DURATION");
        await MoveAsync(session, "2026-01-13T18:00:00Z", "2026-01-13T18:30:00Z", 30).IsRefused(422, "BREAKS_TOO_LONG");
        await MoveAsync(begun, "2026-01-13T18:00:00Z", "2026-01-13T19:00:00Z").IsRefused(409, "SESSION_STARTED");
        Assert.Equal(session.Text, (await calendar.Counselor.Get($"/sessions/{session.Id}").Succeeds()).Text);
        await calendar.DoAsync(session, "cancel", new { cause = "Program" }).Succeeds();
        await MoveAsync(session, "2026-01-13T18:00:00Z", "2026-01-13T19:00:00Z").IsRefused(409, "ILLEGAL_TRANSITION");

        Task<ApiAnswer> MoveAsync(ApiAnswer which, string startsAt, string endsAt, int breakMinutes = 0) =>
            calendar.DoAsync(which, "reschedule", new { startsAt, endsAt, breakMinutes });
    }
}
