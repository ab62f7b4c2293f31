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

/// <param name="Pointer">RFC 6901.</param>
/// <param name="Item">Of a list: the smallest one that it takes.</param>
internal sealed record BodyMember(string Pointer, MemberKind Kind, JsonNode? Item = null);

/// <summary>A body with all that its schema names, one item in each list, to be made wrong member by member.</summary>
internal sealed class BodyShape
{
    private readonly OpenApiDocument _document;
    private readonly List<BodyMember> _members = [];
    private readonly JsonNode _whole;

    public BodyShape(OpenApiDocument document, JsonElement schema)
    {
        _document = document;
        _whole = Make(schema, "");
    }

    public IReadOnlyList<BodyMember> Members => _members;

    /// <summary>The body with another value for that member.</summary>
    public string With(BodyMember member, JsonNode value)
    {
        var body = _whole.DeepClone();
        var names = member.Pointer.Split('/')[1..];
        var parent = names[..^1].Aggregate(body, (node, name) => node is JsonArray list ? list[int.Parse(name, null)]! : node[name]!);
        if (parent is JsonArray items)
        {
            items[int.Parse(names[^1], null)] = value;
        }
        else
        {
            parent[names[^1]] = value;
        }

        return body.ToJsonString();
    }

    /// <param name="pointer">Null for the smallest value: what is not required is left out, and it is no member of the body.</param>
    private JsonNode Make(JsonElement schema, string? pointer)
    {
        schema = _document.Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return Make(choices.EnumerateArray().First(choice => TypeOf(_document.Resolve(choice)) != "null"), pointer);
        }

        switch (TypeOf(schema))
        {
            case "object":
                return new JsonObject(MembersOf(schema, onlyRequired: pointer is null)
                    .Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Make(member.Value, pointer is null ? null : $"{pointer}/{member.Name}"))));
            case "array":
                var item = schema.GetProperty("items");
                Note(MemberKind.List, Make(item, null));
                return pointer is null ? new JsonArray() : new JsonArray(Make(item, $"{pointer}/0"));
            case "boolean":
                return true;
            case "integer" or "number":
                Note(MemberKind.Number);
                return 1;
            case "string" when schema.TryGetProperty("enum", out var names):
                return names[0].GetString()!;
            case "string" when schema.TryGetProperty("format", out var format):
                return format.GetString() switch
                {
                    "uuid" => "019b8f00-0000-7000-8000-000000000000",
                    "date" => "2026-01-05",
                    "time" => "18:00:00",
                    _ => "2026-01-05T12:00:00Z",
                };
            default:
                Note(MemberKind.Text);
                return "x";
        }

        void Note(MemberKind kind, JsonNode? item = null)
        {
            if (pointer is not null)
            {
                _members.Add(new BodyMember(pointer, kind, item));
            }
        }
    }

    private static IEnumerable<JsonProperty> MembersOf(JsonElement schema, bool onlyRequired)
    {
        if (!schema.TryGetProperty("properties", out var members))
        {
            return [];
        }

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToList() : [];
        return members.EnumerateObject().Where(member => !onlyRequired || required.Contains(member.Name));
    }

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type)
        ? null
        : type.ValueKind is JsonValueKind.Array
            ? type.EnumerateArray().Select(name => name.GetString()).First(name => name != "null")
            : type.GetString();
}
