using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>A patient with a plan in force since 2 January, and sessions to write notes of.</summary>
internal sealed class NotedCare
{
    private NotedCare(CareInProgress care, string programId, ApiAnswer plan)
    {
        Care = care;
        ProgramId = programId;
        var goal = plan["currentVersion/content/problems/0/goals/0"]!;
        GoalId = (string)goal["id"]!;
        ObjectiveId = (string)goal["objectives"]![0]!["id"]!;
        InterventionId = (string)goal["objectives"]![0]!["interventions"]![0]!["id"]!;
        Patient = new TestParticipant($"{care.PatientId}", $"{care.EpisodeId}", "");
    }

    public CareInProgress Care { get; }

    public string ProgramId { get; }

    public string GoalId { get; }

    public string ObjectiveId { get; }

    public string InterventionId { get; }

    public TestParticipant Patient { get; }

    public TestOrganization Organization => Care.Organization;

    public ApiClient Counselor => Care.Counselor;

    public ApiClient Supervisor => Care.Supervisor;

    /// <summary>Linked to the plan's one objective.</summary>
    public object Note => new
    {
        text = "Named the hours in which the urge is strongest.",
        work = new[] { new { objectiveId = ObjectiveId, progress = "Progressed", interventionIds = new[] { InterventionId } } },
    };

    public static async Task<NotedCare> StartAsync(ApiHost? host = null)
    {
        var care = await CareInProgress.StartAsync(host);
        var episode = await care.Counselor.Get($"/episodes/{care.EpisodeId}").Succeeds();
        return new NotedCare(care, (string)episode["programId"]!, await care.Counselor.Get($"/plans/{care.PlanId}").Succeeds());
    }

    /// <summary>Referred to the same programme.</summary>
    public async Task<TestParticipant> AnotherAsync()
    {
        var patient = await Organization.PatientAsync();
        var episode = await Counselor.Post(
            $"/patients/{patient.Id}/episodes", new { programId = ProgramId, requestedOn = Course.RequestedOn, source = "PrimaryCare" }).Succeeds();
        return new TestParticipant(patient.Id, episode.Id, episode.ETag);
    }

    /// <summary>Ninety minutes from 20:00 UTC, of the patient and of those named.</summary>
    public Task<ApiAnswer> ScheduleAsync(string day, params TestParticipant[] others) => Counselor.Post("/sessions", new
    {
        programId = ProgramId,
        type = "ProcessGroup",
        facilitatorId = Organization.Counselor,
        startsAt = $"{day}T20:00:00Z",
        endsAt = $"{day}T21:30:00Z",
        participants = others.Prepend(Patient).Select(participant => new { episodeId = participant.EpisodeId }),
    }).Succeeds();

    public async Task<ApiAnswer> TakeAsync(ApiAnswer session, TestParticipant participant, object? outcome = null)
    {
        var path = $"/sessions/{session.Id}/attendance/{participant.PatientId}";
        return await Counselor.Put(path, outcome ?? new { status = "Attended" }, (await Counselor.Get(path).Succeeds()).ETag).Succeeds();
    }

    public async Task<ApiAnswer> DoAsync(ApiAnswer session, string verb, object? body = null, ApiClient? client = null)
    {
        var current = await Counselor.Get($"/sessions/{session.Id}").Succeeds();
        return await (client ?? Counselor).Post($"/sessions/{session.Id}/{verb}", body, current.ETag);
    }

    public Task<ApiAnswer> CompleteAsync(ApiAnswer session) =>
        DoAsync(session, "complete", new { endsAt = (string?)session["endsAt"] }).Succeeds();

    /// <summary>All who are in it attended.</summary>
    public async Task<ApiAnswer> CompletedAsync(string day, params TestParticipant[] others)
    {
        var session = await ScheduleAsync(day, others);
        foreach (var participant in others.Prepend(Patient))
        {
            await TakeAsync(session, participant);
        }

        return await CompleteAsync(session);
    }

    public static string NotePath(ApiAnswer session, TestParticipant participant) => $"/sessions/{session.Id}/notes/{participant.PatientId}";

    public string NotePath(ApiAnswer session) => NotePath(session, Patient);

    public Task<ApiAnswer> WriteAsync(ApiAnswer session, object? note = null, string ifMatch = "\"0\"", ApiClient? client = null) =>
        (client ?? Counselor).Put(NotePath(session), note ?? Note, ifMatch);

    public async Task<ApiAnswer> SignedAsync(ApiAnswer session, TestParticipant? participant = null, object? note = null)
    {
        var path = NotePath(session, participant ?? Patient);
        var current = await Counselor.Get(path).Succeeds();
        var written = await Counselor.Put(path, note ?? (participant is null ? Note : new { text = "Listened, and spoke twice." }), current.ETag).Succeeds();
        return await Counselor.Post($"{path}/sign", null, written.ETag).Succeeds();
    }

    public async Task<string> StatusAsync(ApiAnswer session) => (string)(await Counselor.Get($"/sessions/{session.Id}").Succeeds())["status"]!;
}
