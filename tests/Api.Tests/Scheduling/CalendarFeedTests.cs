using System.Globalization;
using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>Feeds as a calendar program reads them: by Ical.Net with its own time zones, and once more by the time zones in the feed.</summary>
public sealed partial class CalendarFeedTests
{
    [Fact]
    public async Task A_patients_feed_is_the_schedule_over_clock_changes_moves_and_cancellations()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        // Over 8 March, when the clocks of New York go forward.
        var series = await calendar.Counselor.Post("/session-series", SeriesTests.Body(calendar, ada, ben).With(new
        {
            dtstartLocal = "2026-02-26T18:00:00",
            rrule = "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=6",
        })).Succeeds();
        var moved = await calendar.ScheduleAsync("2026-01-12", ada);
        var (cancelled, out_) = (await calendar.ScheduleAsync("2026-01-13", ada), await calendar.ScheduleAsync("2026-01-14", ada, ben));
        await calendar.CompletedAsync("2026-01-04", ada);
        await calendar.ScheduleAsync("2026-01-15", ben);
        await calendar.ScheduleAsync("2026-12-15", ada);
        await MoveAsync(calendar, moved, "2026-03-10");
        await calendar.DoAsync(cancelled, "cancel", new { cause = "Weather" }).Succeeds();
        await calendar.Supervisor.Put(
            $"/session-series/{series.Id}?scope=This&occurrence=2026-03-02T18:00:00", new { dtstartLocal = "2026-03-03T19:00:00", tzid = "America/New_York", durationMinutes = 60 }, series.ETag)
            .Succeeds();

        var feed = await FeedAsync(calendar, $"/patients/{ada.PatientId}");

        var schedule = await calendar.Counselor.Get($"/patients/{ada.PatientId}/schedule?from=2025-12-06&to=2026-07-06&limit=200").Succeeds();
        var expected = schedule["items"]!.AsArray()
            .Where(entry => (string)entry!["sessionStatus"]! != "Rescheduled")
            .Select(entry => (
                Instant(entry!["startsAt"]), Instant(entry["endsAt"]), (string)entry["sessionStatus"]! is "CancelledByProgram" or "HolidayClosed" ? "CANCELLED" : "CONFIRMED"))
            .Order().ToList();
        Assert.Equal(10, expected.Count);
        Assert.Equal(expected, Events(feed).Select(e => (e.Start!.AsUtc, e.End!.AsUtc, e.Status!)).Order());
        var read = Ical.Net.Calendar.Load(feed.Text)!;
        Assert.Equal(expected.Select(e => e.Item1), read.Events.Select(e => FeedReader.Start(read, e)).Order());
        Assert.NotNull(out_);
    }

    [Fact]
    public async Task A_session_that_moves_stays_one_appointment_with_a_higher_sequence()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync("2026-01-12", ada);
        var (patient, practitioner) = (await AddressAsync(calendar, $"/patients/{ada.PatientId}"), await AddressAsync(calendar, Counselor(calendar)));
        List<(CalendarEvent Patient, CalendarEvent Practitioner)> seen = [await LookAsync()];

        var next = await MoveAsync(calendar, session, "2026-01-13");
        seen.Add(await LookAsync());
        var last = await MoveAsync(calendar, next, "2026-01-15");
        seen.Add(await LookAsync());
        await calendar.DoAsync(last, "cancel", new { cause = "Program" }).Succeeds();
        seen.Add(await LookAsync());

        Assert.Equal(["2026-01-12", "2026-01-13", "2026-01-15", "2026-01-15"], seen.Select(look => $"{look.Patient.Start!.AsUtc:yyyy-MM-dd}"));
        foreach (var feed in (IEnumerable<CalendarEvent>[])[seen.Select(look => look.Patient), seen.Select(look => look.Practitioner)])
        {
            Assert.Single(feed.Select(e => e.Uid).Distinct());
            Assert.Equal([0, 1, 2, 3], feed.Select(e => e.Sequence));
            Assert.Equal(["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED"], feed.Select(e => e.Status));
            Assert.Equal(feed.Select(e => e.LastModified!.AsUtc).Order(), feed.Select(e => e.LastModified!.AsUtc));
            Assert.All(feed, e => Assert.Equal(e.LastModified!.AsUtc, e.DtStamp!.AsUtc));
        }

        Assert.NotEqual(seen[0].Patient.Uid, seen[0].Practitioner.Uid);

        async Task<(CalendarEvent, CalendarEvent)> LookAsync() =>
            (Assert.Single(Events(await GetAsync(calendar, patient))), Assert.Single(Events(await GetAsync(calendar, practitioner))));
    }

    [Fact]
    public async Task Who_is_taken_out_and_booked_again_sees_it_go_and_come_and_what_was_attended_changes_nothing()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var session = await calendar.ScheduleAsync("2026-01-12", ada, ben);
        var (address, other) = (await AddressAsync(calendar, $"/patients/{ada.PatientId}"), await AddressAsync(calendar, $"/patients/{ben.PatientId}"));
        var before = await GetAsync(calendar, other);

        await AssertAsync("CONFIRMED", 0);
        await calendar.TakeAsync(session, ada, new { status = "WithdrawnFromGroup" }).Succeeds();
        await AssertAsync("CANCELLED", 1);
        await calendar.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId = ada.EpisodeId }).Succeeds();
        await AssertAsync("CONFIRMED", 2);
        var moved = await MoveAsync(calendar, session, "2026-01-13");
        await AssertAsync("CONFIRMED", 3);
        var record = await calendar.AttendanceAsync(moved, ada);
        await calendar.Counselor.Post($"/sessions/{moved.Id}/attendance/{ada.PatientId}/enter-in-error", new { reason = "A slip." }, record.ETag).Succeeds();
        await AssertAsync("CANCELLED", 4);

        var unlike = Events(await GetAsync(calendar, other)).Single();
        Assert.Equal((Events(before).Single().Uid, 1, "CONFIRMED"), (unlike.Uid, unlike.Sequence, unlike.Status));

        var past = await calendar.ScheduleAsync("2026-01-04", ben);
        var unattended = await GetAsync(calendar, other);
        await calendar.TakeAsync(past, ben, new { status = "AbsentUnexcused" }).Succeeds();
        await calendar.DoAsync(past, "complete", new { endsAt = (string?)past["endsAt"] }).Succeeds();
        Assert.Equal((unattended.Text, unattended.ETag), ((await GetAsync(calendar, other)).Text, (await GetAsync(calendar, other)).ETag));

        async Task AssertAsync(string status, int sequence)
        {
            var only = Assert.Single(Events(await GetAsync(calendar, address)));
            Assert.Equal((status, sequence), (only.Status, only.Sequence));
        }
    }

    [Fact]
    public async Task A_practitioners_feed_is_their_sessions_and_what_is_handed_on_is_off()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var kept = await calendar.ScheduleAsync("2026-01-13", ada);
        var series = await calendar.Counselor.Post("/session-series", SeriesTests.Body(calendar, ada).With(new { rrule = "FREQ=WEEKLY;BYDAY=MO;COUNT=2" })).Succeeds();
        var (counselor, supervisor) = (await AddressAsync(calendar, Counselor(calendar)), await AddressAsync(calendar, $"/practitioners/{calendar.Organization.Supervisor}"));
        Assert.Equal(3, Events(await GetAsync(calendar, counselor)).Count);

        await calendar.Supervisor.Put(
            $"/session-series/{series.Id}?scope=All",
            new { dtstartLocal = "2026-01-12T18:00:00", tzid = "America/New_York", rrule = "FREQ=WEEKLY;BYDAY=MO;COUNT=2", durationMinutes = 120, facilitatorId = calendar.Organization.Supervisor.ToString() },
            series.ETag).Succeeds();

        var left = Events(await GetAsync(calendar, counselor));
        var taken = Events(await GetAsync(calendar, supervisor));
        Assert.Equal(Instant(kept["startsAt"]), Assert.Single(left, e => e.Status == "CONFIRMED").Start!.AsUtc);
        Assert.Equal("2026-01-12", $"{Assert.Single(taken, e => e.Status == "CONFIRMED").Start!.AsUtc:yyyy-MM-dd}");
        Assert.All(taken, e => Assert.DoesNotContain(left, other => other.Uid == e.Uid));
        Assert.DoesNotContain(ada.PatientId, (await GetAsync(calendar, counselor)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_when_and_nothing_else()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var session = await calendar.ScheduleAsync("2026-01-12", ada);

        foreach (var owner in (string[])[$"/patients/{ada.PatientId}", Counselor(calendar)])
        {
            var feed = await FeedAsync(calendar, owner);

            Assert.Equal("Appointment", Assert.Single(Events(feed)).Summary);
            string[] telling =
            [
                TestCalendar.Room, "group", "individual", "IOP", "counsel", "recovery", "treatment", "Evening", "Harbor", "Dana", "Reed", "ical.net",
                "plans", session.Id, ada.PatientId, ada.EpisodeId, calendar.ProgramId, calendar.Organization.Counselor.ToString(), calendar.Organization.Id.ToString(),
            ];
            Assert.All(telling, word => Assert.DoesNotContain(word, feed.Text, StringComparison.OrdinalIgnoreCase));
            Assert.All(Names().Matches(feed.Text).Select(name => name.Groups[1].Value).Distinct(), name => Assert.Contains(name, (string[])
            [
                "BEGIN", "END", "VERSION", "PRODID", "X-WR-CALNAME", "TZID", "X-LIC-LOCATION", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO",
                "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTEND", "SUMMARY", "STATUS", "CLASS", "TRANSP",
            ]));
        }
    }

    [Fact]
    public async Task A_program_that_has_it_already_gets_no_more_than_that()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        await calendar.ScheduleAsync("2026-01-12", ada);
        var address = await AddressAsync(calendar, $"/patients/{ada.PatientId}");

        var first = await GetAsync(calendar, address);
        var second = await GetAsync(calendar, address);
        var same = await Anonymous(calendar).Get("~" + address, ("If-None-Match", first.ETag));
        await calendar.ScheduleAsync("2026-01-13", ada);
        var changed = await Anonymous(calendar).Get("~" + address, ("If-None-Match", first.ETag)).Succeeds();

        Assert.Equal(("text/calendar; charset=utf-8", "no-cache, private"), (first.Headers["Content-Type"], first.Headers["Cache-Control"]));
        Assert.Equal((first.Text, first.ETag), (second.Text, second.ETag));
        Assert.Equal((304, "", first.ETag), ((int)same.Status, same.Text, same.ETag));
        Assert.NotEqual(first.ETag, changed.ETag);
        Assert.All(first.Text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public async Task The_address_is_shown_once_and_its_hash_is_all_that_is_kept()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var path = $"/patients/{ada.PatientId}/calendar-tokens";

        var issued = await calendar.Counselor.Post(path, new { name = "Telephone", expiresAt = "2026-03-01T00:00:00Z" }, key: "once").Succeeds();
        var replayed = await calendar.Counselor.Post(path, new { name = "Telephone", expiresAt = "2026-03-01T00:00:00Z" }, key: "once").Succeeds();
        var token = Token(issued);

        Assert.Matches("^/calendars/[A-Za-z0-9_-]{64}\\.ics$", (string?)issued["address"]);
        Assert.Equal((null, false), ((string?)replayed["address"], (bool)replayed["addressShown"]!));
        Assert.Equal("no-store", issued.Headers["Cache-Control"]);
        var read = await calendar.Counselor.Get($"{path}/{(string?)issued["token/id"]}").Succeeds();
        Assert.Equal(("Telephone", ada.PatientId, null), ((string?)read["name"], (string?)read["patientId"], (string?)read["revokedAt"]));
        Assert.Equal(read.Id, (string?)TestCalendar.Single(await calendar.Counselor.Get(path).Succeeds())["id"]);
        foreach (var answer in (ApiAnswer[])[replayed, read, await calendar.Counselor.Get(path).Succeeds(), await calendar.Counselor.Get("/events?limit=200").Succeeds()])
        {
            Assert.DoesNotContain(token, answer.Text, StringComparison.Ordinal);
        }

        await calendar.Organization.ReadAsync(async db =>
        {
            var stored = await db.CalendarTokens.SingleAsync();
            Assert.Equal(64, stored.SecretHash.Length);
            Assert.DoesNotContain(token, System.Text.Json.JsonSerializer.Serialize(stored), StringComparison.Ordinal);
        });
        await calendar.Counselor.Post(path, new { expiresAt = "2026-01-01T00:00:00Z" }).IsRefused(422, "EXPIRES_IN_PAST");
        await calendar.Counselor.Post(path, new { expiresAt = "9999-01-01T00:00:00Z" }).IsRefused(400, "OUT_OF_RANGE");
    }

    [Fact]
    public async Task Unknown_revoked_expired_and_of_who_left_are_all_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var ada = await calendar.PatientAsync();
        var path = $"/patients/{ada.PatientId}/calendar-tokens";
        var revoked = await calendar.Counselor.Post(path, new { }).Succeeds();
        var expiring = await calendar.Counselor.Post(path, new { expiresAt = "2026-02-01T00:00:00Z" }).Succeeds();
        var other = await AddressAsync(calendar, $"/patients/{ada.PatientId}");
        var leaving = await AddressAsync(calendar, $"/practitioners/{calendar.Organization.Physician}");
        await GetAsync(calendar, leaving);
        var unknown = await Anonymous(calendar).Get($"~/calendars/{new string('A', 64)}.ics").IsRefused(404, "NOT_FOUND");

        var id = (string)revoked["token/id"]!;
        await calendar.Counselor.Delete($"{path}/{id}", null).IsRefused(428, "PRECONDITION_REQUIRED");
        var gone = await calendar.Counselor.Delete($"{path}/{id}", revoked.ETag).Succeeds();
        await calendar.Counselor.Delete($"{path}/{id}", gone.ETag).IsRefused(409, "TOKEN_REVOKED");
        await NothingAsync((string)revoked["address"]!);
        await NothingAsync("/calendars/x.ics");
        // Same organization, another secret.
        var guess = ((string)expiring["address"]!).ToCharArray();
        guess[^6] = guess[^6] == 'A' ? 'B' : 'A';
        await NothingAsync(new string(guess));

        await GetAsync(calendar, (string)expiring["address"]!);
        host.Clock.SetDate(2026, 2, 1);
        await NothingAsync((string)expiring["address"]!);
        await GetAsync(calendar, other);

        var administrator = calendar.Organization.Client(Role.Administrator);
        var physician = await administrator.Get($"/practitioners/{calendar.Organization.Physician}").Succeeds();
        await administrator.Put($"/practitioners/{calendar.Organization.Physician}", new { givenName = "Noor", familyName = "Vale", active = false }, physician.ETag).Succeeds();
        await NothingAsync(leaving);
        await calendar.Counselor.Post($"/practitioners/{calendar.Organization.Physician}/calendar-tokens", new { }).IsRefused(409, "PRACTITIONER_NOT_ACTIVE");

        async Task NothingAsync(string address)
        {
            var answer = await Anonymous(calendar).Get("~" + address).IsRefused(404, "NOT_FOUND");
            Assert.Equal(Comparable(unknown), Comparable(answer));
        }

        static string Comparable(ApiAnswer answer) => answer.Json.AsObject().Without("traceId").ToJsonString();
    }

    [Fact]
    public async Task A_look_is_audited_and_a_guess_is_counted_and_neither_names_the_secret()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var ada = await calendar.PatientAsync();
        var issued = await calendar.Counselor.Post($"/patients/{ada.PatientId}/calendar-tokens", new { }).Succeeds();
        var address = (string)issued["address"]!;

        await GetAsync(calendar, address);
        await Anonymous(calendar).Get($"~/calendars/{Token(issued)[..^1]}.ics").IsRefused(404, "NOT_FOUND");
        await Anonymous(calendar).Get($"~/calendars/{Token(issued)[..^8]}AAAAAAAA.ics").IsRefused(404, "NOT_FOUND");

        await calendar.Organization.ReadAsync(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync(entry => entry.Action == "readCalendarFeed");
            Assert.Equal(
                (200, ada.PatientId, $"calendar {(string?)issued["token/id"]}", "/calendars/{token}.ics"),
                (entry.Status, entry.PatientId.ToString(), entry.ClientId, entry.Route));
            var all = await db.AuditEntries.ToListAsync();
            Assert.DoesNotContain(Token(issued)[..20], string.Join('\n', all), StringComparison.Ordinal);
            Assert.Equal(2, await db.Set<Domain.Auditing.AnonymousDenial>().SumAsync(denial => denial.Count));
        });
    }

    [Fact]
    public async Task Patients_make_and_end_their_own_and_see_no_others()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        await calendar.ScheduleAsync("2026-01-12", ada, ben);
        await calendar.ScheduleAsync("2026-01-13", ben);
        var patient = await calendar.Organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse(ada.PatientId)));
        var foreign = await calendar.Counselor.Post($"/patients/{ben.PatientId}/calendar-tokens", new { }).Succeeds();

        var own = await patient.Post($"/patients/{ada.PatientId}/calendar-tokens", new { }).Succeeds();
        await patient.Post($"/patients/{ben.PatientId}/calendar-tokens", new { }).IsRefused(404, "NOT_FOUND");
        await patient.Get($"/patients/{ben.PatientId}/calendar-tokens").IsRefused(404, "NOT_FOUND");
        await patient.Delete($"/patients/{ben.PatientId}/calendar-tokens/{(string?)foreign["token/id"]}", foreign.ETag).IsRefused(404, "NOT_FOUND");
        await patient.Delete($"/patients/{ada.PatientId}/calendar-tokens/{(string?)foreign["token/id"]}", foreign.ETag).IsRefused(404, "NOT_FOUND");

        Assert.Single(Events(await GetAsync(calendar, (string)own["address"]!)));
        Assert.Equal(2, Events(await GetAsync(calendar, (string)foreign["address"]!)).Count);
        await patient.Delete($"/patients/{ada.PatientId}/calendar-tokens/{(string?)own["token/id"]}", own.ETag).Succeeds();
        await Anonymous(calendar).Get("~" + (string?)own["address"]).IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task No_token_is_made_for_a_record_that_does_not_hold()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (wrong, twin, kept) = (await calendar.Organization.PatientAsync(), await calendar.Organization.PatientAsync(), await calendar.Organization.PatientAsync());
        await calendar.Supervisor.Post($"/patients/{wrong.Id}/enter-in-error", new { reason = "Twice." }, wrong.ETag).Succeeds();
        await calendar.Supervisor.Post($"/patients/{twin.Id}/merge", new { intoPatientId = kept.Id }, twin.ETag).Succeeds();

        await calendar.Counselor.Post($"/patients/{wrong.Id}/calendar-tokens", new { }).IsRefused(409, "ENTERED_IN_ERROR");
        await calendar.Counselor.Post($"/patients/{twin.Id}/calendar-tokens", new { }).IsRefused(409, "PATIENT_MERGED");
    }

    [Fact]
    public async Task Practitioners_end_theirs_too()
    {
        var calendar = await TestCalendar.CreateAsync();
        var path = $"{Counselor(calendar)}/calendar-tokens";
        var issued = await calendar.Counselor.Post(path, new { name = "Telephone" }).Succeeds();
        await calendar.Counselor.Post(path, new { expiresAt = "2026-01-01T00:00:00Z" }).IsRefused(422, "EXPIRES_IN_PAST");
        await calendar.Counselor.Post(path, new { expiresAt = "9999-01-01T00:00:00Z" }).IsRefused(400, "OUT_OF_RANGE");
        Assert.Equal(Counselor(calendar)["/practitioners/".Length..], (string?)TestCalendar.Single(await calendar.Counselor.Get(path).Succeeds())["practitionerId"]);

        var gone = await calendar.Counselor.Delete($"{path}/{(string?)issued["token/id"]}", issued.ETag).Succeeds();
        await calendar.Counselor.Delete($"{path}/{(string?)issued["token/id"]}", gone.ETag).IsRefused(409, "TOKEN_REVOKED");
        await Anonymous(calendar).Get("~" + (string?)issued["address"]).IsRefused(404, "NOT_FOUND");
    }

    private static string Counselor(TestCalendar calendar) => $"/practitioners/{calendar.Organization.Counselor}";

    private static ApiClient Anonymous(TestCalendar calendar) => calendar.Organization.Anonymous;

    private static string Token(ApiAnswer issued) => ((string)issued["address"]!)["/calendars/".Length..^".ics".Length];

    private static async Task<string> AddressAsync(TestCalendar calendar, string owner) =>
        (string)(await calendar.Counselor.Post($"{owner}/calendar-tokens", new { }).Succeeds())["address"]!;

    private static Task<ApiAnswer> GetAsync(TestCalendar calendar, string address) => Anonymous(calendar).Get("~" + address).Succeeds();

    private static async Task<ApiAnswer> FeedAsync(TestCalendar calendar, string owner) => await GetAsync(calendar, await AddressAsync(calendar, owner));

    private static async Task<ApiAnswer> MoveAsync(TestCalendar calendar, ApiAnswer session, string day)
    {
        var moved = await calendar.DoAsync(session, "reschedule", new { startsAt = $"{day}T18:00:00Z", endsAt = $"{day}T19:30:00Z" }).Succeeds();
        return await calendar.Counselor.Get($"/sessions/{(string?)moved["rescheduledToId"]}").Succeeds();
    }

    private static List<CalendarEvent> Events(ApiAnswer feed) => [.. Ical.Net.Calendar.Load(feed.Text)!.Events];

    private static DateTime Instant(System.Text.Json.Nodes.JsonNode? instant) =>
        DateTimeOffset.Parse((string)instant!, CultureInfo.InvariantCulture).UtcDateTime;

    [GeneratedRegex(@"^([A-Z-]+)[;:]", RegexOptions.Multiline)]
    private static partial Regex Names();
}
