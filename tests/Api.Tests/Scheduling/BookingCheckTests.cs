using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class BookingCheckTests
{
    private const string Tuesday = "2026-01-06";

    [Fact]
    public async Task Every_aspect_is_told_where_nothing_stands_in_the_way()
    {
        var group = await GroupInProgress.StartAsync();
        var episode = await group.InCareAsync();

        var answer = await CheckAsync(group.Scheduler, episode, new { session = Session(group) }).Succeeds();

        Assert.True((bool)answer["canBook"]!);
        Assert.Equal(
            ["Standing", "Capacity", "Conflict", "Availability", "Closure", "Credential", "WeeklyHours", "Consent", "Authorization"],
            Effects(answer).Select(effect => (string)effect["aspect"]!));
        Assert.Equal(["Consent", "Authorization"], Of(answer, "NotKept").Select(effect => (string)effect["aspect"]!));
        var week = Assert.Single(answer["weeks"]!.AsArray())!;
        Assert.Equal(("2026-01-05", 0m, 1m, 9m), ((string)week["mondayOn"]!, (decimal)week["bookedHours"]!, (decimal)week["hoursAfter"]!, (decimal)week["neededHours"]!));
    }

    [Fact]
    public async Task A_full_session_and_a_patient_who_is_elsewhere_are_told_together_and_nothing_is_written()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (one, other) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var full = await calendar.Counselor.Post(
            "/sessions", calendar.Body(Tuesday, one).With(new { type = "Individual" })).Succeeds();
        await calendar.Counselor.Post(
            "/sessions",
            calendar.Body(Tuesday, other).With(new { facilitatorId = calendar.Organization.Supervisor.ToString(), room = "Library" })).Succeeds();
        var before = await RecordsAsync(calendar.Organization);

        var answer = await CheckAsync(calendar.Counselor, other, new { sessionId = full.Id }).Succeeds();

        Assert.False((bool)answer["canBook"]!);
        Assert.Equal(["SESSION_FULL", "PATIENT_BUSY"], Codes(answer, "Refused"));
        Assert.All(Of(answer, "Refused"), effect => Assert.Equal(full.Id, (string)effect["sessionId"]!));
        Assert.Equal(before, await RecordsAsync(calendar.Organization));
        await calendar.Counselor.Post($"/sessions/{full.Id}/attendance", new { episodeId = other.EpisodeId }).IsRefused(409, "SESSION_FULL");
    }

    [Fact]
    public async Task A_new_session_is_held_against_facilitator_and_room()
    {
        var calendar = await TestCalendar.CreateAsync();
        await calendar.ScheduleAsync(Tuesday);
        var patient = await calendar.PatientAsync();

        var answer = await CheckAsync(calendar.Counselor, patient, new
        {
            session = new
            {
                type = "Individual",
                facilitatorId = calendar.Organization.Counselor.ToString(),
                startsAt = $"{Tuesday}T19:00:00Z",
                endsAt = $"{Tuesday}T20:00:00Z",
                room = TestCalendar.Room.ToUpperInvariant(),
            },
        }).Succeeds();

        Assert.Equal(["PRACTITIONER_BUSY", "ROOM_BUSY"], Codes(answer, "Refused"));
    }

    [Fact]
    public async Task Work_hours_wishes_and_closed_days_are_warnings()
    {
        var calendar = await TestCalendar.CreateAsync();
        var patient = await calendar.PatientAsync();
        await calendar.Counselor.Put(
            $"/patients/{patient.PatientId}/availability",
            new
            {
                commitments = new[]
                {
                    new { kind = "Work", weight = "Hard", days = new[] { "Tuesday" }, times = new { from = "09:00", to = "14:00" } },
                },
                preferences = new { preferredTimes = new[] { new { from = "17:00", to = "21:00" } }, prefersVirtual = false, travelBufferMinutes = 30 },
            },
            "\"0\"").Succeeds();

        // 13:00 to 14:00 on the programme's wall.
        var answer = await CheckAsync(calendar.Counselor, patient, new
        {
            session = new
            {
                type = "Individual",
                facilitatorId = calendar.Organization.Counselor.ToString(),
                startsAt = $"{Tuesday}T18:00:00Z",
                endsAt = $"{Tuesday}T19:00:00Z",
                room = "Library",
            },
        }).Succeeds();

        Assert.True((bool)answer["canBook"]!);
        Assert.Equal(["HARD_COMMITMENT", "NOT_PREFERRED"], Codes(answer, "Warning").Take(2));
    }

    [Fact]
    public async Task A_seat_in_a_group_is_checked_in_all_its_sessions_to_come()
    {
        var group = await GroupInProgress.StartAsync();
        var created = await group.GroupAsync();
        await group.Scheduler.Post("/session-series", new
        {
            programId = group.ProgramId,
            groupId = created.Id,
            type = "IopBlock",
            facilitatorId = group.Organization.Counselor.ToString(),
            dtstartLocal = "2026-01-12T18:00:00",
            tzid = "America/New_York",
            rrule = "FREQ=WEEKLY;BYDAY=MO,WE,TH;COUNT=6",
            durationMinutes = 180,
            room = "Room 2",
        }).Succeeds();
        var episode = await group.InCareAsync();

        var answer = await CheckAsync(group.Scheduler, episode, new { groupId = created.Id }).Succeeds();

        Assert.True((bool)answer["canBook"]!);
        // The Monday of the second week is a holiday.
        Assert.Equal([9m, 6m], answer["weeks"]!.AsArray().Select(week => (decimal)week!["hoursAfter"]!));
        Assert.Equal("2026-01-19", (string)Assert.Single(Of(answer, "Warning"), effect => (string)effect["code"]! == "UNDER_HOURS")["weekOf"]!);

        await group.EnrolAsync(created, episode).Succeeds();
        var again = await CheckAsync(group.Scheduler, episode, new { groupId = created.Id }).Succeeds();
        Assert.Equal(["ALREADY_ENROLLED"], Codes(again, "Refused"));
        Assert.Equal(5, Codes(again, "Warning").Count(code => code == "ALREADY_BOOKED"));
        Assert.Equal([9m, 6m], again["weeks"]!.AsArray().Select(week => (decimal)week!["hoursAfter"]!));
    }

    [Fact]
    public async Task Other_refusals_of_a_group_are_told_as_well()
    {
        var group = await GroupInProgress.StartAsync();
        var closed = await group.GroupAsync(new { entry = "Closed", startsOn = "2026-01-05", capacity = 1 });
        await group.EnrolledAsync(closed);
        var episode = await group.InCareAsync();

        var answer = await CheckAsync(group.Scheduler, episode, new { groupId = closed.Id, from = "2026-01-01" }).Succeeds();

        Assert.Equal(["STARTS_IN_PAST", "SESSION_FULL"], Codes(answer, "Refused"));
        var later = await CheckAsync(group.Scheduler, episode, new { groupId = closed.Id, from = "2026-01-20" }).Succeeds();
        Assert.Equal(["GROUP_CLOSED", "SESSION_FULL"], Codes(later, "Refused"));
    }

    [Fact]
    public async Task A_virtual_session_is_held_against_the_licence_for_the_patients_state()
    {
        var calendar = await TestCalendar.CreateAsync();
        var patient = await calendar.PatientAsync();

        var answer = await CheckAsync(calendar.Counselor, patient, new
        {
            session = new
            {
                type = "Individual",
                facilitatorId = calendar.Organization.Counselor.ToString(),
                startsAt = $"{Tuesday}T18:00:00Z",
                endsAt = $"{Tuesday}T19:00:00Z",
                virtualLink = "https://meet.example/r/1",
            },
        }).Succeeds();

        Assert.Contains("STATE_UNKNOWN", Codes(answer, "Warning"));
    }

    [Fact]
    public async Task Exactly_one_target_is_named_and_it_is_known()
    {
        var calendar = await TestCalendar.CreateAsync();
        var patient = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync(Tuesday);
        var planned = new
        {
            type = "Individual",
            facilitatorId = patient.PatientId,
            startsAt = $"{Tuesday}T18:00:00Z",
            endsAt = $"{Tuesday}T17:00:00Z",
        };

        await CheckAsync(calendar.Counselor, patient, new { }).IsRefused(400, "REQUIRED");
        await CheckAsync(calendar.Counselor, patient, new { sessionId = session.Id, session = planned }).IsRefused(400, "REQUIRED");
        await CheckAsync(calendar.Counselor, patient, new { sessionId = session.Id, from = "2026-02-01" }).IsRefused(400, "NOT_ALLOWED");
        var backwards = await CheckAsync(calendar.Counselor, patient, new { session = planned }).IsRefused(422, "SESSION_ENDS_BEFORE_START");
        Assert.Equal("/session/endsAt", (string)backwards["errors"]![0]!["pointer"]!);
        await CheckAsync(calendar.Counselor, patient, new { session = planned.With(new { endsAt = "2026-01-08T19:00:00Z" }) }).IsRefused(422, "INVALID_DURATION");
        await CheckAsync(calendar.Counselor, patient, new { session = planned.With(new { endsAt = $"{Tuesday}T19:00:00Z", breakMinutes = 60 }) })
            .IsRefused(422, "BREAKS_TOO_LONG");
        await CheckAsync(calendar.Counselor, patient, new { session = planned.With(new { endsAt = $"{Tuesday}T19:00:00Z" }) }).IsRefused(422, "UNKNOWN_REFERENCE");
        var elsewhere = await calendar.PatientAsync((await calendar.Organization.ProgramAsync()).Id);
        await CheckAsync(calendar.Counselor, elsewhere, new { sessionId = session.Id }).IsRefused(422, "OTHER_PROGRAM");
        await CheckAsync(calendar.Counselor, patient, new { sessionId = patient.PatientId }).IsRefused(422, "UNKNOWN_REFERENCE");
        await CheckAsync(calendar.Counselor, patient, new { groupId = patient.PatientId }).IsRefused(422, "UNKNOWN_REFERENCE");
        await calendar.Organization.Client(Role.Billing).Post("/booking-checks", new { episodeId = patient.EpisodeId, sessionId = session.Id })
            .IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    private static Task<ApiAnswer> CheckAsync(ApiClient client, TestParticipant patient, object target) =>
        client.Post("/booking-checks", new { episodeId = patient.EpisodeId }.With(target));

    private static Task<ApiAnswer> CheckAsync(ApiClient client, ApiAnswer episode, object target) =>
        client.Post("/booking-checks", new { episodeId = episode.Id }.With(target));

    private static object Session(GroupInProgress group) => new
    {
        type = "Individual",
        facilitatorId = group.Organization.Counselor.ToString(),
        startsAt = $"{Tuesday}T18:00:00Z",
        endsAt = $"{Tuesday}T19:00:00Z",
        room = "Library",
    };

    private static IEnumerable<JsonNode> Effects(ApiAnswer answer) => answer["effects"]!.AsArray().Select(effect => effect!);

    private static IEnumerable<JsonNode> Of(ApiAnswer answer, string outcome) => Effects(answer).Where(effect => (string)effect["outcome"]! == outcome);

    private static IEnumerable<string> Codes(ApiAnswer answer, string outcome) => Of(answer, outcome).Select(effect => (string)effect["code"]!);

    private static async Task<int> RecordsAsync(TestOrganization organization)
    {
        var records = 0;
        await organization.ReadAsync(async db => records = await db.AttendanceRecords.CountAsync());
        return records;
    }
}
