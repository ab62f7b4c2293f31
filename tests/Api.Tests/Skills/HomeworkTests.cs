using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Skills;

namespace TreatmentPlans.Api.Tests.Skills;

/// <summary>Today is Monday 5 January, 12:00 UTC; the patient was admitted on the 2nd.</summary>
public sealed class HomeworkTests
{
    private static readonly object Body = new { title = "Trigger map", pattern = "TriggerMap", skillCode = "trigger-map", evidenceType = "Text", dueOn = "2026-01-08" };

    private static readonly object Evidence = new { evidence = "Friday after work, the bar at the station." };
    private static readonly object Reason = new { reason = "Please add the weekends." };
    private static readonly object Empty = new { };

    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Scheduler or Role.Billing))];
    private static readonly Role[] Clinicians = [Role.Counselor, Role.Supervisor, Role.Physician];
    private static readonly Role[] WithPatients = [.. Clinicians, Role.Patient];

    private static readonly Dictionary<string, object> Verbs = new()
    {
        ["accept"] = Empty,
        ["start"] = Empty,
        ["submit"] = Evidence,
        ["return"] = Reason,
        ["complete"] = Empty,
        ["excuse"] = Reason,
        ["cancel"] = Reason,
    };

    private static readonly Operation[] Operations =
    [
        new("GET", "/episodes/{id}/homework", null, Scopes.SkillsRead, Readers),
        new("POST", "/episodes/{id}/homework", Body, Scopes.SkillsWrite, Clinicians),
        new("GET", "/episodes/{id}/homework-summary", null, Scopes.SkillsRead, Readers),
        new("GET", "/homework/{id}", null, Scopes.SkillsRead, Readers),
        .. Verbs.Select(verb => new Operation(
            "POST", $"/homework/{{id}}/{verb.Key}", verb.Value, Scopes.SkillsWrite, verb.Key is "accept" or "start" or "submit" ? WithPatients : Clinicians)),
        new("POST", "/homework/{id}/enter-in-error", new { reason = "Another patient." }, Scopes.SkillsWrite, Clinicians),
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Operations.Length)];

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Each_is_open_to_its_roles_under_its_scope(int operation) =>
        await Operations[operation].AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Each_hides_what_is_another_organizations(int operation)
    {
        var other = await (await TestOrganization.CreateAsync()).ReferredAsync();
        await Operations[operation].AssertHidesAsync(await SharedOrganization.GetAsync(), other.Id);
    }

    [Fact]
    public async Task The_patient_takes_it_up_hands_it_in_twice_and_the_counselor_takes_it_as_done()
    {
        var care = await CareInProgress.StartAsync();
        var patient = await care.Organization.ClientAsync([Role.Patient], patient: care.PatientId);
        var objective = (string)(await care.Counselor.Get($"/plans/{care.PlanId}").Succeeds())["currentVersion/content/problems/0/goals/0/objectives/0/id"]!;

        var homework = await care.Counselor.Post($"/episodes/{care.EpisodeId}/homework", Body.With(new { objectiveId = objective })).Succeeds();
        var introduced = await patient.Get($"/episodes/{care.EpisodeId}/skills").Succeeds();
        var path = $"/homework/{homework.Id}";
        var answer = await patient.Post($"{path}/accept", Empty, homework.ETag).Succeeds();
        answer = await patient.Post($"{path}/start", Empty, answer.ETag).Succeeds();
        answer = await patient.Post($"{path}/submit", Evidence, answer.ETag).Succeeds();
        answer = await care.Counselor.Post($"{path}/return", Reason, answer.ETag).Succeeds();
        answer = await patient.Post($"{path}/submit", Evidence, answer.ETag).Succeeds();
        answer = await care.Counselor.Post($"{path}/complete", new { note = "Clear and useful." }, answer.ETag).Succeeds();

        Assert.Equal(("Introduced", objective, "2026-01-05"), ((string?)introduced["skills/0/level"], (string?)homework["objectiveId"], (string?)homework["assignedOn"]));
        Assert.Equal(
            ["Assigned", "Accepted", "InProgress", "Submitted", "Returned", "Submitted", "Completed"],
            answer["steps"]!.AsArray().Select(step => (string)step!["status"]!));
        Assert.Equal(
            (care.Organization.Counselor.ToString(), care.PatientId.ToString(), "Please add the weekends.", "Clear and useful."),
            ((string?)answer["steps/0/by/practitionerId"], (string?)answer["steps/1/by/patientId"], (string?)answer["steps/4/note"], (string?)answer["steps/6/note"]));
        Assert.Equal(answer.Text, (await patient.Get(path).Succeeds()).Text);
        Assert.Single((await patient.Get($"/episodes/{care.EpisodeId}/homework?status=Completed").Succeeds())["items"]!.AsArray());
        Assert.Empty((await patient.Get($"/episodes/{care.EpisodeId}/homework?status=Missed").Succeeds())["items"]!.AsArray());
        var twice = await patient.Post($"{path}/submit", Evidence, answer.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        Assert.Equal([("/status", "ILLEGAL_TRANSITION")], twice.Errors);
    }

    [Fact]
    public async Task What_cannot_be_assigned_is_refused()
    {
        var care = await CareInProgress.StartAsync();
        var path = $"/episodes/{care.EpisodeId}/homework";
        var nobody = await care.Organization.ClientAsync([Role.Counselor]);
        var referred = await care.Organization.ReferredAsync();

        await Refused(new { skillCode = "luck" }, "UNKNOWN_REFERENCE", "/skillCode");
        await Refused(new { objectiveId = Guid.Empty }, "UNKNOWN_REFERENCE", "/objectiveId");
        await Refused(new { dueOn = "2026-01-04" }, "DATE_OUT_OF_ORDER", "/dueOn");
        await Refused(new { assignedOn = "2026-01-01" }, "DATE_OUT_OF_ORDER", "/assignedOn");
        await Refused(new { assignedOn = "2026-01-06" }, "DATE_IN_FUTURE", "/assignedOn");
        await nobody.Post(path, Body).IsRefused(403, "PRACTITIONER_REQUIRED");
        await care.Counselor.Post($"/episodes/{referred.Id}/homework", Body).IsRefused(409, "EPISODE_NOT_IN_CARE");
        await care.Supervisor.Post($"/episodes/{referred.Id}/enter-in-error", new { reason = "Wrong." }, referred.ETag).Succeeds();
        await care.Counselor.Post($"/episodes/{referred.Id}/homework", Body).IsRefused(409, "ENTERED_IN_ERROR");
        await care.Counselor.Get($"/episodes/{care.EpisodeId}/homework-summary?asOf=2026-01-06").IsRefused(422, "DATE_IN_FUTURE");
        Assert.Empty((await care.Counselor.Get(path).Succeeds())["items"]!.AsArray());

        async Task Refused(object change, string code, string pointer) =>
            Assert.Equal([(pointer, code)], (await care.Counselor.Post(path, Body.With(change)).IsRefused(422, code)).Errors);
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("start", "accept")]
    [InlineData("submit")]
    [InlineData("return", "submit")]
    [InlineData("complete", "submit")]
    [InlineData("excuse")]
    [InlineData("cancel")]
    public async Task A_step_comes_once_in_its_turn_and_on_a_day_that_can_be(string verb, params string[] before)
    {
        var care = await CareInProgress.StartAsync();
        var homework = await care.Counselor.Post($"/episodes/{care.EpisodeId}/homework", Body).Succeeds();
        var path = $"/homework/{homework.Id}";
        foreach (var earlier in before)
        {
            homework = await care.Counselor.Post($"{path}/{earlier}", Verbs[earlier], homework.ETag).Succeeds();
        }

        var body = Verbs[verb];
        var future = await care.Counselor.Post($"{path}/{verb}", body.With(new { on = "2026-01-06" }), homework.ETag).IsRefused(422, "DATE_IN_FUTURE");
        var past = await care.Counselor.Post($"{path}/{verb}", body.With(new { on = "2026-01-04" }), homework.ETag).IsRefused(422, "DATE_OUT_OF_ORDER");
        Assert.Equal(["/on", "/on"], new[] { future, past }.Select(answer => Assert.Single(answer.Errors).Pointer));
        if (verb is "return" or "complete" or "excuse" or "cancel")
        {
            var nobody = await care.Organization.ClientAsync([Role.Counselor]);
            await nobody.Post($"{path}/{verb}", body, homework.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        }

        var done = await care.Counselor.Post($"{path}/{verb}", body, homework.ETag).Succeeds();
        await care.Counselor.Post($"{path}/{verb}", body, done.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        var wrong = await care.Counselor.Post($"{path}/enter-in-error", new { reason = "Another patient." }, done.ETag).Succeeds();
        await care.Counselor.Post($"{path}/{verb}", body, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await care.Counselor.Post($"{path}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task What_was_asked_for_is_handed_in()
    {
        var care = await CareInProgress.StartAsync();
        var homework = await care.Counselor.Post($"/episodes/{care.EpisodeId}/homework", Body).Succeeds();

        var refused = await care.Counselor.Post($"/homework/{homework.Id}/submit", new { evidence = "  " }, homework.ETag).IsRefused(422, "EVIDENCE_REQUIRED");

        Assert.Equal([("/evidence", "EVIDENCE_REQUIRED")], refused.Errors);
    }

    [Fact]
    public async Task A_summary_is_of_any_day_with_what_was_known_then()
    {
        var care = await CareInProgress.StartAsync();
        var list = $"/episodes/{care.EpisodeId}/homework";
        var early = await care.Counselor.Post(list, Body.With(new { assignedOn = "2026-01-02", dueOn = "2026-01-03" })).Succeeds();
        await care.Counselor.Post(list, Body.With(new { dueOn = "2026-01-05" })).Succeeds();
        var cancelled = await care.Counselor.Post(list, Body.With(new { dueOn = "2026-01-05" })).Succeeds();
        await care.Counselor.Post($"/homework/{cancelled.Id}/cancel", Reason, cancelled.ETag).Succeeds();
        var known = (string)(await care.Counselor.Get($"/homework/{early.Id}").Succeeds())["updatedAt"]!;
        var submitted = await care.Counselor.Post($"/homework/{early.Id}/submit", Evidence.With(new { on = "2026-01-03" }), early.ETag).Succeeds();
        await care.Counselor.Post($"/homework/{early.Id}/complete", new { on = "2026-01-04" }, submitted.ETag).Succeeds();

        Assert.Equal((2, 1, 1, 0.5m), await RatesAsync(""));
        Assert.Equal((1, 1, 1, 1m), await RatesAsync("?asOf=2026-01-04"));
        Assert.Equal((1, 0, 0, 0m), await RatesAsync("?asOf=2026-01-03"));
        Assert.Equal((1, 0, 0, 0m), await RatesAsync($"?knownAt={Uri.EscapeDataString(known)}"));

        async Task<(int, int, int, decimal?)> RatesAsync(string query)
        {
            var summary = await care.Counselor.Get($"/episodes/{care.EpisodeId}/homework-summary{query}").Succeeds();
            var rates = summary["summary/rates"]!;
            Assert.Equal(rates.ToJsonString(), summary["summary/phases/0/rates"]!.ToJsonString());
            return ((int)rates["due"]!, (int)rates["completed"]!, (int)rates["onTime"]!, (decimal?)rates["completionRatio"]);
        }
    }

    [Fact]
    public async Task The_discharge_cancels_what_is_open()
    {
        var care = await CareInProgress.StartAsync();
        var list = $"/episodes/{care.EpisodeId}/homework";
        var open = await care.Counselor.Post(list, Body).Succeeds();
        var done = await care.Counselor.Post(list, Body.With(new { evidenceType = "None" })).Succeeds();
        var submitted = await care.Counselor.Post($"/homework/{done.Id}/submit", Empty, done.ETag).Succeeds();
        await care.Counselor.Post($"/homework/{done.Id}/complete", Empty, submitted.ETag).Succeeds();
        var discharge = $"/episodes/{care.EpisodeId}/discharge";
        var proposed = await care.Counselor.Post(discharge, new { type = "Moved", dischargedOn = "2026-01-04", reason = "Moves away." }).Succeeds();

        Assert.Equal("Final", (string?)(await care.Supervisor.Post($"{discharge}/approve", null, proposed.ETag).Succeeds())["status"]);

        var ended = await care.Counselor.Get($"/homework/{open.Id}").Succeeds();
        Assert.Equal(("Cancelled", "2026-01-04"), ((string?)ended["status"], (string?)ended["steps/1/on"]));
        Assert.Equal("Completed", (string?)(await care.Counselor.Get($"/homework/{done.Id}").Succeeds())["status"]);
        await care.Counselor.Post(list, Body).IsRefused(409, "EPISODE_NOT_IN_CARE");
    }

    [Fact]
    public async Task Of_many_who_hand_it_in_at_once_one_does()
    {
        var care = await CareInProgress.StartAsync();
        var homework = await care.Counselor.Post($"/episodes/{care.EpisodeId}/homework", Body).Succeeds();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            care.Counselor.Post($"/homework/{homework.Id}/submit", Evidence, homework.ETag)));

        Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.All(answers.Where(answer => (int)answer.Status != 200), answer => Assert.Equal("PRECONDITION_FAILED", answer.Code));
        Assert.Equal(2, (await care.Counselor.Get($"/homework/{homework.Id}").Succeeds())["steps"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_patient_reaches_the_own_homework_only()
    {
        var care = await CareInProgress.StartAsync();
        var homework = await care.Counselor.Post($"/episodes/{care.EpisodeId}/homework", Body).Succeeds();
        var stranger = care.Organization.Client(Role.Patient);

        await stranger.Get($"/homework/{homework.Id}").IsRefused(404, "NOT_FOUND");
        await stranger.Post($"/homework/{homework.Id}/accept", Empty, homework.ETag).IsRefused(404, "NOT_FOUND");
        await stranger.Get($"/episodes/{care.EpisodeId}/homework-summary").IsRefused(404, "NOT_FOUND");
    }

    /// <summary>On a host of its own, since time moves.</summary>
    [Fact]
    public async Task What_nobody_hands_in_is_missed_once_and_taken_late_until_its_phase_ends()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var list = $"/episodes/{care.EpisodeId}/homework";
        var late = await care.Counselor.Post(list, Body).Succeeds();
        var lost = await care.Counselor.Post(list, Body).Succeeds();
        var ready = await care.Counselor.Post(list, Body).Succeeds();
        await care.Counselor.Post($"/homework/{ready.Id}/submit", Evidence, ready.ETag).Succeeds();
        await care.Supervisor.Post(care.Decisions, care.StepUp(new(2026, 1, 18))).Succeeds();

        host.Clock.Set(new DateTimeOffset(2026, 1, 16, 4, 59, 0, TimeSpan.Zero));
        await RunAsync();
        Assert.Equal("Assigned", (string?)(await care.Counselor.Get($"/homework/{late.Id}").Succeeds())["status"]);

        host.Clock.Set(new DateTimeOffset(2026, 1, 16, 5, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(RunAsync(), RunAsync());
        await RunAsync();
        var missed = await care.Counselor.Get($"/homework/{late.Id}").Succeeds();
        Assert.Equal(["Assigned", "Missed"], missed["steps"]!.AsArray().Select(step => (string)step!["status"]!));
        Assert.Equal("2026-01-16", (string?)missed["steps/1/on"]);
        Assert.Equal("Submitted", (string?)(await care.Counselor.Get($"/homework/{ready.Id}").Succeeds())["status"]);
        Assert.Equal(2, await care.ReadAsync(db => db.Outbox.CountAsync(message => message.Type == "homework.missed")));

        var submitted = await care.Counselor.Post($"/homework/{late.Id}/submit", Evidence, missed.ETag).Succeeds();
        await care.Counselor.Post($"/homework/{late.Id}/complete", Empty, submitted.ETag).Succeeds();
        host.Clock.SetDate(2026, 1, 19);
        await CareInProgress.RunDueTransitionsAsync(host);
        var over = await care.Counselor.Get($"/homework/{lost.Id}").Succeeds();
        await care.Counselor.Post($"/homework/{lost.Id}/submit", Evidence, over.ETag).IsRefused(409, "PHASE_ENDED");

        var rates = (await care.Counselor.Get($"/episodes/{care.EpisodeId}/homework-summary").Succeeds())["summary/rates"]!;
        Assert.Equal((3, 1, 0, 1), ((int)rates["due"]!, (int)rates["completed"]!, (int)rates["onTime"]!, (int)rates["missed"]!));

        Task RunAsync() => host.RunAsync<SkillJobs>();
    }
}
