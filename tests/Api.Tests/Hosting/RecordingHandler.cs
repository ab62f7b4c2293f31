using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>
/// Holds each answer against the OpenAPI document: the status must be documented, and the body must keep to the schema of
/// that status. What was seen is kept for the check the other way round, when all tests have run.
/// </summary>
internal sealed class RecordingHandler(ApiHost host) : DelegatingHandler
{
    private static readonly ConcurrentDictionary<(string OperationId, int Status), byte> SeenStatuses = new();
    private static readonly ConcurrentDictionary<(string OperationId, string Code), byte> SeenRefusals = new();

    /// <summary>The statuses that operations gave, in all tests so far.</summary>
    public static ICollection<(string OperationId, int Status)> Statuses => SeenStatuses.Keys;

    /// <summary>The codes of the problems that operations answered, in all tests so far.</summary>
    public static ICollection<(string OperationId, string Code)> Refusals => SeenRefusals.Keys;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (await host.DocumentAsync() is not { } document || document.Find(request.Method, request.RequestUri!.AbsolutePath) is not { } operation)
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

        foreach (var code in CodesOf(response, body))
        {
            SeenRefusals.TryAdd((operation.Id, code), 0);
        }

        var violations = Violations(document, documented, response, body).ToList();
        return violations.Count == 0
            ? response
            : throw new UndocumentedAnswerException($"{operation.Id} {status}: {string.Join("; ", violations)}: {body}");
    }

    /// <summary>That of the problem, and those of its fields.</summary>
    private static IEnumerable<string> CodesOf(HttpResponseMessage response, string body)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return [];
        }

        var problem = JsonNode.Parse(body)!;
        return (problem["errors"]?.AsArray() ?? []).Append(problem).Select(node => (string)node!["code"]!);
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
