using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>
/// Mondays at 18:00 in New York without end, 26 weeks ahead. On 5 January the last that stands is that of 29 June; the next, 6 July, comes
/// within the horizon at 18:00.
/// </summary>
public sealed class HorizonTests
{
    [Fact]
    public async Task A_series_is_planned_on_as_time_passes()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var series = await PlanAsync(calendar);
        var finite = await calendar.Counselor.Post("/session-series", Other(calendar).With(new { rrule = "FREQ=WEEKLY;BYDAY=MO;COUNT=2" })).Succeeds();

        host.Clock.Set(new DateTimeOffset(2026, 1, 5, 22, 59, 0, TimeSpan.Zero));
        await Jobs.RunAsync(host);
        Assert.Equal(series.Text, (await GetAsync(calendar, series)).Text);

        host.Clock.Set(new DateTimeOffset(2026, 1, 5, 23, 1, 0, TimeSpan.Zero));
        await Jobs.RunAsync(host);
        var planned = await GetAsync(calendar, series);
        await Jobs.RunAsync(host);

        Assert.Equal(["07-06"], await DaysAsync(calendar, series, "2026-07-01"));
        Assert.StartsWith("2026-07-06T18:01", (string?)planned["plannedBefore"], StringComparison.Ordinal);
        Assert.Equal(planned.Text, (await GetAsync(calendar, series)).Text);
        Assert.Equal(finite.Text, (await GetAsync(calendar, finite)).Text);
        Assert.Empty(await ItemsAsync(calendar));

        // However long nobody looked.
        host.Clock.Set(new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.Zero));
        await Jobs.RunAsync(host);
        Assert.Equal(["08-03", "08-10", "08-17", "08-24", "08-31"], await DaysAsync(calendar, series, "2026-08-01"));
    }

    [Fact]
    public async Task A_session_that_cannot_be_is_left_out_raises_work_once_and_is_tried_again()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var series = await PlanAsync(calendar);
        var other = await calendar.Counselor.Post("/session-series", Other(calendar)).Succeeds();
        var taken = await calendar.Counselor.Post("/sessions", calendar.Body("2026-07-13").With(new
        {
            facilitatorId = calendar.Organization.Physician.ToString(),
            startsAt = "2026-07-13T23:00:00Z",
            endsAt = "2026-07-14T00:30:00Z",
        })).Succeeds();

        host.Clock.SetDate(2026, 1, 20);
        await Jobs.RunAsync(host);
        var left = await GetAsync(calendar, series);
        await Jobs.RunAsync(host);

        Assert.Equal(["07-06", "07-20"], await DaysAsync(calendar, series, "2026-07-01"));
        Assert.Equal(["07-06", "07-13", "07-20"], await DaysAsync(calendar, other, "2026-07-01"));
        Assert.Equal(["2026-07-13T18:00:00"], left["leftOut"]!.AsArray().Select(start => (string?)start));
        Assert.Equal(left.Text, (await GetAsync(calendar, series)).Text);
        var item = Assert.Single(await ItemsAsync(calendar))!;
        Assert.Equal(
            (series.Id, $"{calendar.Organization.Counselor}", "2026-07-13T22:00:00Z", null, "Open"),
            ((string?)item["subjectId"], (string?)item["ownerId"], (string?)item["dueAt"], (string?)item["patientId"], (string?)item["status"]));

        await calendar.DoAsync(taken, "cancel", new { cause = "Program" }).Succeeds();
        await Jobs.RunAsync(host);

        Assert.Equal(["07-06", "07-13", "07-20"], await DaysAsync(calendar, series, "2026-07-01"));
        Assert.Empty((await GetAsync(calendar, series))["leftOut"]!.AsArray());
        var resolved = Assert.Single(await ItemsAsync(calendar))!;
        Assert.Equal(("Resolved", "NoLongerNeeded"), ((string?)resolved["status"], (string?)resolved["resolution"]!["outcome"]));
    }

    [Fact]
    public async Task A_change_of_the_series_tries_again_what_was_left_out_and_is_not_stopped_by_it()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var series = await PlanAsync(calendar);
        await calendar.Counselor.Post("/sessions", calendar.Body("2026-07-13").With(new
        {
            startsAt = "2026-07-13T23:00:00Z",
            endsAt = "2026-07-14T00:30:00Z",
            room = "Attic",
        })).Succeeds();
        host.Clock.SetDate(2026, 1, 20);
        await Jobs.RunAsync(host);
        var change = new { dtstartLocal = "2026-01-26T18:00:00", tzid = "America/New_York", rrule = "FREQ=WEEKLY;BYDAY=MO", durationMinutes = 120 };

        var moved = await ChangeAsync(new { room = "Cellar" });
        var still = await GetAsync(calendar, moved);
        var elsewhere = await ChangeAsync(new { facilitatorId = calendar.Organization.Supervisor.ToString() });

        Assert.Equal(["2026-07-13T18:00:00"], still["leftOut"]!.AsArray().Select(start => (string?)start));
        Assert.Empty(elsewhere["leftOut"]!.AsArray());
        Assert.Contains("07-13", await DaysAsync(calendar, elsewhere, "2026-07-01"));
        Assert.All(await ItemsAsync(calendar), item => Assert.Equal("Resolved", (string?)item!["status"]));

        async Task<ApiAnswer> ChangeAsync(object with)
        {
            var listed = (await calendar.Counselor.Get("/session-series").Succeeds())["items"]!.AsArray();
            var current = await calendar.Counselor.Get($"/session-series/{listed[0]!["id"]}").Succeeds();
            return await calendar.Counselor.Put($"/session-series/{current.Id}?scope=All", change.With(with), current.ETag).Succeeds();
        }
    }

    [Fact]
    public async Task A_session_for_one_patient_that_is_left_out_names_the_patient()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var ada = await calendar.PatientAsync();
        await PlanAsync(calendar, ada);
        await calendar.Counselor.Post("/sessions", calendar.Body("2026-07-06", ada).With(new
        {
            facilitatorId = calendar.Organization.Supervisor.ToString(),
            startsAt = "2026-07-06T23:30:00Z",
            endsAt = "2026-07-06T23:45:00Z",
            room = "Attic",
        })).Succeeds();

        host.Clock.SetDate(2026, 1, 6);
        await Jobs.RunAsync(host);

        var item = Assert.Single(await ItemsAsync(calendar))!;
        Assert.Equal((ada.PatientId, ada.EpisodeId), ((string?)item["patientId"], (string?)item["episodeId"]));
    }

    [Fact]
    public async Task Nobody_is_planned_for_who_works_here_no_more()
    {
        await using var host = await ApiHost.StartAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var series = await PlanAsync(calendar);
        var administrator = calendar.Organization.Client(Role.Administrator);
        var path = $"/practitioners/{calendar.Organization.Counselor}";
        await administrator.Put(path, new { givenName = "Ana", familyName = "Vale", active = false }, (await administrator.Get(path).Succeeds()).ETag).Succeeds();

        host.Clock.SetDate(2026, 1, 6);
        await Jobs.RunAsync(host);

        Assert.Empty(await DaysAsync(calendar, series, "2026-07-01"));
        Assert.Single(await ItemsAsync(calendar));
    }

    [Fact]
    public async Task Sessions_that_are_planned_later_are_of_those_who_are_in_the_group_by_then()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var group = await groups.GroupAsync();
        await GroupSeriesTests.PlanAsync(groups, group, new { rrule = "FREQ=WEEKLY;BYDAY=MO" }).Succeeds();
        var member = await groups.EnrolledAsync(group);
        var later = await groups.EnrolledAsync(group, new { from = "2026-07-07" });
        var gone = await groups.EnrolledAsync(group);
        await groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{gone.Id}", gone.ETag).Succeeds();

        host.Clock.SetDate(2026, 1, 13);
        await Jobs.RunAsync(host);

        Assert.Equal(["07-06", "07-13"], (await GroupSeriesTests.MeetingsAsync(groups, member)).Where(day => string.CompareOrdinal(day, "07") > 0));
        Assert.Equal(["07-13"], await GroupSeriesTests.MeetingsAsync(groups, later));
        Assert.Empty(await GroupSeriesTests.MeetingsAsync(groups, gone));
    }

    private static async Task<ApiAnswer> PlanAsync(TestCalendar calendar, params TestParticipant[] participants) =>
        await calendar.Counselor.Post("/session-series", SeriesTests.Body(calendar, participants).With(new { rrule = "FREQ=WEEKLY;BYDAY=MO" })).Succeeds();

    /// <summary>At the same time, of somebody else and elsewhere.</summary>
    private static object Other(TestCalendar calendar) => SeriesTests.Body(calendar)
        .With(new { rrule = "FREQ=WEEKLY;BYDAY=MO", facilitatorId = calendar.Organization.Supervisor.ToString(), room = "Library" });

    private static async Task<ApiAnswer> GetAsync(TestCalendar calendar, ApiAnswer series) =>
        await calendar.Counselor.Get($"/session-series/{series.Id}").Succeeds();

    private static async Task<IEnumerable<string>> DaysAsync(TestCalendar calendar, ApiAnswer series, string from) =>
        (await calendar.Counselor.Get($"/sessions?seriesId={series.Id}&from={from}&status=Scheduled&limit=200").Succeeds())["items"]!.AsArray()
            .Select(session => ((string)session!["on"]!)[5..]).Order();

    private static async Task<System.Text.Json.Nodes.JsonArray> ItemsAsync(TestCalendar calendar) =>
        (await calendar.Counselor.Get("/work-items?kind=SessionNotPlanned").Succeeds())["items"]!.AsArray();
}
