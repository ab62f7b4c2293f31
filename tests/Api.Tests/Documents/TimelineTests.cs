using System.Text.Json.Nodes;
using TreatmentPlans.Api.Documents;
using TreatmentPlans.Api.Tests.Assessments;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Support;
using TreatmentPlans.Api.Tests.Transition;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Documents;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Tests.Documents;

public sealed class TimelineTests(SupportHost support) : IClassFixture<SupportHost>
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not Role.Administrator)];

    private static readonly Operation Reading = new("GET", "/episodes/{id}/timeline", null, Scopes.EpisodesRead, Readers);

    [Fact]
    public async Task Reading_is_open_to_its_roles_and_scope_only() => await Reading.AssertAccessAsync(await TestOrganization.CreateAsync());

    [Fact]
    public async Task Another_organization_s_episode_is_not_found()
    {
        var episode = await (await TestOrganization.CreateAsync()).ReferredAsync();

        await Reading.AssertHidesAsync(await TestOrganization.CreateAsync(), episode.Id);
    }

    /// <summary>A kind without its operation would be seen by nobody.</summary>
    [Fact]
    public async Task Every_kind_is_read_by_an_operation_that_is_there()
    {
        var document = await ApiHost.DocumentAsync();

        Assert.Equal(Enum.GetValues<TimelineKind>().Order(), TimelineEndpoints.ReadBy.Keys.Order());
        Assert.Subset(document.Operations.Select(operation => operation.Id).ToHashSet(), TimelineEndpoints.ReadBy.Values.ToHashSet());
    }

    [Fact]
    public async Task Everything_that_happened_is_in_one_list_in_the_order_of_the_days()
    {
        var care = await StoryAsync();

        var entries = await AllAsync(care.Organization.Client(Role.Supervisor), $"{care.Episode}/timeline?limit=200");

        Assert.Equal(
            [
                "2026-01-05 Diagnosis F10.20",
                "2026-01-06 Episode Requested",
                "2026-01-08 Diagnosis F41.1", "2026-01-08 DimensionRatings Third", "2026-01-08 Episode Screened",
                "2026-01-12 Episode Admitted", "2026-01-12 Phase Started",
                "2026-01-13 Assessment Phq9",
                "2026-01-14 Goal Active", "2026-01-14 Goal Agreed",
            ],
            entries.Where(Is("Diagnosis", "Episode", "DimensionRatings", "Phase", "Assessment", "Goal")).Select(Said).Order().Distinct().Take(10));
        Assert.Contains("2026-01-14 PlanVersion Active", entries.Select(Said));
        Assert.Equal(["2026-01-14 PlanSignature Author", "2026-01-14 PlanSignature Patient"], entries.Where(Is("PlanSignature")).Select(Said));
        Assert.Equal(["2026-01-15 Attendance Attended"], entries.Where(Is("Attendance")).Select(Said));
        Assert.Equal(["2026-01-18 UseEvent Confirmed"], entries.Where(Is("UseEvent")).Select(Said));
        Assert.Equal(["2026-01-19 CheckIn CheckedIn"], entries.Where(Is("CheckIn")).Select(Said));
        Assert.Equal(["2026-01-19 Trigger Identified"], entries.Where(Is("Trigger")).Select(Said));
        Assert.Equal(["2026-01-19 SupportContact Agreed"], entries.Where(Is("SupportContact")).Select(Said));
        Assert.Equal(["2026-01-19 SkillPractice urge-surfing"], entries.Where(Is("SkillPractice")).Select(Said));
        Assert.Equal(["2026-01-19 Homework Assigned"], entries.Where(Is("Homework")).Select(Said));
        Assert.Equal(["2026-01-19 ContactAttempt Reached"], entries.Where(Is("ContactAttempt")).Select(Said));
        Assert.Equal(["2026-01-19 Encouragement Sent"], entries.Where(Is("Encouragement")).Select(Said));
        Assert.Equal(["2026-01-19 DrugTest Positive"], entries.Where(Is("DrugTest")).Select(Said));
        Assert.Equal(["2026-01-19 Discharge Proposed"], entries.Where(Is("Discharge")).Select(Said));
        Assert.Equal(["2026-01-19 ReadinessEvaluation NotReady"], entries.Where(Is("ReadinessEvaluation")).Select(Said));
        Assert.Equal(["2026-01-17 Milestone Reached", "2026-01-19 Milestone Reached"], entries.Where(Is("Milestone")).Select(Said));
        Assert.Equal(
            ["Active", "Draft", "SignedByCounselor", "SignedByPatient"],
            entries.Where(Is("RelapsePreventionPlan")).Select(entry => (string)entry["what"]!).Order());
        Assert.Equal(["2026-01-19 IndependenceChecklist LookedAt"], entries.Where(Is("IndependenceChecklist")).Select(Said));
        Assert.Equal(["2026-01-19 Certification Certified"], entries.Where(Is("Certification")).Select(Said));
        Assert.Equal(["2026-01-19 ContinuingCarePlan Draft"], entries.Where(Is("ContinuingCarePlan")).Select(Said));
        Assert.Contains("WorkItem", entries.Select(entry => (string)entry["kind"]!));
        Assert.Equal(entries.Select(entry => (string)entry["on"]!).Order(StringComparer.Ordinal), entries.Select(entry => (string)entry["on"]!));
    }

    [Fact]
    public async Task What_was_entered_in_error_did_not_happen()
    {
        var care = await StoryAsync();
        var trigger = (await AllAsync(care.Counselor, $"{care.Episode}/timeline?kind=Trigger"))[0];
        var record = await care.Counselor.Get($"{care.Episode}/triggers/{trigger["subjectId"]}").Succeeds();
        await care.Counselor.Post($"{care.Episode}/triggers/{record.Id}/enter-in-error", new { reason = "Of somebody else." }, record.ETag).Succeeds();

        Assert.Empty(await AllAsync(care.Counselor, $"{care.Episode}/timeline?kind=Trigger"));
    }

    [Fact]
    public async Task Kinds_and_days_narrow_it_down()
    {
        var care = await StoryAsync();

        var plan = await AllAsync(care.Counselor, $"{care.Episode}/timeline?kind=PlanVersion&kind=PlanSignature&limit=200");
        Assert.Equal(["PlanSignature", "PlanVersion"], plan.Select(entry => (string)entry["kind"]!).Distinct().Order());

        var days = await AllAsync(care.Counselor, $"{care.Episode}/timeline?from=2026-01-12&to=2026-01-13&limit=200");
        Assert.Equal(["2026-01-12", "2026-01-13"], days.Select(entry => (string)entry["on"]!).Distinct());
        await care.Counselor.Get($"{care.Episode}/timeline?kind=Nonsense").IsRefused(400, "INVALID_FORMAT");
    }

    [Fact]
    public async Task Page_after_page_is_the_whole_and_a_cursor_fits_its_own_list_only()
    {
        var care = await StoryAsync();
        var whole = (await AllAsync(care.Counselor, $"{care.Episode}/timeline?limit=200")).Select(entry => entry.ToJsonString()).ToList();

        Assert.Equal(whole, (await AllAsync(care.Counselor, $"{care.Episode}/timeline?limit=7")).Select(entry => entry.ToJsonString()));

        var first = await care.Counselor.Get($"{care.Episode}/timeline?limit=7").Succeeds();
        await care.Counselor.Get($"{care.Episode}/timeline?limit=7&kind=Goal&after={Uri.EscapeDataString((string)first["next"]!)}").IsRefused(400, "INVALID_CURSOR");
    }

    /// <summary>A page ends where it ended, whatever is recorded between two looks.</summary>
    [Fact]
    public async Task What_is_recorded_meanwhile_shifts_no_page()
    {
        var care = await StoryAsync();
        var first = await care.Counselor.Get($"{care.Episode}/timeline?limit=7").Succeeds();
        var rest = await AllAsync(care.Counselor, $"{care.Episode}/timeline?limit=7", (string)first["next"]!);

        await care.ChangeAsync("diagnoses", new { code = "F12.10", isPrimary = false, indexOn = "2026-01-01" });

        Assert.Equal(
            rest.Select(entry => entry.ToJsonString()),
            (await AllAsync(care.Counselor, $"{care.Episode}/timeline?limit=7", (string)first["next"]!)).Select(entry => entry.ToJsonString()));
    }

    [Fact]
    public async Task Who_may_not_read_a_record_does_not_see_it_here()
    {
        var care = await StoryAsync();

        var desk = await KindsAsync(care.Organization.Client(Role.Scheduler));
        Assert.Equal(["ContactAttempt", "Episode", "WorkItem"], desk);

        var billing = await KindsAsync(care.Organization.Client(Role.Billing));
        Assert.DoesNotContain("UseEvent", billing);
        Assert.DoesNotContain("Assessment", billing);
        Assert.Contains("PlanVersion", billing);

        var patient = await KindsAsync(care.Patient());
        Assert.Contains("UseEvent", patient);
        Assert.DoesNotContain("WorkItem", patient);

        // A scope that the client was not given closes its kinds as a role does.
        Assert.Equal(["Diagnosis", "DimensionRatings", "Discharge", "Episode"], await KindsAsync(care.Organization.Client(Role.Counselor, Scopes.EpisodesRead)));
        Assert.Empty(await AllAsync(care.Organization.Client(Role.Scheduler), $"{care.Episode}/timeline?kind=UseEvent"));

        async Task<IEnumerable<string>> KindsAsync(ApiClient client) =>
            (await AllAsync(client, $"{care.Episode}/timeline?limit=200")).Select(entry => (string)entry["kind"]!).Distinct().Order();
    }

    private static Func<JsonNode, bool> Is(params string[] kinds) => entry => kinds.Contains((string)entry["kind"]!);

    private static string Said(JsonNode entry) => $"{entry["on"]} {entry["kind"]} {entry["what"]}";

    private static async Task<List<JsonNode>> AllAsync(ApiClient client, string path, string? after = null)
    {
        var all = new List<JsonNode>();
        for (var next = after; ;)
        {
            var page = await client.Get(next is null ? path : $"{path}&after={Uri.EscapeDataString(next)}").Succeeds();
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = (string?)page["next"];
            if (next is null)
            {
                return all;
            }
        }
    }

    /// <summary>A week in care with something of every kind that the days allow.</summary>
    private async Task<SupportedCare> StoryAsync()
    {
        var care = await SupportedCare.AdmittedAsync(support.Host);
        await care.HasPlanAsync();
        await care.Counselor.Post($"{care.Episode}/assessments", Sheets.Of(InstrumentCode.Phq9, "2,2,2,2,1,2,1,1,0", "2026-01-13T15:00:00Z")).Succeeds();
        var program = (string)(await care.Counselor.Get(care.Episode).Succeeds())["programId"]!;
        var session = await care.Counselor.Post("/sessions", new
        {
            programId = program,
            type = "IopBlock",
            facilitatorId = care.Organization.Counselor.ToString(),
            startsAt = "2026-01-15T18:00:00Z",
            endsAt = "2026-01-15T21:00:00Z",
            participants = new[] { new { episodeId = care.EpisodeId } },
        }).Succeeds();
        support.Host.Clock.SetDate(2026, 1, 17);
        await SupportedCare.RunJobsAsync(support.Host);
        support.Host.Clock.SetDate(2026, 1, 19);
        var record = await care.Counselor.Get($"/sessions/{session.Id}/attendance/{care.PatientId}").Succeeds();
        await care.Counselor.Put($"/sessions/{session.Id}/attendance/{care.PatientId}", new { status = "Attended" }, record.ETag).Succeeds();
        await care.Counselor.Post($"{care.Episode}/use-events", new { substance = "Alcohol", startedOn = "2026-01-18", reportedBy = "Self" }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/check-ins", new { craving = 9 }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/triggers", new { category = "Place", risk = 4, description = "The shop" }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/support-contacts", new { name = "Ruth", relationship = "Family", phone = "+1 555 0100" }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/skill-practices", new { skillCode = "urge-surfing", practisedAt = "2026-01-19T09:00:00Z", setting = "Home", difficulty = 3, effectiveness = 6 }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/homework", new { title = "Trigger map", dueOn = "2026-01-22", evidenceType = "Text" }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/contact-attempts", new { at = "2026-01-19T10:00:00Z", method = "Phone", reached = true }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/encouragements", new { message = "Well done." }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/drug-tests", new
        {
            collectedAt = "2026-01-19T10:00:00Z",
            outcome = "Tested",
            specimen = "Urine",
            method = "Presumptive",
            results = new[] { new { substance = "Alcohol", result = "Positive" } },
        }).Succeeds();
        await TransitionBodies.PutInForceAsync(care.Counselor, $"{care.Episode}/relapse-prevention-plan", TransitionBodies.RelapsePrevention);
        await care.Counselor.Put($"{care.Episode}/continuing-care-plan", new { plannedDischargeOn = "2026-01-30" }, "\"0\"").Succeeds();
        await care.Counselor.Put($"{care.Episode}/independence-checklist", IndependenceTests.Look(null), "\"0\"").Succeeds();
        await care.Organization.Client(Role.Physician).Post($"{care.Episode}/certifications", new { }).Succeeds();
        await care.Counselor.Post($"/plans/{care.PlanId}/readiness-evaluations", new { asOf = "2026-01-19", purpose = "StepDown" }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/discharge", new { type = "Moved", dischargedOn = "2026-01-30", reason = "Moves to another state." }).Succeeds();
        return care;
    }
}
