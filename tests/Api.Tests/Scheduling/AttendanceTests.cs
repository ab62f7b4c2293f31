using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class AttendanceTests
{
    private const string Past = "2026-01-04";
    private const string Next = "2026-01-12";

    [Theory]
    [InlineData("""{ "status": "Attended" }""", "Attended", 90)]
    [InlineData("""{ "status": "AttendedPartial", "arrivedAt": "2026-01-04T18:30:00Z" }""", "AttendedPartial", 60)]
    [InlineData("""{ "status": "AttendedPartial", "leftAt": "2026-01-04T18:30:00Z", "countsAs": "AbsentExcused", "excuse": { "reason": "Childcare", "evidence": "Call of the school." } }""", "AbsentExcused", 30)]
    [InlineData("""{ "status": "AttendedVirtual", "virtualPresence": { "modality": "AudioVideo", "state": "MA" } }""", "AttendedVirtual", 90)]
    [InlineData("""{ "status": "AbsentExcused", "excuse": { "reason": "Work", "notifiedAt": "2026-01-03T18:00:00Z" } }""", "AbsentExcused", 0)]
    [InlineData("""{ "status": "AbsentUnexcused" }""", "AbsentUnexcused", 0)]
    [InlineData("""{ "status": "WithdrawnFromGroup" }""", "WithdrawnFromGroup", 0)]
    public async Task How_it_went_is_recorded_with_actual_minutes(string outcome, string countsAs, int minutes)
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Past, ada);

        var record = await calendar.TakeAsync(session, ada, new { }.With(outcome)).Succeeds();

        Assert.Equal((countsAs, minutes), ((string?)record["countsAs"], (int)record["attendedMinutes"]!));
        Assert.Equal(record.Text, (await calendar.AttendanceAsync(session, ada)).Text);
    }

    [Theory]
    [InlineData("""{ "status": "Scheduled" }""", 422, "STATUS_NOT_BY_HAND")]
    [InlineData("""{ "status": "HolidayClosed" }""", 422, "STATUS_NOT_BY_HAND")]
    [InlineData("""{ "status": "Attended", "arrivedAt": "2026-01-06T18:00:00Z" }""", 422, "TIME_IN_FUTURE")]
    [InlineData("""{ "status": "Attended", "arrivedAt": "2026-01-04T18:10:01Z" }""", 422, "PRESENCE_CONTRADICTS_STATUS")]
    [InlineData("""{ "status": "AttendedPartial", "arrivedAt": "2026-01-04T19:00:00Z" }""", 422, "PARTIAL_CHOICE_REQUIRED")]
    [InlineData("""{ "status": "Attended", "countsAs": "AbsentExcused" }""", 422, "PARTIAL_CHOICE_NOT_ALLOWED")]
    [InlineData("""{ "status": "AbsentExcused" }""", 422, "EXCUSE_REQUIRED")]
    [InlineData("""{ "status": "Attended", "excuse": { "reason": "Work" } }""", 422, "EXCUSE_NOT_ALLOWED")]
    [InlineData("""{ "status": "AbsentExcused", "excuse": { "reason": "Work", "notifiedAt": "2026-01-03T18:00:01Z" } }""", 422, "NOTICE_TOO_SHORT")]
    [InlineData("""{ "status": "AttendedVirtual" }""", 422, "VIRTUAL_PRESENCE_REQUIRED")]
    [InlineData("""{ "status": "Attended", "virtualPresence": { "modality": "AudioOnly", "state": "MA" } }""", 422, "VIRTUAL_PRESENCE_NOT_ALLOWED")]
    [InlineData("""{ "status": "AttendedVirtual", "virtualPresence": { "modality": "AudioOnly", "state": "NY" } }""", 422, "NOT_LICENSED_IN_STATE")]
    [InlineData("""{ "status": "OnLeave" }""", 422, "NOT_ON_LEAVE")]
    [InlineData("""{ "status": "Asleep" }""", 400, "INVALID_FORMAT")]
    [InlineData("""{ "status": "AttendedVirtual", "virtualPresence": { "modality": "AudioOnly", "state": "Massachusetts" } }""", 400, "TOO_LONG")]
    public async Task An_outcome_that_cannot_be_is_refused_and_nothing_changes(string outcome, int status, string code)
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Past, ada);
        var before = await calendar.AttendanceAsync(session, ada);

        await calendar.TakeAsync(session, ada, new { }.With(outcome)).IsRefused(status, code);

        Assert.Equal(before.Text, (await calendar.AttendanceAsync(session, ada)).Text);
    }

    [Fact]
    public async Task Nobody_has_attended_what_has_not_begun()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Next, ada);

        await calendar.TakeAsync(session, ada, new { status = "Attended" }).IsRefused(422, "TOO_EARLY");
    }

    [Fact]
    public async Task Who_is_not_in_the_session_has_no_attendance()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var session = await calendar.ScheduleAsync(Past, ada);

        await calendar.Counselor.Put($"/sessions/{session.Id}/attendance/{ben.PatientId}", new { status = "Attended" }, "\"1\"").IsRefused(404, "NOT_FOUND");

        Assert.Equal(["Scheduled"], TestCalendar.Statuses(await calendar.Counselor.Get($"/sessions/{session.Id}/attendance").Succeeds()));
    }

    [Fact]
    public async Task An_approved_leave_covers_its_sessions()
    {
        var calendar = await TestCalendar.CreateAsync();
        var episode = await calendar.Organization.AdmittedAsync();
        await calendar.Counselor.Post(
            $"/episodes/{episode.Id}/leave", new { from = "2026-01-05", expectedReturnOn = "2026-01-14", reason = "Travel" }, episode.ETag).Succeeds();
        var away = new TestParticipant((string)episode["patientId"]!, episode.Id, "");
        var session = await calendar.Counselor.Post(
            "/sessions", calendar.Body(Next, away).With(new { programId = (string)episode["programId"]! })).Succeeds();

        var record = await calendar.TakeAsync(session, away, new { status = "OnLeave" }).Succeeds();

        Assert.Equal("OnLeave", (string?)record["status"]);
        await calendar.TakeAsync(session, away, new { status = "Attended", reason = "Came back." }).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task A_correction_has_a_reason_and_keeps_what_was_believed()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Past, ada);
        await calendar.TakeAsync(session, ada, new { status = "AbsentUnexcused" }).Succeeds();

        await calendar.TakeAsync(session, ada, new { status = "Attended" }).IsRefused(422, "CORRECTION_REASON_REQUIRED");
        await calendar.TakeAsync(session, ada, new { status = "AbsentExcused", excuse = new { reason = "Illness", notifiedAt = "2026-01-01T18:00:00Z" }, reason = "Called." })
            .IsRefused(422, "EVIDENCE_REQUIRED");
        var corrected = await calendar.TakeAsync(session, ada, new { status = "Attended", reason = "Sat in the back." }).Succeeds();

        Assert.Equal(
            [("AbsentUnexcused", null), ("Attended", "Sat in the back.")],
            corrected["log"]!.AsArray().Select(entry => ((string)entry!["status"]!, (string?)entry["reason"])));
    }

    [Fact]
    public async Task Who_was_absent_and_booked_elsewhere_was_not_in_both()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Past, ada);
        await calendar.TakeAsync(session, ada, new { status = "AbsentUnexcused" }).Succeeds();
        await calendar.Counselor.Post(
            "/sessions", calendar.Body(Past, ada).With(new { facilitatorId = calendar.Organization.Supervisor.ToString(), room = "Attic" })).Succeeds();

        await calendar.TakeAsync(session, ada, new { status = "Attended", reason = "Was there." }).IsRefused(409, "PATIENT_BUSY");
    }

    [Fact]
    public async Task Evidence_excuses_an_absence_after_the_lock_for_a_week()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var (late, old) = (await LockedAsync("2026-01-02"), await LockedAsync("2025-12-28"));
        var excuse = new { status = "AbsentExcused", excuse = new { reason = "Illness", evidence = "Doctor's note." } };

        await calendar.TakeAsync(late, ada, new { status = "AbsentExcused" }).IsRefused(422, "EXCUSE_REQUIRED");
        await calendar.TakeAsync(late, ada, new { status = "AbsentExcused", excuse = new { reason = "Illness" } }).IsRefused(422, "EVIDENCE_REQUIRED");
        Assert.Equal("AbsentExcused", (string?)(await calendar.TakeAsync(late, ada, excuse).Succeeds())["countsAs"]);
        await calendar.TakeAsync(old, ada, excuse).IsRefused(422, "EXCUSE_TOO_LATE");

        async Task<ApiAnswer> LockedAsync(string day)
        {
            var session = await calendar.ScheduleAsync(day, ada);
            await calendar.TakeAsync(session, ada, new { status = "AbsentUnexcused" }).Succeeds();
            await calendar.DoAsync(session, "complete", new { endsAt = (string?)session["endsAt"] }).Succeeds();
            return await calendar.DoAsync(session, "lock").Succeeds();
        }
    }

    [Fact]
    public async Task A_session_held_longer_asks_again_what_a_short_presence_counts_as()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Past, ada);
        await calendar.TakeAsync(session, ada, new { status = "AttendedPartial", leftAt = "2026-01-04T18:45:00Z" }).Succeeds();

        await calendar.DoAsync(session, "complete", new { endsAt = "2026-01-04T20:00:00Z" }).IsRefused(422, "PARTIAL_CHOICE_REQUIRED");

        Assert.Equal("Scheduled", (string?)(await calendar.Counselor.Get($"/sessions/{session.Id}").Succeeds())["status"]);
    }

    [Fact]
    public async Task A_make_up_stands_for_one_absence_and_moves_with_its_session()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var absence = await AbsentAsync(calendar, ada, "2026-01-02");
        var session = await calendar.ScheduleAsync(Next);

        var makeUp = await BookAsync(session, absence).Succeeds();
        await BookAsync(await calendar.ScheduleAsync("2026-01-13"), absence).IsRefused(409, "ALREADY_MADE_UP");
        await calendar.DoAsync(session, "reschedule", new { startsAt = "2026-01-19T18:00:00Z", endsAt = "2026-01-19T19:00:00Z" })
            .IsRefused(422, "MAKE_UP_NOT_ALLOWED");
        var moved = await calendar.DoAsync(session, "reschedule", new { startsAt = "2026-01-15T18:00:00Z", endsAt = "2026-01-15T19:30:00Z" }).Succeeds();

        Assert.Equal((absence.Id, false), ((string?)makeUp["makeUpForId"], (bool)makeUp["isRequired"]!));
        var next = TestCalendar.Single(await calendar.Counselor.Get($"/sessions/{moved["rescheduledToId"]}/attendance").Succeeds());
        Assert.Equal(absence.Id, (string?)next["makeUpForId"]);
        var after = await calendar.Counselor.Get($"/sessions/{absence["sessionId"]}/attendance/{ada.PatientId}").Succeeds();
        Assert.Equal(((string?)next["id"], null), ((string?)after["makeUpId"], (string?)after["madeUpById"]));

        Task<ApiAnswer> BookAsync(ApiAnswer where, ApiAnswer what) =>
            calendar.Counselor.Post($"/sessions/{where.Id}/make-ups", new { makeUpFor = what.Id });
    }

    [Fact]
    public async Task An_attended_make_up_makes_the_absence_up_until_it_turns_out_otherwise()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var absence = await AbsentAsync(calendar, ada, "2026-01-02");
        var session = await calendar.ScheduleAsync(Past);
        await calendar.Counselor.Post($"/sessions/{session.Id}/make-ups", new { makeUpFor = absence.Id }).Succeeds();

        var makeUp = await calendar.TakeAsync(session, ada, new { status = "Attended" }).Succeeds();
        Assert.Equal(makeUp.Id, await MadeUpByAsync());
        await calendar.Counselor.Post($"/sessions/{session.Id}/attendance/{ada.PatientId}/enter-in-error", new { reason = "Other patient." }, makeUp.ETag).Succeeds();

        Assert.Null(await MadeUpByAsync());

        async Task<string?> MadeUpByAsync() =>
            (string?)(await calendar.Counselor.Get($"/sessions/{absence["sessionId"]}/attendance/{ada.PatientId}").Succeeds())["madeUpById"];
    }

    [Fact]
    public async Task A_make_up_that_cannot_be_is_refused()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var absence = await AbsentAsync(calendar, ada, "2026-01-02");
        var full = await calendar.Counselor.Post("/sessions", calendar.Body("2026-01-06", ben).With(new { type = "Individual" })).Succeeds();
        var withAda = await calendar.ScheduleAsync("2026-01-07", ada);
        var cancelled = await calendar.ScheduleAsync("2026-01-08");
        await calendar.DoAsync(cancelled, "cancel", new { cause = "Program" }).Succeeds();
        var locked = await calendar.CompletedAsync("2026-01-03");
        await calendar.DoAsync(locked, "lock").Succeeds();
        var elsewhere = await calendar.Counselor.Post(
            "/sessions", calendar.Body("2026-01-09").With(new { programId = (await calendar.Organization.ProgramAsync()).Id })).Succeeds();
        var clash = await calendar.Counselor.Post(
            "/sessions", calendar.Body("2026-01-07").With(new { facilitatorId = calendar.Organization.Supervisor.ToString(), room = "Attic" })).Succeeds();
        var tooLate = await calendar.ScheduleAsync("2026-01-20");

        await BookAsync(tooLate).IsRefused(422, "MAKE_UP_NOT_ALLOWED");
        await BookAsync(withAda).IsRefused(409, "ALREADY_BOOKED");
        await BookAsync(cancelled).IsRefused(409, "SESSION_NOT_OPEN");
        await BookAsync(locked).IsRefused(409, "SESSION_LOCKED");
        await BookAsync(elsewhere).IsRefused(422, "OTHER_PROGRAM");
        await BookAsync(clash).IsRefused(409, "PATIENT_BUSY");
        await BookAsync(tooLate, makeUpFor: Guid.Empty.ToString()).IsRefused(422, "UNKNOWN_REFERENCE");
        var one = await AbsentAsync(calendar, ada, "2025-12-30", "Individual");
        await BookAsync(full, makeUpFor: one.Id).IsRefused(409, "SESSION_FULL");
        await BookAsync(full, makeUpFor: one.Id, overCapacityReason: "Two sisters.").IsRefused(422, "SUPERVISOR_REQUIRED");
        await calendar.Counselor.Post(
            $"/sessions/{absence["sessionId"]}/attendance/{ada.PatientId}/enter-in-error", new { reason = "Other patient." },
            (await calendar.Counselor.Get($"/sessions/{absence["sessionId"]}/attendance/{ada.PatientId}").Succeeds()).ETag).Succeeds();
        await BookAsync(elsewhere, makeUpFor: absence.Id).IsRefused(422, "OTHER_PROGRAM");
        await BookAsync(tooLate, makeUpFor: absence.Id).IsRefused(409, "ENTERED_IN_ERROR");

        Task<ApiAnswer> BookAsync(ApiAnswer where, string? makeUpFor = null, string? overCapacityReason = null) => calendar.Counselor.Post(
            $"/sessions/{where.Id}/make-ups", new { makeUpFor = makeUpFor ?? absence.Id }.With(new { overCapacityReason }));
    }

    [Fact]
    public async Task Who_has_ended_treatment_makes_nothing_up()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var absence = await AbsentAsync(calendar, ada, "2026-01-02");
        var screened = await calendar.Counselor.Post($"/episodes/{ada.EpisodeId}/screen", new { screenedOn = "2026-01-04" }, ada.EpisodeETag).Succeeds();
        await calendar.Counselor.Post($"/episodes/{ada.EpisodeId}/decline", new { declinedOn = "2026-01-05", reason = "NoContact" }, screened.ETag).Succeeds();

        await calendar.Counselor.Post($"/sessions/{(await calendar.ScheduleAsync(Next)).Id}/make-ups", new { makeUpFor = absence.Id })
            .IsRefused(409, "EPISODE_NOT_OPEN");
    }

    [Fact]
    public async Task Cancelling_one_member_touches_nobody_else()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var session = await calendar.ScheduleAsync(Next, ada, ben);
        var before = (Session: await calendar.Counselor.Get($"/sessions/{session.Id}").Succeeds(), Ben: await calendar.AttendanceAsync(session, ben));

        await calendar.TakeAsync(session, ada, new { status = "WithdrawnFromGroup" }).Succeeds();

        Assert.Equal(before.Session.Text, (await calendar.Counselor.Get($"/sessions/{session.Id}").Succeeds()).Text);
        Assert.Equal(before.Ben.Text, (await calendar.AttendanceAsync(session, ben)).Text);
    }

    private static async Task<ApiAnswer> AbsentAsync(TestCalendar calendar, TestParticipant who, string day, string type = "ProcessGroup")
    {
        var session = await calendar.Counselor.Post("/sessions", calendar.Body(day, who).With(new { type })).Succeeds();
        return await calendar.TakeAsync(session, who, new { status = "AbsentUnexcused" }).Succeeds();
    }
}
