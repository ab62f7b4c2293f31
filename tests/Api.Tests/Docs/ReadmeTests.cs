using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>What the README promises of the sandbox, held against a process started as <c>dotnet run</c> starts it.</summary>
public sealed partial class ReadmeTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>
{
    private readonly ApiProcess _api = sandbox.Api;

    [Fact]
    public async Task First_five_calls_work_as_printed()
    {
        var calls = Guide.Calls(Section("## First five calls"));
        Assert.Equal(5, calls.Count);

        var answers = (await Guide.RunAsync(calls, _api.Address)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(3, answers.Count);
        Assert.Equal(3, answers[0].GetProperty("items").GetArrayLength());
        Assert.Equal("Active", answers[1].GetProperty("status").GetString());
        Assert.Equal(11, answers[2].GetProperty("findings").GetProperty("criteria").GetArrayLength());
    }

    [Fact]
    public async Task Every_listed_client_gets_a_token_and_no_other_is_there()
    {
        var listed = ClientRows().Matches(Section("## The sandbox")).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains(DemoClients.Explorer, listed);

        foreach (var client in listed)
        {
            Assert.NotEmpty(await TokenAsync(client));
        }

        using var http = await ClientAsync(DemoClients.IdOf(Role.Administrator));
        var here = await http.GetFromJsonAsync<JsonElement>("/api/v1/clients?limit=200");
        Assert.Equal(
            listed.Where(client => client != "harbor-counselor").Order(),
            here.GetProperty("items").EnumerateArray().Select(client => client.GetProperty("clientId").GetString()!).Order());
    }

    [Fact]
    public async Task Organizations_do_not_see_each_other()
    {
        using var cedarGrove = await ClientAsync(DemoClients.IdOf(Role.Counselor));
        using var harborPoint = await ClientAsync("harbor-counselor");
        var ours = await PatientsAsync(cedarGrove);
        var theirs = await PatientsAsync(harborPoint);

        Assert.Equal(12, ours.Count);
        Assert.Single(theirs);
        Assert.Equal(HttpStatusCode.NotFound, (await harborPoint.GetAsync($"/api/v1/patients/{ours[0]}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cedarGrove.GetAsync($"/api/v1/patients/{theirs[0]}")).StatusCode);
    }

    [Fact]
    public async Task Patient_sees_its_own_record_only_and_the_EHR_system_what_it_wrote()
    {
        using var patient = await ClientAsync(DemoClients.IdOf(Role.Patient));
        using var ehr = await ClientAsync("demo-ehr");

        Assert.Single(await PatientsAsync(patient));
        Assert.Empty(await PatientsAsync(ehr));
    }

    private static async Task<List<string>> PatientsAsync(HttpClient http) =>
        [.. (await http.GetFromJsonAsync<JsonElement>("/api/v1/patients?limit=200")).GetProperty("items").EnumerateArray()
            .Select(patient => patient.GetProperty("id").GetString()!)];

    private async Task<HttpClient> ClientAsync(string clientId)
    {
        var http = new HttpClient { BaseAddress = _api.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(clientId));
        return http;
    }

    private async Task<string> TokenAsync(string clientId)
    {
        using var http = new HttpClient { BaseAddress = _api.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = DemoClients.Secret,
        });
        using var answer = await http.PostAsync("/connect/token", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    private static string Section(string heading)
    {
        var readme = Guide.Read("README.md");
        var from = readme.IndexOf(heading, StringComparison.Ordinal);
        var to = readme.IndexOf("\n## ", from + heading.Length, StringComparison.Ordinal);
        return readme[from..to];
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex ClientRows();
}

/// <summary>The sandbox on a database of its own, seeded by its first start.</summary>
public sealed class SandboxProcess : IAsyncLifetime
{
    internal ApiProcess Api { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Api = await ApiProcess.StartAsync(await TestDatabases.CreateEmptyAsync(), ("ASPNETCORE_ENVIRONMENT", "Development"));

    public Task DisposeAsync()
    {
        Api?.Dispose();
        return Task.CompletedTask;
    }
}
