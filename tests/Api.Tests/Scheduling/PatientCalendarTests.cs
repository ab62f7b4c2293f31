using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class PatientCalendarTests
{
    [Fact]
    public async Task A_schedule_is_in_the_order_of_time_with_what_was_called_off()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var late = await calendar.ScheduleAsync("2026-01-14", ada, ben);
        var early = await calendar.ScheduleAsync("2026-01-12", ada);
        await calendar.DoAsync(early, "cancel", new { cause = "Weather" }).Succeeds();
        await calendar.ScheduleAsync("2026-03-12", ada);
        var path = $"/patients/{ada.PatientId}/schedule";

        var schedule = await calendar.Counselor.Get(path).Succeeds();
        var first = await calendar.Counselor.Get($"{path}?limit=1").Succeeds();
        var second = await calendar.Counselor.Get($"{path}?limit=1&after={Uri.EscapeDataString((string)first["next"]!)}").Succeeds();

        Assert.Equal(
            [(early.Id, "CancelledByProgram", "Weather"), (late.Id, "Scheduled", "Scheduled")],
            schedule["items"]!.AsArray().Select(e => ((string)e!["sessionId"]!, (string)e["sessionStatus"]!, (string)e["attendance"]!)));
        Assert.DoesNotContain(ben.PatientId, schedule.Text, StringComparison.Ordinal);
        Assert.Equal((early.Id, late.Id, null), ((string?)first["items/0/sessionId"], (string?)second["items/0/sessionId"], (string?)second["next"]));
        Assert.Empty((await calendar.Counselor.Get($"{path}?from=2026-01-15&to=2026-03-11").Succeeds())["items"]!.AsArray());
        await calendar.Counselor.Get($"{path}?from=2026-01-15&to=2026-01-14").IsRefused(400, "OUT_OF_RANGE");
        await calendar.Counselor.Get($"{path}?from=2026-01-01&to=2027-01-03").IsRefused(400, "OUT_OF_RANGE");
    }

    [Fact]
    public async Task Patients_see_their_own_schedule_and_nobody_elses()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ben) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        await calendar.ScheduleAsync("2026-01-12", ada, ben);
        var patient = await calendar.Organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse(ada.PatientId)));

        var schedule = await patient.Get($"/patients/{ada.PatientId}/schedule").Succeeds();

        Assert.Single(schedule["items"]!.AsArray());
        Assert.DoesNotContain(ben.PatientId, schedule.Text, StringComparison.Ordinal);
        await patient.Get($"/patients/{ben.PatientId}/schedule").IsRefused(404, "NOT_FOUND");
        await patient.Get($"/patients/{ben.PatientId}/weekly-hours").IsRefused(404, "NOT_FOUND");
        await patient.Get($"/patients/{ben.PatientId}/attendance-summary").IsRefused(404, "NOT_FOUND");
        Assert.Equal(0, (int)(await patient.Get($"/patients/{ada.PatientId}/attendance-summary").Succeeds())["rates/required"]!);
    }

    [Fact]
    public async Task Rates_and_hours_are_read_as_of_any_day_and_as_known_at_any_instant()
    {
        var care = await CareInProgress.StartAsync();
        var episode = await care.Counselor.Get($"/episodes/{care.EpisodeId}").Succeeds();
        var ada = new TestParticipant($"{care.PatientId}", $"{care.EpisodeId}", "");
        var session = await care.Counselor.Post("/sessions", new
        {
            programId = (string)episode["programId"]!,
            type = "IopBlock",
            facilitatorId = care.Organization.Counselor,
            startsAt = "2026-01-03T20:00:00Z",
            endsAt = "2026-01-03T23:00:00Z",
            participants = new[] { new { episodeId = ada.EpisodeId } },
        }).Succeeds();
        var attendance = $"/sessions/{session.Id}/attendance/{ada.PatientId}";
        var absent = await care.Counselor.Put(attendance, new { status = "AbsentUnexcused" }, "\"1\"").Succeeds();
        var believed = (string)absent["log/0/recordedAt"]!;
        await care.Counselor.Put(attendance, new { status = "Attended", reason = "Sat in the back." }, absent.ETag).Succeeds();

        Assert.Equal((1m, 180), await SummaryAsync(""));
        Assert.Equal((0m, 0), await SummaryAsync($"?knownAt={Uri.EscapeDataString(believed)}"));
        Assert.Equal((null, 0), await SummaryAsync("?asOf=2026-01-02"));
        Assert.Equal((null, 0), await SummaryAsync("?from=2026-01-04"));
        var weeks = await care.Counselor.Get($"/patients/{ada.PatientId}/weekly-hours?episodeId={ada.EpisodeId}").Succeeds();
        Assert.Equal(
            [("2025-12-29", 3m, 9m, "Partial"), ("2026-01-05", 0m, 9m, "InProgress")],
            weeks["weeks"]!.AsArray().Select(week =>
                ((string)week!["mondayOn"]!, (decimal)week["attendedHours"]!, (decimal)week["neededHours"]!, (string)week["standing"]!)));
        Assert.Null(weeks["complianceRate"]);

        foreach (var path in new[] { "weekly-hours", "attendance-summary" })
        {
            await care.Counselor.Get($"/patients/{ada.PatientId}/{path}?asOf=2026-01-06").IsRefused(422, "DATE_IN_FUTURE");
            await care.Counselor.Get($"/patients/{ada.PatientId}/{path}?knownAt=2031-01-06T00:00:00Z").IsRefused(422, "DATE_IN_FUTURE");
            await care.Counselor.Get($"/patients/{ada.PatientId}/{path}?episodeId={Guid.Empty}").IsRefused(404, "NOT_FOUND");
        }

        var evaluation = await care.EvaluateAsync().Succeeds();
        Assert.Equal(
            ("R3", "Pass", 1, 1),
            ((string?)evaluation["findings/criteria/2/id"], (string?)evaluation["findings/criteria/2/verdict"],
            (int)evaluation["findings/criteria/2/numerator"]!, (int)evaluation["findings/criteria/2/denominator"]!));

        async Task<(decimal?, int)> SummaryAsync(string query)
        {
            var summary = await care.Counselor.Get($"/patients/{ada.PatientId}/attendance-summary{query}").Succeeds();
            return ((decimal?)summary["rates/attendanceRate"], (int)summary["rates/attendedMinutes"]!);
        }
    }
}
