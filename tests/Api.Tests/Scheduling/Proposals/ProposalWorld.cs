using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling.Proposals;

/// <summary>
/// A programme in New York with an evening group on three days of the week, a counselor who is open on two evenings, and patients in care
/// who work by day. Today is Monday 5 January 2026; proposals begin on the 12th.
/// </summary>
internal sealed class ProposalWorld
{
    public const string Monday = "2026-01-12";
    public const string Office = "Office 3";

    private ProposalWorld(ApiHost host, TestOrganization organization, string programId) =>
        (Host, Organization, ProgramId) = (host, organization, programId);

    public ApiHost Host { get; }

    public TestOrganization Organization { get; }

    public string ProgramId { get; }

    public ApiClient Scheduler => Organization.Client(Role.Scheduler);

    public ApiClient Counselor => Organization.Client(Role.Counselor);

    public ApiClient Supervisor => Organization.Client(Role.Supervisor);

    public static async Task<ProposalWorld> StartAsync(ApiHost? host = null)
    {
        host ??= await ApiHost.SharedAsync();
        var organization = await TestOrganization.CreateAsync(host);
        return new ProposalWorld(host, organization, (await organization.ProgramAsync()).Id);
    }

    /// <summary>A group run by the supervisor, with its sessions over the coming weeks: on Tuesdays, Thursdays and Saturdays from 18 to 21 o'clock.</summary>
    public async Task<ApiAnswer> GroupAsync(int capacity = 12, string time = "18:00:00", string days = "TU,TH,SA", string room = "Room 2", string entry = "Open", string startsOn = "2026-01-12")
    {
        var group = await Scheduler.Post("/groups", new
        {
            programId = ProgramId,
            sessionType = "IopBlock",
            name = "Evening group",
            entry,
            startsOn,
            capacity,
            facilitatorIds = new[] { Organization.Supervisor.ToString() },
            room,
        }).Succeeds();
        await Scheduler.Post("/session-series", new
        {
            programId = ProgramId,
            groupId = group.Id,
            type = "IopBlock",
            facilitatorId = Organization.Supervisor.ToString(),
            dtstartLocal = $"{FirstOf(startsOn, days)}T{time}",
            tzid = "America/New_York",
            rrule = $"FREQ=WEEKLY;BYDAY={days};COUNT=60",
            durationMinutes = 180,
            room,
        }).Succeeds();
        return group;
    }

    /// <summary>The counselor is open on Wednesdays and Fridays from 17 to 20 o'clock, an hour for each patient.</summary>
    public Task<ApiAnswer> OpenAsync(int? mostMinutesPerWeek = null, string days = "Wednesday,Friday", string from = "17:00:00", string to = "20:00:00", string etag = "\"0\"") =>
        Scheduler.Put(
            $"/practitioners/{Organization.Counselor}/availability",
            new
            {
                openings = new[]
                {
                    new { programId = ProgramId, days = days.Split(','), times = new { from, to }, slotMinutes = 60, room = Office },
                },
                mostMinutesPerWeek,
            },
            etag).Succeeds();

    /// <summary>The episode of a patient in care at level 2.1, nine hours a week, who works from 9 to 17 o'clock.</summary>
    public async Task<ApiAnswer> WorkingAsync(object? availability = null)
    {
        var episode = await Organization.AdmittedAsync(ProgramId);
        await Scheduler.Put($"/patients/{episode["patientId"]}/availability", availability ?? Work(), "\"0\"").Succeeds();
        return episode;
    }

    public static object Work(string to = "17:00:00", int travel = 0) => new
    {
        commitments = new[]
        {
            new
            {
                kind = "Work",
                weight = "Hard",
                days = new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" },
                times = new { from = "09:00:00", to },
            },
        },
        preferences = new { preferredTimes = Array.Empty<object>(), prefersVirtual = false, travelBufferMinutes = travel },
    };

    public Task<ApiAnswer> RequestAsync(int weeks = 2, params ApiAnswer[] episodes) => Scheduler.Post("/schedule-proposals", new
    {
        programId = ProgramId,
        from = Monday,
        weeks,
        episodeIds = episodes.Length == 0 ? null : episodes.Select(episode => episode.Id),
        seed = 1,
        timeLimitSeconds = 20,
    }).Succeeds();

    /// <summary>Until the search has ended.</summary>
    public async Task<ApiAnswer> EndedAsync(ApiAnswer proposal)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var read = await Scheduler.Get($"/schedule-proposals/{proposal.Id}").Succeeds();
            if ((string?)read["status"] is not ("Queued" or "Running"))
            {
                return read;
            }

            await Task.Delay(100, patience.Token);
        }
    }

    public async Task<ApiAnswer> ProposedAsync(int weeks = 2, params ApiAnswer[] episodes)
    {
        var proposal = await EndedAsync(await RequestAsync(weeks, episodes));
        Assert.Equal("Proposed", (string?)proposal["status"]);
        return proposal;
    }

    public Task<ApiAnswer> AcceptAsync(ApiAnswer proposal) => Scheduler.Post($"/schedule-proposals/{proposal.Id}/accept", null, proposal.ETag);

    public static IEnumerable<JsonNode> Weeks(ApiAnswer proposal) =>
        proposal["patients"]!.AsArray().SelectMany(patient => patient!["weeks"]!.AsArray()).Select(week => week!);

    private static string FirstOf(string startsOn, string days)
    {
        string[] names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
        var day = DateOnly.Parse(startsOn);
        while (!days.Split(',').Contains(names[(int)day.DayOfWeek]))
        {
            day = day.AddDays(1);
        }

        return day.ToString("yyyy-MM-dd");
    }
}
