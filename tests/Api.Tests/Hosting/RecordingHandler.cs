using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>
/// Holds each answer against the OpenAPI document: the status and the code of a problem must be documented, and the body must
/// keep to the schema of that status. What was seen is kept for the check the other way round, when all tests have run.
/// </summary>
internal sealed class RecordingHandler : DelegatingHandler
{
    private static readonly ConcurrentDictionary<(string OperationId, int Status), byte> SeenStatuses = new();
    private static readonly ConcurrentDictionary<(string OperationId, int Status, string Code), byte> SeenRefusals = new();

    /// <summary>The statuses that operations gave, in all tests so far.</summary>
    public static ICollection<(string OperationId, int Status)> Statuses => SeenStatuses.Keys;

    /// <summary>The codes of the problems that operations answered, each under its status, in all tests so far.</summary>
    public static ICollection<(string OperationId, int Status, string Code)> Refusals => SeenRefusals.Keys;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var document = await ApiHost.DocumentAsync();
        if (document.Find(request.Method, request.RequestUri!.AbsolutePath) is not { } operation)
        {
            return response;
        }

        var status = (int)response.StatusCode;
        SeenStatuses.TryAdd((operation.Id, status), 0);

        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!operation.Responses.TryGetValue(status, out var documented))
        {
            throw new UndocumentedAnswerException($"{operation.Id} answered {status}, which it does not document: {body}");
        }

        var codes = CodesOf(response, body);
        foreach (var code in codes)
        {
            SeenRefusals.TryAdd((operation.Id, status, code), 0);
        }

        var violations = codes.Where(code => !operation.Refusals.Contains((status, code)))
            .Select(code => $"code {code}, which is not documented")
            .Concat(Violations(document, documented, response, body))
            .ToList();
        return violations.Count == 0
            ? response
            : throw new UndocumentedAnswerException($"{operation.Id} {status}: {string.Join("; ", violations)}: {body}");
    }

    /// <summary>That of the problem. A malformed request has one for each field, of which the problem's is the first.</summary>
    private static List<string> CodesOf(HttpResponseMessage response, string body)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return [];
        }

        var problem = JsonNode.Parse(body)!;
        var fields = response.StatusCode is HttpStatusCode.BadRequest ? problem["errors"]!.AsArray() : [];
        return [.. fields.Append(problem).Select(node => (string)node!["code"]!).Distinct()];
    }

    private static IEnumerable<string> Violations(OpenApiDocument document, JsonElement documented, HttpResponseMessage response, string body)
    {
        if (!documented.TryGetProperty("content", out var content))
        {
            return body.Length == 0 ? [] : ["a body where none is documented"];
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType ?? "none";
        if (!content.TryGetProperty(mediaType, out var media))
        {
            return [$"content type {mediaType}, which is not documented"];
        }

        if (!mediaType.EndsWith("json", StringComparison.Ordinal) || !media.TryGetProperty("schema", out var schema))
        {
            return [];
        }

        using var parsed = JsonDocument.Parse(body);
        return [.. document.Violations(schema, parsed.RootElement)];
    }
}

internal sealed class UndocumentedAnswerException(string message) : Exception(message);
