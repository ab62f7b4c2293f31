using System.Net;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Api.Tests.RecoveryPlans.TestPlans;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

public sealed class PlanDraftTests : IAsyncLifetime
{
    private TestOrganization _organization = null!;

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    public async Task InitializeAsync() => _organization = await TestOrganization.CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_read_can_be_written_back_unchanged()
    {
        var draft = await _organization.DraftAsync();
        var read = await Counselor.Get($"/plans/{draft.Id}/draft").Succeeds();

        var written = await Counselor.Put($"/plans/{draft.Id}/draft", read.Text, read.ETag).Succeeds();

        Assert.Equal(read.Text, written.Text);
        Assert.Equal("\"2\"", written.ETag);
    }

    [Fact]
    public async Task Items_keep_their_ids_and_new_ones_get_theirs()
    {
        var draft = await _organization.DraftAsync();
        var content = ContentOf(draft);
        content["problems"]!.AsArray().Add(new JsonObject { ["title"] = "Sleep" });
        content["problems"]![0]!["title"] = "Alcohol";

        var written = await Counselor.Put($"/plans/{draft.Id}/draft", content, draft.ETag).Succeeds();

        Assert.Equal((string?)draft["currentVersion/content/problems/0/id"], (string?)written["problems/0/id"]);
        Assert.Equal(GoalId(draft), (string?)written["problems/0/goals/0/id"]);
        Assert.Equal("Alcohol", (string?)written["problems/0/title"]);
        Assert.True(Guid.TryParse((string?)written["problems/2/id"], out _));
    }

    [Fact]
    public async Task Unknown_and_repeated_ids_are_refused()
    {
        var draft = await _organization.DraftAsync();
        var unknown = ContentOf(draft);
        unknown["problems"]![0]!["goals"]![0]!["id"] = "019b8e07-0000-7000-8000-000000000000";
        var repeated = ContentOf(draft);
        repeated["problems"]!.AsArray().Add(repeated["problems"]![1]!.DeepClone());

        var refused = await Counselor.Put($"/plans/{draft.Id}/draft", unknown, draft.ETag).IsRefused(422, "UNKNOWN_ITEM");
        Assert.Equal([("/problems/0/goals/0/id", "UNKNOWN_ITEM")], refused.Errors);
        var twice = await Counselor.Put($"/plans/{draft.Id}/draft", repeated, draft.ETag).IsRefused(422, "DUPLICATE");
        Assert.Contains(("/problems/2/id", "DUPLICATE"), twice.Errors);
        Assert.Equal(draft.ETag, (await Counselor.Get($"/plans/{draft.Id}/draft")).ETag);
    }

    [Fact]
    public async Task A_practitioner_of_the_plan_is_one_of_the_organization()
    {
        var draft = await _organization.DraftAsync();
        var content = ContentOf(draft);
        content["problems"]![1]!["goals"]![0]!["objectives"]![0]!["interventions"]![0]!["responsiblePractitionerId"] =
            "019b8e07-0000-7000-8000-000000000000";

        var refused = await Counselor.Put($"/plans/{draft.Id}/draft", content, draft.ETag).IsRefused(422, "UNKNOWN_REFERENCE");

        Assert.Equal(
            [("/problems/1/goals/0/objectives/0/interventions/0/responsiblePractitionerId", "UNKNOWN_REFERENCE")], refused.Errors);
    }

    [Theory]
    [InlineData("""{ "schemaVersion": 2 }""", "/schemaVersion", "OUT_OF_RANGE")]
    [InlineData("""{ "colour": "blue" }""", "/colour", "UNKNOWN_MEMBER")]
    [InlineData("""{ "problems": [ { "dimensions": [7] } ] }""", "/problems/0/dimensions/0", "OUT_OF_RANGE")]
    [InlineData("""{ "problems": [ null ] }""", "/problems/0", "REQUIRED")]
    [InlineData("""{ "effectiveFrom": "2026-02-30" }""", "/effectiveFrom", "INVALID_FORMAT")]
    [InlineData("""{ "phases": [ { "sequence": 1, "targetHoursPerWeek": 169 } ] }""", "/phases/0/targetHoursPerWeek", "OUT_OF_RANGE")]
    [InlineData("""{ "diagnoses": [ { "code": "" } ] }""", "/diagnoses/0/code", "REQUIRED")]
    [InlineData("""{ "participation": { "mode": "Telepathy" } }""", "/participation/mode", "INVALID_FORMAT")]
    [InlineData("""{ "dischargeCriteria": [ { "text": "Ready.", "measurement": { "targetValue": 0.00001 } } ] }""",
        "/dischargeCriteria/0/measurement/targetValue", "INVALID_FORMAT")]
    public async Task A_malformed_draft_is_refused_at_the_field(string content, string pointer, string code)
    {
        var draft = await _organization.DraftAsync();

        var refused = await Counselor.Put($"/plans/{draft.Id}/draft", content, draft.ETag).IsRefused(400, code);

        Assert.Contains((pointer, code), refused.Errors);
    }

    [Fact]
    public async Task Texts_and_lists_have_their_largest_size()
    {
        var draft = await _organization.DraftAsync();
        var content = ContentOf(draft);
        content["problems"]![0]!["title"] = new string('a', 201);
        content["strengths"] = new JsonArray([.. Enumerable.Range(0, 51).Select(i => (JsonNode)$"Strength {i}")]);

        var refused = await Counselor.Put($"/plans/{draft.Id}/draft", content, draft.ETag);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal([("/problems/0/title", "TOO_LONG"), ("/strengths", "TOO_MANY")], refused.Errors.Order());
    }

    [Fact]
    public async Task A_problem_is_added_rewritten_and_removed()
    {
        var draft = await _organization.DraftAsync();
        var added = await Counselor.Post($"/plans/{draft.Id}/problems", new { title = "Sleep", dimensions = new[] { 3 } }, draft.ETag).Succeeds();
        Assert.Equal(HttpStatusCode.Created, added.Status);
        var id = (string)added["item/id"]!;
        Assert.Equal($"/api/v1/plans/{draft.Id}/problems/{id}", added.Headers["Location"]);

        var rewritten = await Counselor.Put($"/plans/{draft.Id}/problems/{id}", new { title = "Sleeps badly" }, added.ETag).Succeeds();
        Assert.Equal((id, "Sleeps badly"), ((string)rewritten["item/id"]!, (string)rewritten["item/title"]!));

        var removed = await Counselor.Delete($"/plans/{draft.Id}/problems/{id}", rewritten.ETag).Succeeds();
        Assert.Equal(ContentOf(draft).ToJsonString(), removed.Json.ToJsonString());
        await Counselor.Delete($"/plans/{draft.Id}/problems/{id}", removed.ETag).IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_goal_with_what_stands_under_it_is_added_rewritten_and_removed()
    {
        var draft = await _organization.DraftAsync();
        var goal = JsonNode.Parse($$"""
            { "patientWords": "I want to sleep.", "statement": "Sleeps through.", "objectives": [ {{Objective(
                _organization, "Sleeps seven hours on five nights a week.", "Improve",
                """{ "measure": "Frequency", "parameters": { "subject": "nights of seven hours", "windowDays": 7 }, "comparator": "AtLeast", "targetValue": 5, "unit": "nights" }""")}} ] }
            """)!;
        var added = await Counselor.Post(
            $"/plans/{draft.Id}/goals",
            new JsonObject { ["problemId"] = (string)draft["currentVersion/content/problems/1/id"]!, ["goal"] = goal },
            draft.ETag).Succeeds();
        var id = (string)added["item/id"]!;

        var rewritten = await Counselor.Put($"/plans/{draft.Id}/goals/{id}", new { statement = "Sleeps well." }, added.ETag).Succeeds();
        Assert.Equal((string?)added["item/objectives/0/id"], (string?)rewritten["item/objectives/0/id"]);
        Assert.Equal("Sleeps well.", (string?)rewritten["item/statement"]);

        var removed = await Counselor.Delete($"/plans/{draft.Id}/goals/{id}", rewritten.ETag).Succeeds();
        Assert.Equal(ContentOf(draft).ToJsonString(), removed.Json.ToJsonString());
    }

    [Fact]
    public async Task An_objective_is_added_rewritten_and_removed()
    {
        var draft = await _organization.DraftAsync();
        var added = await Counselor.Post(
            $"/plans/{draft.Id}/goals/{GoalId(draft)}/objectives", new { text = "Names five triggers." }, draft.ETag).Succeeds();
        var id = (string)added["item/id"]!;
        var rewritten = await Counselor.Put(
            $"/plans/{draft.Id}/objectives/{id}", new { text = "Names five triggers and a plan for each." }, added.ETag).Succeeds();
        Assert.Equal("Names five triggers and a plan for each.", (string?)rewritten["item/text"]);

        var removed = await Counselor.Delete($"/plans/{draft.Id}/objectives/{id}", rewritten.ETag).Succeeds();

        Assert.Equal(ContentOf(draft).ToJsonString(), removed.Json.ToJsonString());
    }

    [Fact]
    public async Task An_intervention_is_added_rewritten_and_removed()
    {
        var draft = await _organization.DraftAsync();
        var added = await Counselor.Post(
            $"/plans/{draft.Id}/objectives/{ObjectiveId(draft)}/interventions", new { text = "Urge surfing." }, draft.ETag).Succeeds();
        var id = (string)added["item/id"]!;
        var rewritten = await Counselor.Put(
            $"/plans/{draft.Id}/interventions/{id}", new { text = "Urge surfing in group.", durationMinutes = 60 }, added.ETag).Succeeds();
        Assert.Equal(60, (int?)rewritten["item/durationMinutes"]);
        await Counselor.Put(
            $"/plans/{draft.Id}/interventions/{id}", new { durationMinutes = 0 }, rewritten.ETag).IsRefused(400, "OUT_OF_RANGE");

        var removed = await Counselor.Delete($"/plans/{draft.Id}/interventions/{id}", rewritten.ETag).Succeeds();

        Assert.Equal(ContentOf(draft).ToJsonString(), removed.Json.ToJsonString());
    }

    [Fact]
    public async Task The_difference_between_versions_is_told_item_by_item()
    {
        var revised = await _organization.RevisedAsync();
        var draft = await Counselor.Get($"/plans/{revised.Id}/draft").Succeeds();
        var content = draft.Json.AsObject();
        content["problems"]![0]!["goals"]![0]!["objectives"]![0]!["targetDate"] = "2026-03-15";
        content["problems"]!.AsArray().RemoveAt(1);
        content["problems"]!.AsArray().Add(new JsonObject { ["title"] = "Sleep" });
        await Counselor.Put($"/plans/{revised.Id}/draft", content, draft.ETag).Succeeds();

        var diff = await Counselor.Get($"/plans/{revised.Id}/diff?from=1&to=2").Succeeds();

        var changes = diff["changes"]!.AsArray()
            .Select(change => ((string)change!["change"]!, (string?)change["kind"], (string)change["pointer"]!)).ToList();
        Assert.Equal(
            [
                ("Added", "Problem", "/problems/1"),
                ("Changed", null, "/participation"),
                ("Changed", "Objective", "/problems/0/goals/0/objectives/0/targetDate"),
                ("Removed", "Goal", "/problems/1/goals/0"),
                ("Removed", "Intervention", "/problems/1/goals/0/objectives/0/interventions/0"),
                ("Removed", "Objective", "/problems/1/goals/0/objectives/0"),
                ("Removed", "Problem", "/problems/1"),
            ],
            changes.Order());
        var target = diff["changes"]!.AsArray().Single(change => ((string)change!["pointer"]!).EndsWith("targetDate", StringComparison.Ordinal))!;
        Assert.Equal(("2026-02-28", "2026-03-15"), ((string)target["before"]!, (string)target["after"]!));
        Assert.Equal(ObjectiveId(revised), (string?)target["itemId"]);
        Assert.Empty((await Counselor.Get($"/plans/{revised.Id}/diff?from=1&to=1").Succeeds())["changes"]!.AsArray());
        await Counselor.Get($"/plans/{revised.Id}/diff?from=1&to=9").IsRefused(404, "NOT_FOUND");
    }
}
