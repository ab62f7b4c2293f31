using System.Text.Json.Nodes;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;

namespace TreatmentPlans.Browser.Tests;

/// <summary>"Swagger UI at /swagger: Authorize with the demo client pre-filled, then try every call", done in a browser.</summary>
public sealed class SwaggerUiTests(Explorer explorer) : IClassFixture<Explorer>
{
    private static readonly string[] Chapters =
    [
        "Patients", "Episodes", "Recovery plans", "Plan versions", "Plan progress", "Phases", "Plan templates", "Support", "Programs",
        "Integration", "Health",
    ];

    private static readonly Dictionary<string, string> Nothing = [];

    [BrowserFact]
    public async Task Page_opens_quietly_with_its_chapters_and_asks_no_other_host()
    {
        var ui = await explorer.OpenSwaggerUiAsync();

        Assert.Equal(Chapters, await ui.ChaptersAsync());
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

    [BrowserFact]
    public async Task Every_read_answers_with_what_the_demo_holds()
    {
        var reads = new List<(Operation Operation, Dictionary<string, string> Parameters)>();
        foreach (var operation in explorer.Operations.Where(operation => operation.IsRead))
        {
            var parameters = await FindAsync(operation);
            Assert.True(parameters is not null, $"The demo has nothing to fill in: {operation}");
            reads.Add((operation, parameters));
        }

        // A page draws on one processor.
        await Task.WhenAll(reads.Chunk((reads.Count + 1) / 2).Select(async half =>
        {
            var ui = await explorer.OpenSwaggerUiAsync();
            await ui.AuthorizeAsync();
            foreach (var (operation, parameters) in half)
            {
                var call = await ui.ExecuteAsync(operation, parameters);
                Assert.True(call.Status == 200, call.ToString());
            }

            Assert.Empty(ui.Complaints);
        }));
    }

    [BrowserFact]
    public async Task Nothing_optional_is_filled_in()
    {
        var ui = await explorer.OpenSwaggerUiAsync();

        Assert.Empty(await ui.FilledInAsync(Named("registerPatient")));
        Assert.Equal(["If-Match"], await ui.FilledInAsync(Named("submitPlan")));
        Assert.Empty(await ui.FilledInAsync(Named("getPlan")));
    }

    [BrowserFact]
    public async Task From_a_new_patient_to_a_plan_and_its_readiness_with_the_examples()
    {
        var ui = await explorer.OpenSwaggerUiAsync();
        await ui.AuthorizeAsync();
        var program = (await FindAsync(Named("getProgram")))!["programId"];
        var template = (await FindAsync(Named("getPlanTemplate")))!["templateId"];
        var practitioner = (await FindAsync(Named("getPractitioner")))!["practitionerId"];

        var patient = await SucceedAsync(ui, "registerPatient", Nothing, body => body["identifiers"]![0]!["value"] = program);
        await SucceedAsync(ui, "searchPatients", Nothing);
        var episode = await SucceedAsync(ui, "referPatient", new() { ["patientId"] = patient }, body => body["programId"] = program);
        var plan = await SucceedAsync(ui, "openPlan", new() { ["episodeId"] = episode }, body =>
        {
            body["template"]!["templateId"] = template;
            body["template"]!["responsiblePractitionerId"] = practitioner;
        });
        await SucceedAsync(ui, "validatePlan", new() { ["planId"] = plan });

        var inCare = (await FindAsync(Named("getReadinessEvaluation")))!["planId"];
        var yesterday = $"{TimeProvider.System.GetUtcNow().AddDays(-1):yyyy-MM-dd}";
        await SucceedAsync(ui, "evaluateReadiness", new() { ["planId"] = inCare }, body => body["asOf"] = yesterday);
    }

    /// <summary>Without the browser, which takes a second for each form; that it shows the document's example is seen above.</summary>
    [BrowserFact]
    public async Task Every_example_is_understood()
    {
        var misunderstood = new List<string>();
        foreach (var operation in explorer.Operations.Where(operation => operation.Example is not null).OrderBy(EndsSomething))
        {
            var parameters = await FindAsync(operation) ?? Nobody(operation);
            var (status, answer) = await explorer.Demo.SendExampleAsync(operation, parameters);
            // Ids in an example are not those of this sandbox, and not everything is possible in every state; but the shape is right.
            if (status is not ((>= 200 and < 300) or 404 or 409 or 422))
            {
                misunderstood.Add($"{operation}: {status} {answer}");
            }
        }

        Assert.Empty(misunderstood);
    }

    /// <summary>Such operations come last, for what they end is there no more.</summary>
    private static bool EndsSomething(Operation operation) =>
        operation.Path.Split('/')[^1] is "enter-in-error" or "merge" or "cancel" or "decline";

    /// <summary>For the few things of which the demo holds none.</summary>
    private static Dictionary<string, string> Nobody(Operation operation) =>
        DemoData.Placeholders(operation.Path).ToDictionary(name => name, _ => Guid.Empty.ToString());

    private Operation Named(string id) => explorer.Operations.Single(operation => operation.Id == id);

    /// <summary>The first way to fill in what the operation needs, for a read one that finds something.</summary>
    private async Task<Dictionary<string, string>?> FindAsync(Operation operation)
    {
        var query = operation.Id == "diffPlanVersions" ? new Dictionary<string, string> { ["from"] = "1", ["to"] = "2" } : Nothing;
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
    /// <returns>The id of what came of it.</returns>
    private async Task<string> SucceedAsync(
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
        return JsonNode.Parse(call.Answer)!["id"]?.ToString() ?? "";
    }

    private static string QueryString(Dictionary<string, string> query) =>
        query.Count == 0 ? "" : $"?{string.Join('&', query.Select(pair => $"{pair.Key}={pair.Value}"))}";
}
