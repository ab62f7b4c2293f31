using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>The served OpenAPI document, as far as the tests hold the API to it.</summary>
internal sealed class OpenApiDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly JsonElement _root;

    private OpenApiDocument(JsonElement root)
    {
        _root = root;
        Operations =
        [
            .. root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
                .Where(operation => Methods.Contains(operation.Name))
                .Select(operation => new OpenApiOperation(this, path.Name, new HttpMethod(operation.Name.ToUpperInvariant()), operation.Value))),
        ];
    }

    public IReadOnlyList<OpenApiOperation> Operations { get; }

    public static async Task<OpenApiDocument> ReadAsync(HttpClient client)
    {
        using (client)
        {
            using var document = JsonDocument.Parse(await client.GetByteArrayAsync("/openapi/v1.json"));
            return new OpenApiDocument(document.RootElement.Clone());
        }
    }

    /// <summary>The operation behind an address; a literal segment is preferred to a parameter, as the router does.</summary>
    public OpenApiOperation? Find(HttpMethod method, string path) =>
        Operations.Where(o => o.Method == method && o.Matches(path)).OrderBy(o => o.Path.Count(c => c == '{')).FirstOrDefault();

    public JsonElement Resolve(JsonElement element)
    {
        while (element.TryGetProperty("$ref", out var reference))
        {
            element = reference.GetString()![2..].Split('/')
                .Aggregate(_root, (node, name) => node.GetProperty(name.Replace("~1", "/").Replace("~0", "~")));
        }

        return element;
    }

    /// <summary>Where a value does not keep to a schema: type, required, unknown members, enum, format of ids and dates.</summary>
    public IEnumerable<string> Violations(JsonElement schema, JsonElement value, string pointer = "")
    {
        schema = Resolve(schema);
        foreach (var (keyword, needed) in (ReadOnlySpan<(string, bool)>)[("oneOf", true), ("anyOf", true)])
        {
            if (schema.TryGetProperty(keyword, out var choices)
                && choices.EnumerateArray().All(choice => Violations(choice, value, pointer).Any()) == needed)
            {
                return [$"{pointer}: none of {keyword}"];
            }
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            return all.EnumerateArray().SelectMany(part => Violations(part, value, pointer));
        }

        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && TypesOf(type).Contains("number")))
        {
            return [$"{pointer}: {TypeOf(value)} where {type} is documented"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => ViolationsOfObject(schema, value, pointer),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().SelectMany((item, i) => Violations(items, item, $"{pointer}/{i}")),
            JsonValueKind.String => ViolationsOfString(schema, value.GetString()!, pointer),
            _ => [],
        };
    }

    private IEnumerable<string> ViolationsOfObject(JsonElement schema, JsonElement value, string pointer)
    {
        var documented = schema.TryGetProperty("properties", out var properties);
        var open = schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind is not JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (documented && properties.TryGetProperty(member.Name, out var property))
            {
                foreach (var violation in Violations(property, member.Value, $"{pointer}/{member.Name}"))
                {
                    yield return violation;
                }
            }
            else if (documented && !open)
            {
                yield return $"{pointer}/{member.Name}: not documented";
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(r => !value.TryGetProperty(r, out _)))
            {
                yield return $"{pointer}/{name}: required and missing";
            }
        }
    }

    private static IEnumerable<string> ViolationsOfString(JsonElement schema, string value, string pointer)
    {
        if (schema.TryGetProperty("enum", out var names) && names.EnumerateArray().All(n => n.GetString() != value))
        {
            yield return $"{pointer}: not one of the documented values";
        }

        var valid = !schema.TryGetProperty("format", out var format) || format.GetString() switch
        {
            "uuid" => Guid.TryParseExact(value, "D", out _),
            "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _),
            "date-time" => DateTimeOffset.TryParse(value, null, out _),
            _ => true,
        };
        if (!valid)
        {
            yield return $"{pointer}: not a {format}";
        }
    }

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}

internal sealed class OpenApiOperation(OpenApiDocument document, string path, HttpMethod method, JsonElement operation)
{
    private readonly string[] _segments = path.Split('/');

    public string Id { get; } = operation.GetProperty("operationId").GetString()!;

    public HttpMethod Method { get; } = method;

    /// <summary>With its parameters in braces.</summary>
    public string Path { get; } = path;

    /// <summary>The documented statuses.</summary>
    public IReadOnlyDictionary<int, JsonElement> Responses { get; } = operation.GetProperty("responses").EnumerateObject()
        .ToDictionary(r => int.Parse(r.Name, null), r => document.Resolve(r.Value));

    /// <summary>Those that a token needs; none for an open operation.</summary>
    public IReadOnlyList<string> Scopes { get; } = operation.TryGetProperty("security", out var security)
        ? [.. security.EnumerateArray().SelectMany(way => way.EnumerateObject()).SelectMany(way => way.Value.EnumerateArray()).Select(scope => scope.GetString()!)]
        : [];

    /// <summary>Media type of the request body; null where the operation takes none.</summary>
    public string? BodyType { get; } = BodyOf(document, operation)?.Name;

    public JsonElement? BodySchema { get; } = BodyOf(document, operation) is { Value: var content } ? content.GetProperty("schema") : null;

    public bool NeedsBody { get; } =
        operation.TryGetProperty("requestBody", out var demanded) && document.Resolve(demanded).TryGetProperty("required", out var required) && required.GetBoolean();

    /// <summary>The documented example of the request body, as JSON; null where there is none.</summary>
    public string? BodyExample { get; } =
        BodyOf(document, operation) is { Value: var body } && body.TryGetProperty("example", out var example) ? example.GetRawText() : null;

    /// <summary>The codes of the problems that the operation documents, each under its status.</summary>
    public IReadOnlyList<(int Status, string Code)> Refusals { get; } =
    [
        .. operation.GetProperty("responses").EnumerateObject().SelectMany(response =>
            document.Resolve(response.Value).TryGetProperty("content", out var content)
            && content.TryGetProperty("application/problem+json", out var problem)
                ? problem.GetProperty("examples").EnumerateObject().Select(code => (int.Parse(response.Name, null), code.Name))
                : []),
    ];

    /// <summary>What the query may hold.</summary>
    public IReadOnlyList<QueryParameter> Query { get; } = operation.TryGetProperty("parameters", out var parameters)
        ?
        [
            .. parameters.EnumerateArray().Select(document.Resolve).Where(p => p.GetProperty("in").GetString() == "query")
                .Select(p => new QueryParameter(p, document.Resolve(p.GetProperty("schema")))),
        ]
        : [];

    /// <summary>What it must hold; numbers all of them.</summary>
    public IEnumerable<string> NeededQuery => Query.Where(parameter => parameter.IsNeeded).Select(parameter => parameter.Name);

    /// <summary>Names in the path, in their order.</summary>
    public IReadOnlyList<string> PathParameters => [.. _segments.Where(s => s.StartsWith('{')).Select(NameIn)];

    public bool Matches(string address)
    {
        var segments = address.Split('/');
        return segments.Length == _segments.Length
            && segments.Zip(_segments).All(pair => pair.Second.StartsWith('{') ? pair.First.EndsWith(AfterName(pair.Second), StringComparison.Ordinal) : pair.First == pair.Second);
    }

    public bool Takes(string header) =>
        operation.TryGetProperty("parameters", out var parameters)
        && parameters.EnumerateArray().Select(document.Resolve).Any(p =>
            p.GetProperty("in").GetString() == "header"
            && string.Equals(p.GetProperty("name").GetString(), header, StringComparison.OrdinalIgnoreCase));

    /// <summary>The address with each parameter filled in.</summary>
    public string Address(Func<string, string> parameter) =>
        string.Join('/', _segments.Select(s => s.StartsWith('{') ? parameter(NameIn(s)) + AfterName(s) : s));

    public override string ToString() => Id;

    private static string NameIn(string segment) => segment[1..segment.IndexOf('}', StringComparison.Ordinal)];

    private static string AfterName(string segment) => segment[(segment.IndexOf('}', StringComparison.Ordinal) + 1)..];

    private static JsonProperty? BodyOf(OpenApiDocument document, JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body)
            ? document.Resolve(body).GetProperty("content").EnumerateObject().First()
            : null;
}

internal sealed class QueryParameter(JsonElement parameter, JsonElement schema)
{
    public string Name { get; } = parameter.GetProperty("name").GetString()!;

    public bool IsNeeded { get; } = parameter.TryGetProperty("required", out var needed) && needed.GetBoolean();

    /// <summary>Any text will do.</summary>
    public bool IsText { get; } =
        schema.TryGetProperty("type", out var type) && type.ToString().Contains("string", StringComparison.Ordinal)
        && !schema.TryGetProperty("format", out _) && !schema.TryGetProperty("enum", out _);
}
