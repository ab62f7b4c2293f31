using System.Net;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

/// <summary>Every operation on a plan hides what the caller may not see, and asks for its scope and role first.</summary>
public sealed class PlanAccessTests
{
    private const string Nowhere = "019b8e07-0000-7000-8000-000000000000";

    private static readonly object Reason = new { reason = "Because." };

    /// <summary>Method, path, body; whether it needs If-Match.</summary>
    private static readonly (string Method, string Path, object? Body)[] OfOnePlan =
    [
        ("GET", "/plans/{plan}", null),
        ("GET", "/plans/{plan}/draft", null),
        ("PUT", "/plans/{plan}/draft", new { }),
        ("POST", "/plans/{plan}/problems", new { title = "Sleep" }),
        ("PUT", "/plans/{plan}/problems/{item}", new { title = "Sleep" }),
        ("DELETE", "/plans/{plan}/problems/{item}", null),
        ("POST", "/plans/{plan}/goals", new { problemId = Nowhere, goal = new { statement = "Sleeps." } }),
        ("PUT", "/plans/{plan}/goals/{item}", new { statement = "Sleeps." }),
        ("DELETE", "/plans/{plan}/goals/{item}", null),
        ("POST", "/plans/{plan}/goals/{item}/objectives", new { text = "Sleeps seven hours." }),
        ("PUT", "/plans/{plan}/objectives/{item}", new { text = "Sleeps seven hours." }),
        ("DELETE", "/plans/{plan}/objectives/{item}", null),
        ("POST", "/plans/{plan}/objectives/{item}/interventions", new { text = "Sleep hygiene." }),
        ("PUT", "/plans/{plan}/interventions/{item}", new { text = "Sleep hygiene." }),
        ("DELETE", "/plans/{plan}/interventions/{item}", null),
        ("POST", "/plans/{plan}/goals/{item}/agree", null),
        ("POST", "/plans/{plan}/goals/{item}/reject", Reason),
        ("POST", "/plans/{plan}/goals/{item}/activate", null),
        ("POST", "/plans/{plan}/goals/{item}/hold", Reason),
        ("POST", "/plans/{plan}/goals/{item}/resume", null),
        ("POST", "/plans/{plan}/goals/{item}/achieve", null),
        ("POST", "/plans/{plan}/goals/{item}/maintain", null),
        ("POST", "/plans/{plan}/goals/{item}/abandon", Reason),
        ("POST", "/plans/{plan}/goals/{item}/reactivate", Reason),
        ("POST", "/plans/{plan}/objectives/{item}/achieve", Reason),
        ("POST", "/plans/{plan}/objectives/{item}/not-achieve", Reason),
        ("POST", "/plans/{plan}/objectives/{item}/waive", Reason),
        ("POST", "/plans/{plan}/objectives/{item}/reactivate", Reason),
        ("POST", "/plans/{plan}/objectives/{item}/outcomes", new { value = 1 }),
        ("POST", "/plans/{plan}/objectives/{item}/outcomes/{item}/enter-in-error", Reason),
        ("POST", "/plans/{plan}/validate", null),
        ("POST", "/plans/{plan}/submit", null),
        ("POST", "/plans/{plan}/withdraw", null),
        ("POST", "/plans/{plan}/signatures", new { role = "Author", method = "ElectronicTyped" }),
        ("POST", "/plans/{plan}/revise", null),
        ("POST", "/plans/{plan}/hold", Reason),
        ("POST", "/plans/{plan}/resume", null),
        ("POST", "/plans/{plan}/cancel", Reason),
        ("POST", "/plans/{plan}/enter-in-error", new { versionNumber = 1, reason = "Wrong." }),
        ("GET", "/plans/{plan}/versions", null),
        ("GET", "/plans/{plan}/versions/1", null),
        ("GET", "/plans/{plan}/diff?from=1&to=1", null),
        ("GET", "/plans/{plan}/reviews", null),
        ("POST", "/plans/{plan}/reviews", new { conclusion = "Continue", summary = "Goes on." }),
        ("POST", "/plans/{plan}/reviews/{item}/enter-in-error", Reason),
        ("POST", "/plans/{plan}/review-obligations", new { @event = "Lapse" }),
    ];

    [Fact]
    public async Task Another_organizations_plan_is_answered_like_one_that_never_was()
    {
        var theirs = await TestOrganization.CreateAsync();
        var plan = (await theirs.DraftAsync()).Id;
        var ours = await TestOrganization.CreateAsync();
        // One who may do everything, so that the only reason left is the organization.
        var client = await ours.ClientAsync([Role.Counselor, Role.Supervisor], practitioner: ours.Supervisor);

        foreach (var (method, path, body) in OfOnePlan)
        {
            var foreign = await Call(client, method, path, body, plan);
            var unknown = await Call(client, method, path, body, Nowhere);

            Assert.True(foreign.Status == HttpStatusCode.NotFound, $"{method} {path}: {foreign}");
            Assert.Equal(Body(unknown), Body(foreign));
        }

        Assert.Equal("\"1\"", (await theirs.Client(Role.Counselor).Get($"/plans/{plan}")).ETag);
    }

    [Fact]
    public async Task Without_the_scope_or_the_role_there_is_no_look_up()
    {
        var organization = await TestOrganization.CreateAsync();
        var plan = (await organization.DraftAsync()).Id;
        var readsOnly = organization.Client(Role.Counselor, Scopes.PlansRead);
        var writesOnly = organization.Client(Role.Counselor, Scopes.PlansWrite);
        var scheduler = organization.Client(Role.Scheduler);

        foreach (var (method, path, body) in OfOnePlan)
        {
            var reads = method == "GET" || path.EndsWith("/validate", StringComparison.Ordinal);
            var withoutScope = await Call(reads ? writesOnly : readsOnly, method, path, body, plan);
            var withoutRole = await Call(scheduler, method, path, body, plan);

            Assert.True(withoutScope is { Status: HttpStatusCode.Forbidden, Code: "INSUFFICIENT_SCOPE" }, $"{method} {path}: {withoutScope}");
            Assert.True(withoutRole is { Status: HttpStatusCode.Forbidden, Code: "INSUFFICIENT_SCOPE" }, $"{method} {path}: {withoutRole}");
        }
    }

    [Fact]
    public async Task Every_change_names_the_version_it_changes()
    {
        var organization = await TestOrganization.CreateAsync();
        var plan = (await organization.DraftAsync()).Id;
        var client = await organization.ClientAsync([Role.Counselor, Role.Supervisor], practitioner: organization.Supervisor);

        foreach (var (method, path, body) in OfOnePlan.Where(o => o.Method != "GET" && !o.Path.EndsWith("/validate", StringComparison.Ordinal)))
        {
            var without = await Call(client, method, path, body, plan, ifMatch: null);
            var stale = await Call(client, method, path, body, plan, ifMatch: "\"7\"");

            Assert.True(without is { Status: HttpStatusCode.PreconditionRequired, Code: "PRECONDITION_REQUIRED" }, $"{method} {path}: {without}");
            Assert.True(stale is { Status: HttpStatusCode.PreconditionFailed, Code: "PRECONDITION_FAILED" }, $"{method} {path}: {stale}");
        }

        Assert.Equal("\"1\"", (await client.Get($"/plans/{plan}")).ETag);
    }

    [Fact]
    public async Task An_item_that_the_plan_does_not_have_is_not_found()
    {
        var organization = await TestOrganization.CreateAsync();
        var active = await organization.RevisedAsync();
        var client = await organization.ClientAsync([Role.Counselor, Role.Supervisor], practitioner: organization.Supervisor);

        foreach (var (method, path, body) in OfOnePlan.Where(o => o.Path.Contains("{item}", StringComparison.Ordinal) || o.Path.EndsWith("/goals", StringComparison.Ordinal)))
        {
            var answer = await Call(client, method, path, body, active.Id, active.ETag);

            Assert.True(answer.Status == HttpStatusCode.NotFound, $"{method} {path}: {answer}");
        }

        Assert.Equal(active.ETag, (await client.Get($"/plans/{active.Id}")).ETag);
    }

    [Fact]
    public async Task A_plan_is_opened_for_an_episode_of_ones_own_organization()
    {
        var theirs = await TestOrganization.CreateAsync();
        var episode = await theirs.AdmittedAsync();
        var ours = await TestOrganization.CreateAsync();

        await ours.Client(Role.Counselor).Post($"/episodes/{episode.Id}/plans", new { }).IsRefused(404, "NOT_FOUND");
        await ours.Client(Role.Counselor).Post($"/episodes/{Nowhere}/plans", new { }).IsRefused(404, "NOT_FOUND");
        await ours.Client(Role.Scheduler).Post($"/episodes/{Nowhere}/plans", new { }).IsRefused(403, "INSUFFICIENT_SCOPE");
        await ours.Client(Role.Counselor, Scopes.PlansRead).Post($"/episodes/{Nowhere}/plans", new { }).IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    [Fact]
    public async Task A_patient_reads_their_own_plan_and_no_other()
    {
        var organization = await TestOrganization.CreateAsync();
        var own = await organization.DraftAsync();
        var other = await organization.DraftAsync();
        var patient = await organization.ClientAsync(
            [Role.Patient], patient: new Domain.Common.PatientId(Guid.Parse((string)own["patientId"]!)));

        await patient.Get($"/plans/{own.Id}").Succeeds();
        await patient.Get($"/plans/{other.Id}").IsRefused(404, "NOT_FOUND");
        Assert.Equal([own.Id], (await patient.Get("/plans").Succeeds())["items"]!.AsArray().Select(plan => (string)plan!["id"]!));
        await patient.Post($"/plans/{own.Id}/submit", null, own.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    private static Task<ApiAnswer> Call(
        ApiClient client, string method, string path, object? body, string plan, string? ifMatch = "\"1\"") =>
        client.SendAsync(
            new HttpMethod(method),
            path.Replace("{plan}", plan, StringComparison.Ordinal).Replace("{item}", Nowhere, StringComparison.Ordinal),
            body,
            method == "GET" ? null : ifMatch);

    // What differs from request to request, not from reason to reason.
    private static string Body(ApiAnswer answer)
    {
        var problem = JsonNode.Parse(answer.Text)!.AsObject();
        problem.Remove("traceId");
        problem.Remove("instance");
        return problem.ToJsonString();
    }
}
