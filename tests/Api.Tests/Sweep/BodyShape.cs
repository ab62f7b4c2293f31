using System.Text.Json;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Sweep;

internal enum MemberKind
{
    Text,
    Number,
    List,
}

/// <summary>A body with all that its schema names, one item in each list, to be made wrong member by member.</summary>
internal sealed class BodyShape
{
    private readonly OpenApiDocument _document;
    private readonly List<(string Pointer, MemberKind Kind)> _members = [];
    private readonly JsonNode? _whole;

    public BodyShape(OpenApiDocument document, JsonElement schema)
    {
        _document = document;
        _whole = Make(schema, "");
    }

    /// <summary>RFC 6901, of each member of that kind.</summary>
    public IReadOnlyList<string> Of(MemberKind kind) => [.. _members.Where(member => member.Kind == kind).Select(member => member.Pointer)];

    /// <summary>The body with other values where the pointers lead.</summary>
    public string With(IEnumerable<string> pointers, Func<JsonNode, JsonNode?> change)
    {
        var body = _whole!.DeepClone();
        foreach (var segments in pointers.Select(pointer => pointer.Split('/')[1..]))
        {
            var parent = segments[..^1].Aggregate(body, (node, name) => node is JsonArray list ? list[int.Parse(name, null)]! : node[name]!);
            if (parent is JsonArray items)
            {
                items[int.Parse(segments[^1], null)] = change(items[int.Parse(segments[^1], null)]!);
            }
            else
            {
                parent[segments[^1]] = change(parent[segments[^1]]!);
            }
        }

        return body.ToJsonString();
    }

    private JsonNode? Make(JsonElement schema, string pointer)
    {
        schema = _document.Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return Make(choices.EnumerateArray().First(choice => TypeOf(_document.Resolve(choice)) != "null"), pointer);
        }

        switch (TypeOf(schema))
        {
            case "object":
                return new JsonObject(schema.TryGetProperty("properties", out var members)
                    ? members.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Make(member.Value, $"{pointer}/{member.Name}")))
                    : []);
            case "array":
                _members.Add((pointer, MemberKind.List));
                return new JsonArray(Make(schema.GetProperty("items"), $"{pointer}/0"));
            case "boolean":
                return true;
            case "integer" or "number":
                _members.Add((pointer, MemberKind.Number));
                return 1;
            case "string" when schema.TryGetProperty("enum", out var names):
                return names[0].GetString();
            case "string" when schema.TryGetProperty("format", out var format):
                return format.GetString() switch
                {
                    "uuid" => "019b8f00-0000-7000-8000-000000000000",
                    "date" => "2026-01-05",
                    _ => "2026-01-05T12:00:00Z",
                };
            default:
                _members.Add((pointer, MemberKind.Text));
                return "x";
        }
    }

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type)
        ? null
        : type.ValueKind is JsonValueKind.Array
            ? type.EnumerateArray().Select(name => name.GetString()).First(name => name != "null")
            : type.GetString();
}
