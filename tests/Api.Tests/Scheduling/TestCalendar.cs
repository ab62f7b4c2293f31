using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>
/// An organization with a programme, patients in it and sessions to come and gone by: today is Monday 5 January, 12:00 UTC, unless the
/// host says otherwise.
/// </summary>
internal sealed class TestCalendar
{
    public const string Room = "Garden room";

    private TestCalendar(TestOrganization organization, string programId)
    {
        Organization = organization;
        ProgramId = programId;
    }

    public TestOrganization Organization { get; }

    public string ProgramId { get; }

    public ApiClient Counselor => Organization.Client(Role.Counselor);

    public ApiClient Supervisor => Organization.Client(Role.Supervisor);

    public static async Task<TestCalendar> CreateAsync(ApiHost? host = null)
    {
        var organization = await TestOrganization.CreateAsync(host);
        return new TestCalendar(organization, (await organization.ProgramAsync()).Id);
    }

    /// <summary>Referred, so that there is somebody to book.</summary>
    public async Task<TestParticipant> PatientAsync(string? programId = null)
    {
        var patient = await Organization.PatientAsync();
        var episode = await Counselor.Post(
            $"/patients/{patient.Id}/episodes",
            new { programId = programId ?? ProgramId, requestedOn = Course.RequestedOn, source = "PrimaryCare" }).Succeeds();
        return new TestParticipant(patient.Id, episode.Id, episode.ETag);
    }

    /// <summary>A group session of the counselor's, 18:00 to 19:30 UTC, in the room.</summary>
    public object Body(string day, params TestParticipant[] participants) => new
    {
        programId = ProgramId,
        type = "ProcessGroup",
        facilitatorId = Organization.Counselor.ToString(),
        startsAt = $"{day}T18:00:00Z",
        endsAt = $"{day}T19:30:00Z",
        room = Room,
        participants = participants.Select(participant => new { episodeId = participant.EpisodeId }),
    };

    public Task<ApiAnswer> ScheduleAsync(string day, params TestParticipant[] participants) =>
        Counselor.Post("/sessions", Body(day, participants)).Succeeds();

    public async Task<ApiAnswer> AttendanceAsync(ApiAnswer session, TestParticipant participant) =>
        await Counselor.Get($"/sessions/{session.Id}/attendance/{participant.PatientId}").Succeeds();

    public async Task<ApiAnswer> TakeAsync(ApiAnswer session, TestParticipant participant, object outcome)
    {
        var record = await AttendanceAsync(session, participant);
        return await Counselor.Put($"/sessions/{session.Id}/attendance/{participant.PatientId}", outcome, record.ETag);
    }

    /// <summary>With the last one that is needed the session locks.</summary>
    public async Task SignNoteAsync(ApiAnswer session, TestParticipant participant)
    {
        var path = $"/sessions/{session.Id}/notes/{participant.PatientId}";
        var written = await Counselor.Put(path, new { text = "Listened, and spoke twice." }, "\"0\"").Succeeds();
        await Counselor.Post($"{path}/sign", null, written.ETag).Succeeds();
    }

    /// <summary>A verb on the session as it is now.</summary>
    public async Task<ApiAnswer> DoAsync(ApiAnswer session, string verb, object? body = null, ApiClient? client = null)
    {
        var current = await Counselor.Get($"/sessions/{session.Id}").Succeeds();
        return await (client ?? Counselor).Post($"/sessions/{session.Id}/{verb}", body, current.ETag);
    }

    public async Task<ApiAnswer> CompletedAsync(string day, params TestParticipant[] participants)
    {
        var session = await ScheduleAsync(day, participants);
        foreach (var participant in participants)
        {
            await TakeAsync(session, participant, new { status = "Attended" }).Succeeds();
        }

        return await DoAsync(session, "complete", new { endsAt = (string?)session["endsAt"] }).Succeeds();
    }

    public static IEnumerable<string> Statuses(ApiAnswer list) => list["items"]!.AsArray().Select(item => (string)item!["status"]!);

    public static JsonNode Single(ApiAnswer list) => Assert.Single(list["items"]!.AsArray())!;
}

/// <param name="EpisodeETag">As referred.</param>
internal sealed record TestParticipant(string PatientId, string EpisodeId, string EpisodeETag);
