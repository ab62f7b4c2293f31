using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Api.Tests.RecoveryPlans.TestPlans;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

/// <summary>
/// What the small edits of a draft refuse. In paths and bodies <c>{goal}</c> stands for the id of the goal under the first problem,
/// <c>{goal2}</c> for that under the second, and so for what stands above and below; <c>{nowhere}</c> for an id that nothing has.
/// </summary>
public sealed class PlanItemTests : IAsyncLifetime
{
    private const string Nowhere = "019b8e07-0000-7000-8000-000000000000";

    private static readonly (string Method, string Path, string? Body)[] Edits =
    [
        ("PUT", "/draft", "{}"),
        ("POST", "/problems", """{ "title": "Sleep" }"""),
        ("PUT", "/problems/{problem}", """{ "title": "Sleep" }"""),
        ("DELETE", "/problems/{problem}", null),
        ("POST", "/goals", """{ "problemId": "{problem}", "goal": { "statement": "Sleeps." } }"""),
        ("PUT", "/goals/{goal}", """{ "statement": "Sleeps." }"""),
        ("DELETE", "/goals/{goal}", null),
        ("POST", "/goals/{goal}/objectives", """{ "text": "Sleeps seven hours." }"""),
        ("PUT", "/objectives/{objective}", """{ "text": "Sleeps seven hours." }"""),
        ("DELETE", "/objectives/{objective}", null),
        ("POST", "/objectives/{objective}/interventions", """{ "text": "Sleep hygiene." }"""),
        ("PUT", "/interventions/{intervention}", """{ "text": "Sleep hygiene." }"""),
        ("DELETE", "/interventions/{intervention}", null),
    ];

    private TestOrganization _organization = null!;

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    public async Task InitializeAsync() => _organization = await TestOrganization.CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nothing_is_edited_while_the_plan_waits_for_its_signatures() =>
        await AssertEveryEditIsRefusedAsync(await _organization.SubmittedAsync(), "PLAN_LOCKED");

    [Fact]
    public async Task Nothing_is_edited_in_a_plan_in_force_without_a_draft()
    {
        var active = await _organization.ActiveAsync();

        await AssertEveryEditIsRefusedAsync(active, "NO_DRAFT");
        await Counselor.Get($"/plans/{active.Id}/draft").IsRefused(409, "NO_DRAFT");
    }

    [Theory]
    [InlineData("POST", "/problems", """{ "id": "{nowhere}" }""")]
    [InlineData("PUT", "/problems/{problem}", """{ "goals": [{ "id": "{nowhere}" }] }""")]
    [InlineData("POST", "/goals", """{ "problemId": "{problem}", "goal": { "id": "{nowhere}" } }""")]
    [InlineData("PUT", "/goals/{goal}", """{ "objectives": [{ "id": "{nowhere}" }] }""")]
    [InlineData("POST", "/goals/{goal}/objectives", """{ "id": "{nowhere}" }""")]
    [InlineData("PUT", "/objectives/{objective}", """{ "interventions": [{ "id": "{nowhere}" }] }""")]
    [InlineData("POST", "/objectives/{objective}/interventions", """{ "id": "{nowhere}" }""")]
    public Task An_item_that_the_plan_never_had_is_refused(string method, string path, string body) =>
        AssertRefusedAsync(method, path, body, "UNKNOWN_ITEM");

    [Theory]
    [InlineData("POST", "/problems", """{ "id": "{problem2}" }""")]
    [InlineData("PUT", "/problems/{problem}", """{ "goals": [{ "id": "{goal2}" }] }""")]
    [InlineData("POST", "/goals", """{ "problemId": "{problem}", "goal": { "id": "{goal2}" } }""")]
    [InlineData("PUT", "/goals/{goal}", """{ "objectives": [{ "id": "{objective2}" }] }""")]
    [InlineData("POST", "/goals/{goal}/objectives", """{ "id": "{objective2}" }""")]
    [InlineData("PUT", "/objectives/{objective}", """{ "interventions": [{ "id": "{intervention2}" }] }""")]
    [InlineData("POST", "/objectives/{objective}/interventions", """{ "id": "{intervention2}" }""")]
    public Task An_item_that_stands_elsewhere_in_the_draft_is_refused(string method, string path, string body) =>
        AssertRefusedAsync(method, path, body, "DUPLICATE");

    [Theory]
    [InlineData("PUT", "/problems/{problem}", """{ "id": "{problem2}" }""")]
    [InlineData("PUT", "/goals/{goal}", """{ "id": "{goal2}" }""")]
    [InlineData("PUT", "/objectives/{objective}", """{ "id": "{objective2}" }""")]
    [InlineData("PUT", "/interventions/{intervention}", """{ "id": "{intervention2}" }""")]
    public Task An_item_is_not_replaced_by_another(string method, string path, string body) =>
        AssertRefusedAsync(method, path, body, "ID_MISMATCH");

    [Theory]
    [InlineData("POST", "/problems", """{ "goals": [{ "objectives": [{ "interventions": [{ "responsiblePractitionerId": "{nowhere}" }] }] }] }""")]
    [InlineData("PUT", "/problems/{problem}", """{ "goals": [{ "objectives": [{ "interventions": [{ "responsiblePractitionerId": "{nowhere}" }] }] }] }""")]
    [InlineData("POST", "/goals", """{ "problemId": "{problem}", "goal": { "objectives": [{ "interventions": [{ "responsiblePractitionerId": "{nowhere}" }] }] } }""")]
    [InlineData("PUT", "/goals/{goal}", """{ "objectives": [{ "interventions": [{ "responsiblePractitionerId": "{nowhere}" }] }] }""")]
    [InlineData("POST", "/goals/{goal}/objectives", """{ "interventions": [{ "responsiblePractitionerId": "{nowhere}" }] }""")]
    [InlineData("PUT", "/objectives/{objective}", """{ "interventions": [{ "responsiblePractitionerId": "{nowhere}" }] }""")]
    [InlineData("POST", "/objectives/{objective}/interventions", """{ "responsiblePractitionerId": "{nowhere}" }""")]
    [InlineData("PUT", "/interventions/{intervention}", """{ "responsiblePractitionerId": "{nowhere}" }""")]
    public Task A_practitioner_who_is_not_of_the_organization_is_refused(string method, string path, string body) =>
        AssertRefusedAsync(method, path, body, "UNKNOWN_REFERENCE");

    [Fact]
    public async Task A_plan_is_opened_with_new_items_only()
    {
        var content = Content(_organization);
        content["problems"]![0]!["goals"]![0]!["id"] = Nowhere;
        var episode = await _organization.AdmittedAsync();

        var refused = await Counselor.Post($"/episodes/{episode.Id}/plans", new JsonObject { ["content"] = content }).IsRefused(422, "UNKNOWN_ITEM");

        Assert.Equal([("/problems/0/goals/0/id", "UNKNOWN_ITEM")], refused.Errors);
        Assert.Empty((await Counselor.Get($"/plans?episodeId={episode.Id}").Succeeds())["items"]!.AsArray());
    }

    private async Task AssertRefusedAsync(string method, string path, string body, string code)
    {
        var draft = await _organization.DraftAsync();

        await CallAsync(draft, method, path, body).IsRefused(422, code);

        Assert.Equal(draft.Text, (await Counselor.Get($"/plans/{draft.Id}").Succeeds()).Text);
    }

    private async Task AssertEveryEditIsRefusedAsync(ApiAnswer plan, string code)
    {
        foreach (var (method, path, body) in Edits)
        {
            await CallAsync(plan, method, path, body).IsRefused(409, code);
        }

        Assert.Equal(plan.Text, (await Counselor.Get($"/plans/{plan.Id}").Succeeds()).Text);
    }

    private Task<ApiAnswer> CallAsync(ApiAnswer plan, string method, string path, string? body) =>
        Counselor.SendAsync(new HttpMethod(method), $"/plans/{plan.Id}{Filled(path, plan)}", body is null ? null : Filled(body, plan), plan.ETag);

    private static string Filled(string text, ApiAnswer plan)
    {
        var filled = text.Replace("{nowhere}", Nowhere, StringComparison.Ordinal);
        foreach (var (problem, suffix) in ContentOf(plan)["problems"]!.AsArray().Zip(["", "2"]))
        {
            var item = problem;
            foreach (var (kind, below) in (ReadOnlySpan<(string, string?)>)
                [("problem", "goals"), ("goal", "objectives"), ("objective", "interventions"), ("intervention", null)])
            {
                filled = filled.Replace($"{{{kind}{suffix}}}", (string)item!["id"]!, StringComparison.Ordinal);
                item = below is null ? null : item[below]![0];
            }
        }

        return filled;
    }
}
