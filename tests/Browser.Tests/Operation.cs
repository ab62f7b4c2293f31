using System.Text.Json;
using System.Text.Json.Nodes;

namespace TreatmentPlans.Browser.Tests;

/// <summary>One operation, as the document that Swagger UI reads has it.</summary>
/// <param name="Example">Of its body, where it takes one.</param>
internal sealed record Operation(string Id, string Method, string Path, string Tag, JsonNode? Example)
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
               ExampleOf(operation.Value)),
    ];

    private static JsonNode? ExampleOf(JsonElement operation) => operation.TryGetProperty("requestBody", out var body)
        ? JsonNode.Parse(body.GetProperty("content").EnumerateObject().Single().Value.GetProperty("example").GetRawText())
        : null;
}
