using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using static TreatmentPlans.Api.Tests.Scheduling.Proposals.ProposalWorld;

namespace TreatmentPlans.Api.Tests.Scheduling.Proposals;

/// <summary>From the question to the calendar, over HTTP.</summary>
public sealed class ScheduleProposalTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>Held against the calendar as anybody reads it, by the plainest means: nothing of the service's own problem is asked.</summary>
    [Fact]
    public async Task A_proposal_is_searched_for_proven_and_keeps_every_rule_of_the_calendar_once_it_is_accepted()
    {
        var world = await StartAsync();
        ApiAnswer[] groups = [await world.GroupAsync(capacity: 2), await world.GroupAsync(capacity: 2, time: "06:00:00", days: "MO,WE,FR")];
        await world.OpenAsync(to: "21:00:00");
        ApiAnswer[] patients = [await world.WorkingAsync(), await world.WorkingAsync(), await world.WorkingAsync(Work(travel: 15)), await world.WorkingAsync(Work("20:00:00"))];

        var queued = await world.RequestAsync(1);
        Assert.Equal(("Queued", $"/api/v1/schedule-proposals/{queued.Id}"), ((string)queued["status"]!, queued.Headers["Location"]));
        var proposal = await world.EndedAsync(queued);

        Assert.Equal(
            ("Proposed", "Optimal", 4, 4, 0.0),
            ((string)proposal["status"]!, (string)proposal["outcome/proof"]!, (int)proposal["outcome/placed"]!, (int)proposal["outcome/needed"]!, (double)proposal["outcome/gap"]!));
        Assert.Equal(patients.Select(patient => patient.Id).Order(), proposal["patients"]!.AsArray().Select(patient => (string)patient!["episodeId"]!).Order());
        Assert.Equal("Accepted", (string?)(await world.AcceptAsync(proposal).Succeeds())["status"]);

        var taken = new List<(string Session, string Practitioner, string? Room, DateTimeOffset Start, DateTimeOffset End)>();
        foreach (var patient in patients)
        {
            var sessions = (await world.Scheduler.Get($"/patients/{patient["patientId"]}/schedule?from={Monday}&to=2026-01-18").Succeeds())["items"]!.AsArray();
            var times = sessions.Select(session => (Start: At(session!, "startsAt"), End: At(session!, "endsAt"))).OrderBy(time => time.Start).ToList();
            Assert.InRange(times.Sum(time => (time.End - time.Start).TotalMinutes), 540, (20 * 60) - 1);
            Assert.Single(sessions, session => (string?)session!["type"] == "Individual");
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));

            var availability = await world.Scheduler.Get($"/patients/{patient["patientId"]}/availability").Succeeds();
            var way = (int)availability["preferences/travelBufferMinutes"]!;
            var (from, to) = (TimeSpan.Parse((string)availability["/commitments/0/times/from"]!), TimeSpan.Parse((string)availability["/commitments/0/times/to"]!));
            Assert.All(times.Select(time => (Start: Local(time.Start), End: Local(time.End))).Where(time => time.Start.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)), time =>
                Assert.True(time.End.AddMinutes(way).TimeOfDay <= from || time.Start.AddMinutes(-way).TimeOfDay >= to, $"{time.Start:ddd HH:mm} to {time.End:HH:mm}"));
            taken.AddRange(sessions.Select(session => ((string)session!["sessionId"]!, (string)session["facilitatorId"]!, (string?)session["room"], At(session, "startsAt"), At(session, "endsAt"))));
        }

        var held = taken.Distinct().ToList();
        Assert.All(held, one => Assert.DoesNotContain(held, other =>
            other.Session != one.Session && (other.Practitioner == one.Practitioner || other.Room == one.Room) && other.Start < one.End && one.Start < other.End));
        Assert.All(taken.Where(one => one.Room == Office), one => Assert.InRange(Local(one.Start).TimeOfDay, TimeSpan.FromHours(17), TimeSpan.FromHours(20)));
        foreach (var group in groups)
        {
            Assert.InRange((await world.Scheduler.Get($"/groups/{group.Id}/enrolments?status=Enrolled").Succeeds())["items"]!.AsArray().Count, 1, 2);
        }

        static DateTimeOffset At(JsonNode session, string member) => DateTimeOffset.Parse((string)session[member]!);
        static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, NewYork).DateTime;
    }

    [Fact]
    public async Task A_week_that_cannot_be_filled_says_why_in_words()
    {
        var world = await StartAsync();
        await world.GroupAsync(days: "MO,TU,TH");
        await world.OpenAsync();
        var (own, other) = (await world.WorkingAsync(), await world.WorkingAsync());

        var proposal = await world.ProposedAsync(2, own, other);

        Assert.Equal((2, 4), ((int)proposal["outcome/placed"]!, (int)proposal["outcome/needed"]!));
        Assert.All(proposal["patients"]!.AsArray(), patient =>
        {
            var (first, second) = (patient!["weeks"]![0]!, patient["weeks"]![1]!);
            Assert.Equal(("2026-01-12", true, 0), ((string)first["mondayOn"]!, (bool)first["isFilled"]!, first["obstacles"]!.AsArray().Count));
            Assert.Equal(("2026-01-19", false), ((string)second["mondayOn"]!, (bool)second["isFilled"]!));
            var rules = second["obstacles"]!.AsArray();
            Assert.Contains(rules, rule => (string?)rule!["rule"] == "Closure" && (string?)rule["on"] == "2026-01-19"
                && (string?)rule["text"] == "The programme is closed on 2026-01-19.");
            Assert.Contains(rules, rule => (string?)rule!["text"] == "Level of care, age and phase call for 540 minutes more in the week of 2026-01-19.");
            Assert.DoesNotContain(patient.ToJsonString(), (string)patient["episodeId"]! == own.Id ? other.Id : own.Id);
        });
    }

    [Fact]
    public async Task Who_asks_for_nobody_asks_for_all_who_need_more()
    {
        var world = await StartAsync();
        await world.GroupAsync();
        await world.OpenAsync();
        var (first, second) = (await world.WorkingAsync(), await world.WorkingAsync());
        await world.AcceptAsync(await world.ProposedAsync(1, first)).Succeeds();

        var proposal = await world.ProposedAsync(1);

        Assert.Equal(second.Id, (string?)Assert.Single(proposal["patients"]!.AsArray())!["episodeId"]);
    }

    [Fact]
    public async Task Who_leaves_a_group_within_the_weeks_is_in_its_sessions_until_then()
    {
        var world = await StartAsync();
        var group = await world.GroupAsync();
        await world.OpenAsync();
        var patient = await world.WorkingAsync(new
        {
            commitments = new[]
            {
                new { kind = "Family", weight = "Hard", days = new[] { "Saturday" }, times = new { from = "12:00:00", to = "22:00:00" }, validFrom = "2026-01-24", validTo = "2026-01-24" },
            },
        });

        var proposal = await world.ProposedAsync(3, patient);
        Assert.Equal([true, false, true], Weeks(proposal).Select(week => (bool)week["isFilled"]!));
        await world.AcceptAsync(proposal).Succeeds();

        var enrolment = (await world.Scheduler.Get($"/groups/{group.Id}/enrolments").Succeeds())["/items/0"]!;
        Assert.Equal((null, "2026-01-19"), ((string?)enrolment["to"], (string?)Assert.Single(enrolment["weeksAway"]!.AsArray())));
        var schedule = await world.Scheduler.Get($"/patients/{patient["patientId"]}/schedule?from=2026-01-12&to=2026-02-08&limit=100").Succeeds();
        Assert.Equal(
            [("2026-01-12", 3), ("2026-01-26", 3), ("2026-02-02", 3)],
            schedule["items"]!.AsArray().Where(item => (string?)item!["type"] == "IopBlock")
                .GroupBy(item => MondayOf(DateOnly.Parse((string)item!["on"]!))).Select(week => (week.Key, week.Count())));

        static string MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd");
    }

    [Fact]
    public async Task Who_goes_on_in_another_group_gives_the_seat_back_after_the_last_week()
    {
        await using var host = await ApiHost.StartAsync();
        var world = await StartAsync(host);
        var (evening, morning) = (await world.GroupAsync(), await world.GroupAsync(time: "06:00:00", days: "MO,WE,FR"));
        await world.OpenAsync();
        var patient = await world.WorkingAsync(new
        {
            commitments = new[]
            {
                new { kind = "Family", weight = "Hard", days = new[] { "Tuesday" }, times = new { from = "18:00:00", to = "21:00:00" }, validFrom = "2026-01-26" },
            },
        });
        await world.AcceptAsync(await world.ProposedAsync(3, patient)).Succeeds();
        Assert.Equal([("Enrolled", "2026-01-12", "2026-01-25")], await EnrolmentsAsync(evening));
        Assert.Equal([("Enrolled", "2026-01-26", null)], await EnrolmentsAsync(morning));

        host.Clock.Set(new DateTimeOffset(2026, 1, 26, 4, 59, 0, TimeSpan.Zero));
        await RunJobsAsync();
        Assert.Equal([("Enrolled", "2026-01-12", "2026-01-25")], await EnrolmentsAsync(evening));
        host.Clock.Set(new DateTimeOffset(2026, 1, 26, 5, 1, 0, TimeSpan.Zero));
        await RunJobsAsync();

        Assert.Equal([("Withdrawn", "2026-01-12", "2026-01-25")], await EnrolmentsAsync(evening));
        Assert.Equal([("Enrolled", "2026-01-26", null)], await EnrolmentsAsync(morning));

        Task RunJobsAsync() => host.RunAsync<SchedulingJobs>();

        async Task<(string?, string?, string?)[]> EnrolmentsAsync(ApiAnswer group) =>
        [
            .. (await world.Scheduler.Get($"/groups/{group.Id}/enrolments").Succeeds())["items"]!.AsArray()
                .Select(item => ((string?)item!["status"], (string?)item["from"], (string?)item["to"])),
        ];
    }

    [Fact]
    public async Task Lists_go_by_programme_and_status()
    {
        var world = await StartAsync();
        await world.OpenAsync();
        var patient = await world.WorkingAsync();
        var (older, newer) = (await world.ProposedAsync(1, patient), await world.ProposedAsync(1, patient));
        await world.Scheduler.Post($"/schedule-proposals/{older.Id}/cancel", null, older.ETag).Succeeds();

        Assert.Equal([newer.Id, older.Id], await IdsAsync($"programId={world.ProgramId}"));
        Assert.Equal([older.Id], await IdsAsync("status=Cancelled"));
        Assert.Empty(await IdsAsync($"programId={Guid.Empty}"));

        async Task<string[]> IdsAsync(string filter) =>
            [.. (await world.Scheduler.Get($"/schedule-proposals?{filter}").Succeeds())["items"]!.AsArray().Select(item => (string)item!["id"]!)];
    }

    [Theory]
    [InlineData("""{ "from": "2026-01-13" }""", 422, "NOT_A_MONDAY", "/from")]
    [InlineData("""{ "from": "2025-12-29" }""", 422, "STARTS_IN_PAST", "/from")]
    [InlineData("""{ "weeks": 13 }""", 422, "PROPOSAL_TOO_LARGE", "/weeks")]
    [InlineData("""{ "programId": "019b8f00-0000-7000-8000-000000000000" }""", 422, "UNKNOWN_REFERENCE", "/programId")]
    [InlineData("""{ "episodeIds": ["019b8f00-0000-7000-8000-000000000000"] }""", 422, "UNKNOWN_REFERENCE", "/episodeIds/0")]
    [InlineData("""{ "weeks": 0 }""", 400, "OUT_OF_RANGE", "/weeks")]
    [InlineData("""{ "timeLimitSeconds": 0 }""", 400, "OUT_OF_RANGE", "/timeLimitSeconds")]
    [InlineData("""{ "seed": -1 }""", 400, "OUT_OF_RANGE", "/seed")]
    public async Task What_cannot_be_asked_for_is_refused_by_code_and_pointer(string change, int status, string code, string pointer)
    {
        var world = await StartAsync();
        var body = new { programId = world.ProgramId, from = Monday, weeks = 2 }.With(change);

        var refused = await world.Scheduler.Post("/schedule-proposals", body).IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task Episodes_are_in_care_of_the_programme_and_named_once()
    {
        var world = await StartAsync();
        var (own, elsewhere, referred, wrong) = (
            await world.Organization.AdmittedAsync(world.ProgramId),
            await world.Organization.AdmittedAsync(),
            await world.Organization.ReferredAsync(world.ProgramId),
            await world.Organization.AdmittedAsync(world.ProgramId));
        await world.Supervisor.Post($"/episodes/{wrong.Id}/enter-in-error", new { reason = "Wrong." }, wrong.ETag).Succeeds();

        await RefusedAsync(422, "DUPLICATE", own, own);
        await RefusedAsync(422, "OTHER_PROGRAM", elsewhere);
        await RefusedAsync(409, "EPISODE_NOT_IN_CARE", referred);
        await RefusedAsync(409, "ENTERED_IN_ERROR", wrong);

        Task<ApiAnswer> RefusedAsync(int status, string code, params ApiAnswer[] episodes) => world.Scheduler.Post(
            "/schedule-proposals",
            new { programId = world.ProgramId, from = Monday, weeks = 2, episodeIds = episodes.Select(episode => episode.Id) }).IsRefused(status, code);
    }

    [Fact]
    public async Task The_time_is_what_policy_allows_at_most()
    {
        var world = await StartAsync();

        var proposal = await world.Scheduler.Post(
            "/schedule-proposals", new { programId = world.ProgramId, from = Monday, weeks = 2, timeLimitSeconds = 600 }).Succeeds();

        Assert.Equal(60, (int)proposal["timeLimitSeconds"]!);
    }
}

public sealed class ScheduleProposalAccessTests
{
    private static readonly Role[] Readers =
        [Role.Counselor, Role.Supervisor, Role.Physician, Role.Scheduler, Role.Billing, Role.PrivacyOfficer, Role.Auditor];

    private static readonly Role[] Planners = [Role.Counselor, Role.Supervisor, Role.Physician, Role.Scheduler];
    private static readonly object Body = new { programId = Guid.Empty, from = Monday, weeks = 1 };

    private static readonly Operation[] Table =
    [
        new("GET", "/schedule-proposals", null, Scopes.SchedulingRead, Readers),
        new("POST", "/schedule-proposals", Body, Scopes.SchedulingWrite, Planners),
        new("GET", "/schedule-proposals/{id}", null, Scopes.SchedulingRead, Readers),
        new("GET", "/schedule-proposals/{id}/progress", null, Scopes.SchedulingRead, Readers),
        new("POST", "/schedule-proposals/{id}/cancel", null, Scopes.SchedulingWrite, Planners),
        new("POST", "/schedule-proposals/{id}/accept", null, Scopes.SchedulingWrite, Planners),
    ];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    public static TheoryData<string> OfOne => [.. Table.Select(operation => operation.ToString()).Where(name => name.Contains("{id}"))];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Table.Single(o => o.ToString() == operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(OfOne))]
    public async Task What_another_organization_has_is_not_found(string operation)
    {
        var world = await StartAsync();
        var proposal = await world.RequestAsync(1);

        await Table.Single(o => o.ToString() == operation).AssertHidesAsync(await SharedOrganization.GetAsync(), proposal.Id);
    }
}
