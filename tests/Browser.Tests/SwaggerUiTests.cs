using System.Text.Json.Nodes;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;

namespace TreatmentPlans.Browser.Tests;

/// <summary>Authorize with the demo client that is filled in, then try calls: in a browser, as a developer does.</summary>
[Collection(ExploredSandbox.Name)]
public sealed class SwaggerUiTests(Explorer explorer)
{
    private static readonly Dictionary<string, string> Nothing = [];

    [BrowserFact]
    public async Task Page_opens_quietly_with_its_chapters_and_asks_no_other_host()
    {
        var ui = await explorer.OpenSwaggerUiAsync();

        Assert.Equal(explorer.Chapters, await ui.ChaptersAsync());
        Assert.Empty(ui.Complaints);
    }

    [BrowserFact]
    public async Task Authorize_proposes_the_demo_client_with_all_scopes_and_gets_a_token()
    {
        var ui = await explorer.OpenSwaggerUiAsync();

        var authorization = await ui.AuthorizeAsync();

        Assert.Equal((DemoClients.Explorer, DemoClients.Secret, 200), (authorization.ClientId, authorization.Secret, authorization.Status));
        Assert.Equal(Scopes.All.Order(), authorization.Scopes.Order());
        Assert.Empty(ui.Complaints);
    }

    /// <summary>Those at the top, and of each chapter one of a part: what they do with a path is the same.</summary>
    [BrowserFact]
    public async Task Lists_of_every_chapter_answer_with_nothing_filled_in_but_the_path()
    {
        var lists = new List<(Operation Operation, Dictionary<string, string> Parameters)>();
        foreach (var operation in explorer.Operations
            .Where(operation => operation.IsRead && !operation.Path.EndsWith('}'))

            // The form chooses a measure by itself, since there has to be one.
            .Where(operation => operation.Id != "listQualityCases")
            .GroupBy(operation => (operation.Tag, OfPart: operation.Path.Contains('{', StringComparison.Ordinal)))
            .SelectMany(alike => alike.Key.OfPart ? alike.Take(1) : alike))
        {
            // What the demo has nothing for is told below.
            if (await FindAsync(operation) is { } parameters)
            {
                lists.Add((operation, parameters));
            }
        }

        // A page draws on one processor.
        await Task.WhenAll(lists.Chunk((lists.Count + 1) / 2).Select(async half =>
        {
            var ui = await explorer.OpenSwaggerUiAsync();
            await ui.AuthorizeAsync();
            foreach (var (operation, parameters) in half)
            {
                var call = await ui.ExecuteAsync(operation, parameters);
                Assert.True(call.Status == 200, call.ToString());
                Assert.Empty(call.FilledIn);
            }

            Assert.Empty(ui.Complaints);
        }));
    }

    /// <summary>Without the browser, which takes over a second for each form.</summary>
    [BrowserFact]
    public async Task Demo_holds_something_for_every_read()
    {
        var missing = new List<Operation>();
        foreach (var operation in explorer.Operations.Where(operation => operation.IsRead))
        {
            if (await FindAsync(operation) is null)
            {
                missing.Add(operation);
            }
        }

        Assert.Empty(missing);
    }

    [BrowserFact]
    public async Task From_a_new_patient_to_a_plan_and_its_readiness_with_the_examples()
    {
        var ui = await explorer.OpenSwaggerUiAsync();
        await ui.AuthorizeAsync();
        var program = (await FindAsync(Named("getProgram")))!["programId"];
        var template = (await FindAsync(Named("getPlanTemplate")))!["templateId"];
        var practitioner = (await FindAsync(Named("getPractitioner")))!["practitionerId"];

        var registered = await SucceedAsync(ui, "registerPatient", Nothing);
        Assert.Empty(registered.FilledIn);
        await SucceedAsync(ui, "searchPatients", Nothing);
        var patched = await SucceedAsync(ui, "patchPatient", IfMatch(registered, "patientId"));
        Assert.Equal(["If-Match"], patched.FilledIn);
        var stale = await ui.ExecuteAsync(Named("updatePatient"), IfMatch(registered, "patientId"));
        Assert.True(stale is { Status: 412, Code: "PRECONDITION_FAILED" }, stale.ToString());
        var patient = await SucceedAsync(ui, "updatePatient", IfMatch(patched, "patientId"));
        var episode = await SucceedAsync(ui, "referPatient", new() { ["patientId"] = patient.Id }, body => body["programId"] = program);
        var plan = await SucceedAsync(ui, "openPlan", new() { ["episodeId"] = episode.Id }, body =>
        {
            body["template"]!["templateId"] = template;
            body["template"]!["responsiblePractitionerId"] = practitioner;
        });
        var goal = plan.Json["currentVersion"]!["content"]!["problems"]![0]!["goals"]![0]!["id"]!.ToString();
        await SucceedAsync(ui, "removeGoal", new(IfMatch(plan, "planId")) { ["goalId"] = goal });
        await SucceedAsync(ui, "validatePlan", new() { ["planId"] = plan.Id });
        var read = await SucceedAsync(ui, "getPlan", new() { ["planId"] = plan.Id });
        Assert.DoesNotContain(goal, read.Answer, StringComparison.Ordinal);

        var inCare = (await FindAsync(Named("getReadinessEvaluation")))!["planId"];
        var yesterday = $"{TimeProvider.System.GetUtcNow().AddDays(-1):yyyy-MM-dd}";
        await SucceedAsync(ui, "evaluateReadiness", new() { ["planId"] = inCare }, body => body["asOf"] = yesterday);
    }

    /// <summary>To change what was answered, as it was then.</summary>
    private static Dictionary<string, string> IfMatch(Call answered, string parameter) =>
        new() { [parameter] = answered.Id, ["If-Match"] = answered.ETag };

    private Operation Named(string id) => explorer.Operations.Single(operation => operation.Id == id);

    /// <summary>The first way to fill in what the operation needs, for a read one that finds something.</summary>
    /// <summary>What an operation needs in its query.</summary>
    private async Task<Dictionary<string, string>> QueryOfAsync(Operation operation)
    {
        if (operation.Id == "diffPlanVersions")
        {
            return new() { ["from"] = "1", ["to"] = "2" };
        }

        if (operation.Tag != "Reports")
        {
            return Nothing;
        }

        var program = (await FindAsync(Named("getProgram")))!["programId"];
        return operation.Id == "listQualityCases"
            ? new() { ["programId"] = program, ["measure"] = "Completion" }
            : new() { ["programId"] = program };
    }

    private async Task<Dictionary<string, string>?> FindAsync(Operation operation)
    {
        var query = await QueryOfAsync(operation);
        await foreach (var filled in explorer.Demo.FillAsync(operation.Path))
        {
            var address = DemoData.Fill(operation.Path, filled) + QueryString(query);
            if (!operation.IsRead || await explorer.Demo.IsThereAsync(address))
            {
                return new(filled.Where(value => operation.Path.Contains($"{{{value.Key}}}", StringComparison.Ordinal)).Concat(query));
            }
        }

        return null;
    }

    /// <summary>Executes with the example as the form shows it, changed where it has to be.</summary>
    private async Task<Call> SucceedAsync(
        SwaggerUi ui, string operationId, Dictionary<string, string> parameters, Action<JsonNode>? change = null)
    {
        var operation = Named(operationId);
        var call = await ui.ExecuteAsync(operation, parameters, operation.Example is null ? null : shown =>
        {
            var body = JsonNode.Parse(shown)!;
            Assert.True(JsonNode.DeepEquals(operation.Example, body), shown);
            change?.Invoke(body);
            return body.ToJsonString();
        });
        Assert.True(call.Succeeded, $"{call}\n{call.Sent}");
        return call;
    }

    private static string QueryString(Dictionary<string, string> query) =>
        query.Count == 0 ? "" : $"?{string.Join('&', query.Select(pair => $"{pair.Key}={pair.Value}"))}";
}
