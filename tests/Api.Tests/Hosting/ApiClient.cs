using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>
/// Calls the API as a client would. Paths are those of api.md, below <c>/api/v1</c>; <c>~/health/live</c> stands outside it.
/// A body is an anonymous object, a <see cref="JsonNode"/>, or the text itself.
/// </summary>
internal sealed class ApiClient(HttpClient http)
{
    // A null that a test writes is sent, so that it can be refused.
    private static readonly JsonSerializerOptions Json = new(DomainJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public Task<ApiAnswer> Get(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, headers: headers);

    public Task<ApiAnswer> Post(string path, object? body = null, string? ifMatch = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, body, ifMatch, key);

    public Task<ApiAnswer> Put(string path, object? body, string? ifMatch) => SendAsync(HttpMethod.Put, path, body, ifMatch);

    public Task<ApiAnswer> Patch(string path, object? body, string? ifMatch) =>
        SendAsync(HttpMethod.Patch, path, body, ifMatch, contentType: "application/merge-patch+json");

    public Task<ApiAnswer> Delete(string path, string? ifMatch) => SendAsync(HttpMethod.Delete, path, ifMatch: ifMatch);

    public async Task<ApiAnswer> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        string? ifMatch = null,
        string? key = null,
        string contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('~') ? path[1..] : "/api/v1" + path);
        if (body is not null)
        {
            var text = body as string ?? (body is JsonNode node ? node.ToJsonString() : JsonSerializer.Serialize(body, Json));
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return new ApiAnswer(
            response.StatusCode,
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync())
        {
            Bytes = await response.Content.ReadAsByteArrayAsync(),
        };
    }
}

/// <summary>An answer, read whole.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public byte[] Bytes { get; init; } = [];

    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The answer has no body.");

    /// <summary>A member of the body, by name or by JSON Pointer.</summary>
    public JsonNode? this[string member] =>
        member.TrimStart('/').Split('/').Aggregate(
            (JsonNode?)Json, (node, name) => node is JsonArray list ? list[int.Parse(name, null)] : node?[name]);

    public string ETag => Headers["ETag"];

    public string Id => Member("id");

    /// <summary>The stable code of a problem document.</summary>
    public string Code => Member("code");

    /// <summary>Pointer and code of each bad field of a problem document.</summary>
    public IReadOnlyList<(string Pointer, string Code)> Errors =>
        [.. (Json["errors"]?.AsArray() ?? []).Select(e => ((string)e!["pointer"]!, (string)e["code"]!))];

    public override string ToString() => $"{(int)Status} {Text}";

    private string Member(string member) => (string?)Json[member] ?? throw new UnexpectedAnswerException(this);
}

internal sealed class UnexpectedAnswerException(ApiAnswer answer) : Exception(answer.ToString());

internal static class Calls
{
    /// <summary>The answer, where it is a success; a test whose subject is a later call needs no more of it.</summary>
    public static async Task<ApiAnswer> Succeeds(this Task<ApiAnswer> call)
    {
        var answer = await call;
        return (int)answer.Status < 300 ? answer : throw new UnexpectedAnswerException(answer);
    }

    /// <summary>Asserts the refusal by status and code.</summary>
    public static async Task<ApiAnswer> IsRefused(this Task<ApiAnswer> call, int status, string code)
    {
        var answer = await call;
        Assert.True((int)answer.Status == status && answer.Code == code, $"Expected {status} {code}, got {answer}");
        return answer;
    }
}
