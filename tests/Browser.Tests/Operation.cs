using System.Text.Json;
using System.Text.Json.Nodes;

namespace TreatmentPlans.Browser.Tests;

/// <summary>One operation, as the document that Swagger UI reads has it.</summary>
internal sealed record Operation(string Id, string Method, string Path, string Tag, bool NeedsIfMatch, string? MediaType, JsonNode? Example)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public bool IsRead => Method == "GET";

    public override string ToString() => $"{Method} {Path} ({Id})";

    public static IReadOnlyList<Operation> ReadAll(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           where Methods.Contains(operation.Name)
           select Read(path.Name, operation.Name, operation.Value),
    ];

    private static Operation Read(string path, string method, JsonElement operation)
    {
        var needsIfMatch = operation.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(IsIfMatch);
        JsonProperty? media = operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().Single() : null;
        return new Operation(
            operation.GetProperty("operationId").GetString()!,
            method.ToUpperInvariant(),
            path,
            operation.GetProperty("tags")[0].GetString()!,
            needsIfMatch,
            media?.Name,
            media is { } content ? JsonNode.Parse(content.Value.GetProperty("example").GetRawText()) : null);
    }

    private static bool IsIfMatch(JsonElement parameter) =>
        parameter.TryGetProperty("$ref", out var reference) && reference.GetString()!.EndsWith("/IfMatch", StringComparison.Ordinal);
}
