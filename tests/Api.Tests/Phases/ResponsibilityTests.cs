using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Documents;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Phases;

/// <summary>What the patient takes over as care steps down: in the plan, on the phase, in readiness and in print.</summary>
public sealed class ResponsibilityTests
{
    private static readonly string[] Tasks = ["checkIns", "booking", "homeworkPlanning"];

    [Theory]
    [InlineData("""{ "checkIns": "Nobody" }""", "/phases/1/responsibilities/checkIns", "INVALID_FORMAT")]
    [InlineData("""{ "booking": 2 }""", "/phases/1/responsibilities/booking", "INVALID_FORMAT")]
    [InlineData("""{ "cooking": "Patient" }""", "/phases/1/responsibilities/cooking", "UNKNOWN_MEMBER")]
    [InlineData("\"Patient\"", "/phases/1/responsibilities", "INVALID_FORMAT")]
    public async Task What_is_no_task_or_no_party_is_refused(string responsibilities, string pointer, string code)
    {
        var organization = await TestOrganization.CreateAsync();
        var content = TestPlans.Content(organization);
        content["phases"]![1]!["responsibilities"] = JsonNode.Parse(responsibilities);
        var episode = await organization.AdmittedAsync();

        var refused = await organization.Client(Role.Counselor).Post($"/episodes/{episode.Id}/plans", new { content }).IsRefused(400, code);

        Assert.Equal([($"/content{pointer}", code)], refused.Errors);
    }

    [Fact]
    public async Task A_task_that_one_phase_names_and_another_does_not_is_refused_at_submit()
    {
        var organization = await TestOrganization.CreateAsync();
        var content = TestPlans.Content(organization);
        content["phases"]![1]!["responsibilities"] = Parties("Patient", "Shared", "Patient");
        var draft = await organization.DraftAsync(content);
        var counselor = organization.Client(Role.Counselor);

        var refused = await counselor.Post($"/plans/{draft.Id}/submit", null, draft.ETag).IsRefused(422, "PLAN_INCOMPLETE");

        Assert.Equal(Tasks.Select(task => ($"/phases/0/responsibilities/{task}", "REQUIRED")), refused.Errors);
        var found = await counselor.Post($"/plans/{draft.Id}/validate").Succeeds();
        Assert.Equal(Tasks.Select(task => $"/phases/0/responsibilities/{task}"), found["errors"]!.AsArray().Select(error => (string?)error!["pointer"]));
    }

    [Fact]
    public async Task A_signed_path_says_it_on_each_phase_and_the_difference_between_versions()
    {
        var care = await CareInProgress.StartAsync();
        Assert.All((await PhasesAsync(care)).AsArray(), phase => Assert.Null(phase!["responsibilities"]));

        await HandsOverAsync(care);

        var phases = await PhasesAsync(care);
        Assert.Equal(
            [Parties("Shared", "Staff", "Staff").ToJsonString(), Parties("Patient", "Shared", "Patient").ToJsonString(), Parties("Patient", "Patient", "Patient").ToJsonString()],
            phases.AsArray().Select(phase => phase!["responsibilities"]!.ToJsonString()));
        var plan = await care.Counselor.Get($"/plans/{care.PlanId}").Succeeds();
        Assert.Equal("Patient", (string?)plan["currentVersion/content/phases/1/responsibilities/checkIns"]);
        var diff = await care.Counselor.Get($"/plans/{care.PlanId}/diff?from=1&to=2").Succeeds();
        Assert.Equal(
            ["/phases/0/responsibilities", "/phases/1/responsibilities", "/phases/2/responsibilities"],
            diff["changes"]!.AsArray().Select(change => (string)change!["pointer"]!).Where(pointer => pointer.Contains("/phases/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Readiness_shows_what_the_patient_takes_over_and_what_it_did_of_it_and_judges_as_before()
    {
        var care = await CareInProgress.StartAsync();
        var patient = await care.Organization.ClientAsync([Role.Patient], patient: care.PatientId);
        var before = await care.EvaluateAsync().Succeeds();
        Assert.Null(before["findings/handover"]);

        await HandsOverAsync(care);
        var own = await patient.Post($"/episodes/{care.EpisodeId}/check-ins", new { craving = 3 }).Succeeds();
        var told = await care.Counselor.Post($"/episodes/{care.EpisodeId}/check-ins", new { craving = 3 }).Succeeds();
        var taken = await AssignedAsync(care);
        await AssignedAsync(care);
        await patient.Post($"/homework/{taken.Id}/accept", new { }, taken.ETag).Succeeds();
        var evaluation = await care.EvaluateAsync().Succeeds();

        Assert.Equal((true, false), ((bool)own["isToldByPatient"]!, (bool)told["isToldByPatient"]!));
        Assert.Equal(
            [
                $"CheckIns Shared Patient PatientTakesOver 0.5 1/2 {own.Id}",
                "Booking Staff Shared PatientTakesOver  / ",
                $"HomeworkPlanning Staff Patient PatientTakesOver 0.5 1/2 {taken.Id}",
            ],
            evaluation["findings/handover"]!.AsArray().Select(Shown!));
        Assert.Equal(evaluation["findings/handover"]!.ToJsonString(), (await care.Counselor.Get($"{care.Evaluations}/{evaluation.Id}").Succeeds())["findings/handover"]!.ToJsonString());

        // Craving and homework are evidence of R5 and R7 too; the rest stands as it was.
        Assert.Equal(
            Criteria(before).Where(criterion => !criterion.StartsWith("R5", StringComparison.Ordinal) && !criterion.StartsWith("R7", StringComparison.Ordinal)),
            Criteria(evaluation).Where(criterion => !criterion.StartsWith("R5", StringComparison.Ordinal) && !criterion.StartsWith("R7", StringComparison.Ordinal)));

        var earlier = await care.Counselor.Post(
            care.Evaluations, new { asOf = CareInProgress.Today, purpose = "StepDown", knownAt = (string?)before["knownAt"] }).Succeeds();
        Assert.Equal(before["findings"]!.ToJsonString(), earlier["findings"]!.ToJsonString());
        Assert.Equal((string?)before["evidenceHash"], (string?)earlier["evidenceHash"]);
        Assert.Null((await care.EvaluateAsync(purpose: "Discharge").Succeeds())["findings/handover"]);
    }

    [PostgresFact]
    public async Task Showing_it_takes_no_round_trip_more()
    {
        var care = await CareInProgress.StartAsync();
        await care.EvaluateAsync().Succeeds();
        var before = await CountAsync();

        await HandsOverAsync(care);
        await care.EvaluateAsync().Succeeds();

        Assert.Equal(before, await CountAsync());

        async Task<int> CountAsync()
        {
            using var trips = new RoundTrips();
            await care.Counselor.SendAsync(HttpMethod.Post, care.Evaluations, new { asOf = CareInProgress.Today, purpose = "StepDown" }, headers: trips.Header).Succeeds();
            return trips.Count;
        }
    }

    [Fact]
    public async Task The_printed_plan_says_what_changes_hands_in_plain_words()
    {
        var care = await CareInProgress.StartAsync();
        Assert.DoesNotContain("Who sees to what", (await care.Counselor.Get($"/plans/{care.PlanId}/document").Succeeds()).Text, StringComparison.Ordinal);

        await HandsOverAsync(care);

        string[] says =
        [
            "In this phase you and your team see to it together that you check in, your team books your sessions, and your team plans your homework.",
            "From this phase on you check in on your own, you and your team book your sessions together, and you plan your own homework.",
            "From this phase on you see to it that your sessions are booked.",
        ];
        var html = await care.Counselor.Get($"/plans/{care.PlanId}/document").Succeeds();
        Assert.All(says, words => Assert.Contains(words, html.Text, StringComparison.Ordinal));
        var pdf = await care.Counselor.Get($"/plans/{care.PlanId}/document", ("Accept", "application/pdf")).Succeeds();
        var text = Pdf.TextOf(pdf.Bytes);
        Assert.All(says, words => Assert.Contains(words.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_from_the_library_has_a_path_on_which_the_patient_takes_over()
    {
        var organization = await TestOrganization.CreateAsync();
        var episode = await organization.AdmittedAsync();
        var counselor = organization.Client(Role.Counselor);
        var template = (await counselor.Get("/plan-templates?limit=200").Succeeds())["items"]!.AsArray().First(item => (string?)item!["code"] == "alcohol-use")!;

        var plan = await counselor.Post($"/episodes/{episode.Id}/plans", new { template = new { templateId = (string?)template["id"] } }).Succeeds();

        Assert.Equal(
            ["Staff", "Shared", "Patient", "Patient"],
            plan["currentVersion/content/phases"]!.AsArray().Select(phase => (string?)phase!["responsibilities"]!["checkIns"]));
    }

    private static Task HandsOverAsync(CareInProgress care) => care.ReviseAsync(content =>
    {
        content["phases"]![0]!["responsibilities"] = Parties("Shared", "Staff", "Staff");
        content["phases"]![1]!["responsibilities"] = Parties("Patient", "Shared", "Patient");
        content["phases"]![2]!["responsibilities"] = Parties("Patient", "Patient", "Patient");
    });

    private static Task<ApiAnswer> AssignedAsync(CareInProgress care) => care.Counselor.Post(
        $"/episodes/{care.EpisodeId}/homework", new { title = "Trigger map", evidenceType = "Text", dueOn = CareInProgress.Today }).Succeeds();

    private static async Task<JsonNode> PhasesAsync(CareInProgress care) => (await care.Counselor.Get(care.Phases).Succeeds())["items"]!;

    private static JsonObject Parties(string checkIns, string booking, string homeworkPlanning) =>
        new() { ["checkIns"] = checkIns, ["booking"] = booking, ["homeworkPlanning"] = homeworkPlanning };

    private static string Shown(JsonNode task) =>
        $"{task["task"]} {task["from"]} {task["to"]} {task["change"]} {task["value"]} {task["numerator"]}/{task["denominator"]} {string.Join(' ', task["evidence"]!.AsArray())}";

    private static IEnumerable<string> Criteria(ApiAnswer evaluation) =>
        evaluation["findings/criteria"]!.AsArray().Select(criterion => $"{criterion!["id"]} {criterion["verdict"]} {criterion["value"]}");
}
