using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using TreatmentPlans.Application.Integration;

namespace TreatmentPlans.Browser.Tests;

/// <summary>Finds in the demo what a path has placeholders for, as a developer does: by reading the list the id stands in.</summary>
internal sealed partial class DemoData(HttpClient http) : IDisposable
{
    /// <summary>A token is replaced while it still holds for the call that is made with it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>What no list at the same path has: where it is read, the member whose elements carry the id, and as what.</summary>
    private static readonly Dictionary<string, (string From, string Member, string Id)> Elsewhere = new()
    {
        ["/api/v1/episodes/{episodeId}"] = ("/api/v1/patients/{patientId}/episodes", "items", "id"),
        ["/api/v1/homework/{homeworkId}"] = ("/api/v1/episodes/{episodeId}/homework", "items", "id"),
        ["/api/v1/plans/{planId}/problems/{problemId}"] = ("/api/v1/plans/{planId}", "problems", "id"),
        ["/api/v1/plans/{planId}/goals/{goalId}"] = ("/api/v1/plans/{planId}", "goals", "id"),
        ["/api/v1/plans/{planId}/objectives/{objectiveId}"] = ("/api/v1/plans/{planId}", "objectives", "id"),
        ["/api/v1/plans/{planId}/interventions/{interventionId}"] = ("/api/v1/plans/{planId}", "interventions", "id"),
        ["/api/v1/sessions/{sessionId}/attendance/{patientId}"] = ("/api/v1/sessions/{sessionId}/attendance", "items", "patientId"),
        ["/api/v1/assessments/{assessmentId}"] = ("/api/v1/episodes/{episodeId}/assessments", "items", "id"),
        ["/api/v1/certifications/{certificationId}"] = ("/api/v1/episodes/{episodeId}/certifications", "items", "id"),
        ["/api/v1/authorizations/{authorizationId}"] = ("/api/v1/episodes/{episodeId}/authorizations", "items", "id"),
        ["/api/v1/coverages/{coverageId}"] = ("/api/v1/patients/{patientId}/coverages", "items", "id"),
        ["/api/v1/instruments/{instrumentCode}"] = ("/api/v1/instruments", "items", "code"),
        ["/api/v1/episodes/{episodeId}/relapse-prevention-plan/versions/{versionNumber}"] =
            ("/api/v1/episodes/{episodeId}/relapse-prevention-plan", "versions", "number"),
        ["/api/v1/episodes/{episodeId}/continuing-care-plan/versions/{versionNumber}"] =
            ("/api/v1/episodes/{episodeId}/continuing-care-plan", "versions", "number"),
        ["/api/v1/sessions/{sessionId}/notes/{patientId}"] = ("/api/v1/sessions/{sessionId}/attendance", "items", "patientId"),
    };

    private const string Feed = "/calendars/{token}.ics";

    private readonly Dictionary<string, JsonElement?> _read = [];
    private AuthenticationHeaderValue? _authorization;
    private DateTimeOffset _renewAt;

    /// <summary>A header that holds for some time yet; for a browser that asks by itself.</summary>
    public async Task<AuthenticationHeaderValue> AuthorizationAsync()
    {
        if (TimeProvider.System.GetUtcNow() < _renewAt)
        {
            return _authorization!;
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = DemoClients.Explorer,
            ["client_secret"] = DemoClients.Secret,
        });
        using var answer = await http.PostAsync("/connect/token", form);
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        _renewAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(token.GetProperty("expires_in").GetInt32()) - Margin;
        return _authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
    }

    public Task<JsonElement> DocumentAsync() => http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

    /// <summary>Every way in which the demo fills the placeholders of a path.</summary>
    public async IAsyncEnumerable<IReadOnlyDictionary<string, string>> FillAsync(string template)
    {
        if (Placeholder().Matches(template) is not [.., var last])
        {
            yield return new Dictionary<string, string>();
            yield break;
        }

        if (template == Feed)
        {
            yield return new Dictionary<string, string> { ["token"] = await SubscribeAsync() };
            yield break;
        }

        var upToLast = template[..(last.Index + last.Length)];
        var (from, member, name) = Elsewhere.GetValueOrDefault(upToLast, (template[..(last.Index - 1)], "items", "id"));
        await foreach (var known in FillAsync(from))
        {
            if (await ReadAsync(Fill(from, known)) is { } list)
            {
                foreach (var id in Members(list, member).SelectMany(items => items.EnumerateArray()).Select(item => IdOf(item, name)))
                {
                    yield return new Dictionary<string, string>(known) { [last.Value.Trim('{', '}')] = id };
                }
            }
        }
    }

    public async Task<bool> IsThereAsync(string path) => await ReadAsync(path) is not null;

    public void Dispose() => http.Dispose();

    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(template, placeholder => values[placeholder.Value.Trim('{', '}')]);

    /// <summary>The address of a feed is shown to whoever makes it, and in no list.</summary>
    private async Task<string> SubscribeAsync()
    {
        var practitioner = await FillAsync("/api/v1/practitioners/{practitionerId}").FirstAsync();
        using var answer = await SendAsync(HttpMethod.Post, Fill("/api/v1/practitioners/{practitionerId}/calendar-tokens", practitioner), JsonContent.Create(new { }));
        var address = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("address").GetString()!;
        return address["/calendars/".Length..^".ics".Length];
    }

    private static string IdOf(JsonElement item, string name) =>
        (item.TryGetProperty(name, out var id) ? id : item.GetProperty("number")).ToString();

    private static IEnumerable<JsonElement> Members(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == name && member.Value.ValueKind is JsonValueKind.Array
            ? Members(member.Value, name).Prepend(member.Value)
            : Members(member.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Members(item, name)),
        _ => [],
    };

    private async Task<JsonElement?> ReadAsync(string path)
    {
        if (!_read.TryGetValue(path, out var known))
        {
            using var answer = await SendAsync(HttpMethod.Get, path);
            _read[path] = known = answer.IsSuccessStatusCode ? await ContentAsync(answer) : null;
        }

        return known;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content, Headers = { Authorization = await AuthorizationAsync() } };
        var answer = await http.SendAsync(request);

        // What is not there is not found; anything else says that the run itself went wrong.
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotFound, $"{path}: {(int)answer.StatusCode}");
        return answer;
    }

    /// <summary>What is no JSON has nothing to look into; that it is there is enough.</summary>
    private static async Task<JsonElement> ContentAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default;

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
