using System.Globalization;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>The calendar of K.3 over HTTP: series with closed days and their replacements, single sessions, a make-up, and how each went.</summary>
internal sealed class DanaCalendar(ApiHost host, ApiClient counselor, PractitionerId facilitator, string programId, string patientId, string episodeId)
{
    /// <summary>What was not simply attended, by day.</summary>
    private static readonly Dictionary<string, object> Outcomes = new()
    {
        ["2026-01-28"] = new { status = "AttendedPartial", arrivedAt = "2026-01-29T00:00:00Z" },
        ["2026-02-04"] = new { status = "AbsentExcused", excuse = new { reason = "Illness", notifiedAt = "2026-02-04T17:00:00Z", evidence = "Doctor's note." } },
        ["2026-02-11"] = new { status = "AbsentUnexcused" },
        ["2026-03-18"] = new { status = "AbsentExcused", excuse = new { reason = "Work", notifiedAt = "2026-03-16T22:00:00Z" } },
    };

    private string? _objectiveId;

    private string Patient => $"/patients/{patientId}";

    /// <summary>Monday to Friday, nine to five, and half an hour of way.</summary>
    public Task WorksAsync() => counselor.Put($"{Patient}/availability", new
    {
        commitments = new[]
        {
            new
            {
                kind = "Work",
                weight = "Hard",
                days = new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" },
                times = new { from = "09:00:00", to = "17:00:00" },
            },
        },
        preferences = new { preferredTimes = Array.Empty<object>(), prefersVirtual = false, travelBufferMinutes = 30 },
    }, "\"0\"").Succeeds();

    /// <summary>Thursday 8 January at 17:30, beside the required sessions.</summary>
    public async Task ComesToTheIntakeAsync()
    {
        var session = await counselor.Post("/sessions", new
        {
            programId,
            type = "Assessment",
            facilitatorId = facilitator,
            startsAt = "2026-01-08T22:30:00Z",
            endsAt = "2026-01-09T00:00:00Z",
            participants = new[] { new { episodeId, isRequired = false } },
        }).Succeeds();
        host.Clock.Set(new DateTimeOffset(2026, 1, 9, 0, 30, 0, TimeSpan.Zero));
        await GoesByAsync(session.Id, new { status = "Attended" }, "2026-01-09T00:00:00Z", "2026-01-08");
    }

    /// <summary>What the notes are linked to from the first day of the plan on.</summary>
    public void WorksTowards(string objectiveId) => _objectiveId = objectiveId;

    /// <summary>A supervisor opens the session of that day again; it turns out otherwise, and is locked.</summary>
    public async Task CorrectAsync(string day, object outcome, ApiClient supervisor)
    {
        var path = $"/sessions/{(await EntriesAsync(day, day))[0]!["sessionId"]}";
        await supervisor.Post($"{path}/reopen", new { reason = "The time was wrong." }, (await counselor.Get(path).Succeeds()).ETag).Succeeds();
        var record = await counselor.Get($"{path}/attendance/{patientId}").Succeeds();
        await counselor.Put($"{path}/attendance/{patientId}", outcome, record.ETag).Succeeds();
        await counselor.Post($"{path}/lock", null, (await counselor.Get(path).Succeeds()).ETag).Succeeds();
    }

    public async Task PlanPhase1Async()
    {
        await PlanAsync("Individual", "2026-01-20T17:30:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4", 60);
        var blocks = await PlanAsync("IopBlock", "2026-01-12T18:00:00", "FREQ=WEEKLY;BYDAY=MO,WE,TH;UNTIL=20260305T230000Z", 180);
        var proposals = (await counselor.Get($"/session-series/{blocks.Id}/replacement-proposals").Succeeds())["items"]!.AsArray();
        Assert.Equal(
            [("2026-01-19T18:00:00", "2026-01-23T18:00:00"), ("2026-02-16T18:00:00", "2026-02-20T18:00:00")],
            proposals.Select(proposal => ((string)proposal!["originalStartLocal"]!, (string)proposal["startLocal"]!)));
        foreach (var proposal in proposals)
        {
            blocks = await counselor.Post(
                $"/session-series/{blocks.Id}/replacements",
                new { originalStartLocal = (string)proposal!["originalStartLocal"]!, startLocal = (string)proposal["startLocal"]! },
                blocks.ETag).Succeeds();
        }
    }

    public async Task PlanPhase2Async()
    {
        await PlanAsync("ProcessGroup", "2026-03-09T18:00:00", "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260325T220000Z", 120);
        await PlanAsync("Individual", "2026-03-12T17:30:00", "FREQ=WEEKLY;COUNT=3", 60);
    }

    public async Task PlanPhase3Async()
    {
        await PlanAsync("Individual", "2026-03-30T17:30:00", "FREQ=WEEKLY;COUNT=3", 60);
        await PlanAsync("RelapsePreventionGroup", "2026-04-01T18:00:00", "FREQ=WEEKLY;COUNT=3", 90);
    }

    public Task ScheduleAsync(string type, string startsAt, string endsAt) => counselor.Post("/sessions", new
    {
        programId,
        type,
        facilitatorId = facilitator,
        startsAt,
        endsAt,
        participants = new[] { new { episodeId } },
    }).Succeeds();

    /// <summary>The block of Friday 6 February makes up the absence of the Wednesday.</summary>
    public async Task BookMakeUpAsync()
    {
        var absence = (await EntriesAsync("2026-02-04", "2026-02-04"))[0]!;
        var session = await counselor.Post("/sessions", new
        {
            programId,
            type = "IopBlock",
            facilitatorId = facilitator,
            startsAt = "2026-02-06T23:00:00Z",
            endsAt = "2026-02-07T02:00:00Z",
        }).Succeeds();
        await counselor.Post($"/sessions/{session.Id}/make-ups", new { makeUpFor = (string)absence["attendanceId"]! }).Succeeds();
    }

    /// <summary>Says of each session that is over how it went, and completes it.</summary>
    public async Task CatchUpAsync()
    {
        var now = host.Clock.GetUtcNow();
        foreach (var entry in await EntriesAsync("2026-01-12", "2026-04-17"))
        {
            var endsAt = (string)entry!["endsAt"]!;
            if ((string?)entry["sessionStatus"] != "Scheduled" || DateTimeOffset.Parse(endsAt, CultureInfo.InvariantCulture) > now)
            {
                continue;
            }

            var on = (string)entry["on"]!;
            await GoesByAsync((string)entry["sessionId"]!, Outcomes.GetValueOrDefault(on, new { status = "Attended" }), endsAt, on);
        }
    }

    public async Task HasTheSessionsOfTheTextAsync()
    {
        var entries = await EntriesAsync("2026-01-12", "2026-04-17");
        Assert.Equal(48, entries.Count);
        Assert.Equal(["2026-01-19", "2026-02-16"], entries.Where(entry => (string?)entry!["attendance"] == "HolidayClosed").Select(entry => (string)entry!["on"]!));
        Assert.Equal(
            ["2026-03-05T23:00:00Z", "2026-03-09T22:00:00Z"],
            entries.Where(entry => (string?)entry!["on"] is "2026-03-05" or "2026-03-09").Select(entry => (string)entry!["startsAt"]!));
        var makeUp = Assert.Single(entries, entry => entry!["makeUpForId"] is not null)!;
        Assert.Equal(("2026-02-06", "Attended"), ((string)makeUp["on"]!, (string)makeUp["attendance"]!));
    }

    public async Task HasTheMetricsOfTheTextAsync()
    {
        await HasRatesAsync("", 45, 42, 2, 1, 93.33m, 95.56m, 2.22m, 6_030, 5_670, 94.03m);
        await HasRatesAsync("?from=2026-01-12&to=2026-03-08", 30, 28, 1, 1, 93.33m, 96.67m, 3.33m, 4_680, 4_440, 94.87m);
        await HasRatesAsync("?from=2026-03-09&to=2026-03-29", 9, 8, 1, 0, 88.89m, 88.89m, 0m, 900, 780, 86.67m);
        await HasRatesAsync("?from=2026-03-30&to=2026-04-17", 6, 6, 0, 0, 100m, 100m, 0m, 450, 450, 100m);

        // The absence of the 4th was made up by the evening of the 6th, and not before.
        await HasRatesAsync("?from=2026-02-04&to=2026-02-04", 1, 0, 1, 0, 0m, 100m, 0m, 180, 0, 0m);
        await HasRatesAsync("?from=2026-02-04&to=2026-02-04&asOf=2026-02-05", 1, 0, 1, 0, 0m, 0m, 0m, 180, 0, 0m);

        // Week 14 is that of the discharge, and exempt.
        var hours = await counselor.Get($"{Patient}/weekly-hours").Succeeds();
        Assert.Equal(
            [
                (9m, 9m, 9m, "Compliant"), (10m, 10m, 9m, "Compliant"), (9m, 8m, 9m, "UnderHours"), (10m, 10m, 9m, "Compliant"),
                (10m, 7m, 9m, "UnderHours"), (10m, 10m, 9m, "Compliant"), (10m, 10m, 9m, "Compliant"), (10m, 10m, 9m, "Compliant"),
                (5m, 5m, 5m, "Compliant"), (5m, 3m, 5m, "UnderHours"), (5m, 5m, 5m, "Compliant"), (2.5m, 2.5m, 2.5m, "Compliant"),
                (2.5m, 2.5m, 2.5m, "Compliant"), (2.5m, 2.5m, 2.5m, "Partial"),
            ],
            hours["weeks"]!.AsArray().Select(week => (
                (decimal)week!["scheduledHours"]!, (decimal)week["attendedHours"]!, (decimal)week["neededHours"]!, (string)week["standing"]!)));
        Assert.Equal((10, 13, 76.92m), Compliance(hours));
        Assert.Equal((6, 8, 75.00m), Compliance(await counselor.Get($"{Patient}/weekly-hours?asOf=2026-03-08").Succeeds()));
        Assert.Equal(74.0m, hours["weeks"]!.AsArray().Take(8).Sum(week => (decimal)week!["attendedHours"]!));
        Assert.Equal(13.0m, hours["weeks"]!.AsArray().Skip(8).Take(3).Sum(week => (decimal)week!["attendedHours"]!));
        Assert.Equal(7.5m, hours["weeks"]!.AsArray().Skip(11).Sum(week => (decimal)week!["attendedHours"]!));
    }

    /// <summary>The outcome, the end, and, of who was there, the note, with which the session locks.</summary>
    private async Task GoesByAsync(string sessionId, object outcome, string endsAt, string on)
    {
        var path = $"/sessions/{sessionId}";
        var record = await counselor.Get($"{path}/attendance/{patientId}").Succeeds();
        var taken = await counselor.Put($"{path}/attendance/{patientId}", outcome, record.ETag).Succeeds();
        await counselor.Post($"{path}/complete", new { endsAt }, (await counselor.Get(path).Succeeds()).ETag).Succeeds();
        if ((int)taken["attendedMinutes"]! == 0)
        {
            return;
        }

        object[] work = _objectiveId is null || string.CompareOrdinal(on, "2026-01-14") < 0
            ? []
            : [new { objectiveId = _objectiveId, progress = "Progressed", interventionIds = Array.Empty<string>() }];
        var note = await counselor.Put($"{path}/notes/{patientId}", new { text = "Worked on the evenings.", work }, "\"0\"").Succeeds();
        await counselor.Post($"{path}/notes/{patientId}/sign", null, note.ETag).Succeeds();
    }

    private async Task<ApiAnswer> PlanAsync(string type, string dtstartLocal, string rrule, int durationMinutes) => await counselor.Post("/session-series", new
    {
        programId,
        type,
        facilitatorId = facilitator,
        dtstartLocal,
        tzid = "America/New_York",
        rrule,
        durationMinutes,
        participants = new[] { new { episodeId } },
    }).Succeeds();

    private async Task<JsonArray> EntriesAsync(string from, string to) =>
        (await counselor.Get($"{Patient}/schedule?from={from}&to={to}&limit=200").Succeeds())["items"]!.AsArray();

    private async Task HasRatesAsync(
        string query,
        int required,
        int attended,
        int excused,
        int unexcused,
        decimal rate,
        decimal adjusted,
        decimal noShow,
        int scheduledMinutes,
        int attendedMinutes,
        decimal hours)
    {
        var rates = (await counselor.Get($"{Patient}/attendance-summary{query}").Succeeds())["rates"]!;
        Assert.Equal((required, attended, excused, unexcused), (Number("required"), Number("attended"), Number("excused"), Number("unexcused")));
        Assert.Equal((scheduledMinutes, attendedMinutes), (Number("scheduledMinutes"), Number("attendedMinutes")));
        Assert.Equal(
            (rate, adjusted, noShow, hours),
            (Percent(rates["attendanceRate"]), Percent(rates["adjustedAttendanceRate"]), Percent(rates["noShowRate"]), Percent(rates["hoursRate"])));

        int Number(string name) => (int)rates[name]!;
    }

    private static (int, int, decimal) Compliance(ApiAnswer hours) =>
        ((int)hours["compliantWeeks"]!, (int)hours["countedWeeks"]!, Percent(hours["complianceRate"]));

    private static decimal Percent(JsonNode? ratio) => Math.Round(100 * (decimal)ratio!, 2, MidpointRounding.AwayFromZero);
}
