using System.Text.Json;
using System.Text.Json.Nodes;

namespace TreatmentPlans.Browser.Tests;

/// <summary>One operation, as the document that Swagger UI reads has it.</summary>
/// <param name="Parameters">Their names: of path, query and headers.</param>
/// <param name="Example">Of its body, where it takes one.</param>
internal sealed record Operation(string Id, string Method, string Path, string Tag, IReadOnlyList<string> Parameters, JsonNode? Example)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public bool IsRead => Method == "GET";

    public override string ToString() => $"{Method} {Path} ({Id})";

    public static IReadOnlyList<Operation> ReadAll(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           where Methods.Contains(operation.Name)
           select new Operation(
               operation.Value.GetProperty("operationId").GetString()!,
               operation.Name.ToUpperInvariant(),
               path.Name,
               operation.Value.GetProperty("tags")[0].GetString()!,
               ParametersOf(operation.Value, document.GetProperty("components").GetProperty("parameters")),
               ExampleOf(operation.Value)),
    ];

    private static string[] ParametersOf(JsonElement operation, JsonElement shared) => operation.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray()
            .Select(parameter => parameter.TryGetProperty("$ref", out var reference) ? shared.GetProperty(reference.GetString()!.Split('/')[^1]) : parameter)
            .Select(parameter => parameter.GetProperty("name").GetString()!)]
        : [];

    private static JsonNode? ExampleOf(JsonElement operation) => operation.TryGetProperty("requestBody", out var body)
        ? JsonNode.Parse(body.GetProperty("content").EnumerateObject().Single().Value.GetProperty("example").GetRawText())
        : null;
}
