using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace TreatmentPlans.Api.OpenApi;

/// <summary>Every example there is, by the type of the body.</summary>
internal sealed class ExampleBook
{
    private readonly FrozenDictionary<Type, object> _bodies;
    private readonly JsonSerializerOptions _json;

    public ExampleBook(IOptions<JsonOptions> json)
    {
        _json = new JsonSerializerOptions(json.Value.SerializerOptions) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        _bodies = typeof(ExampleBook).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IExamples)))
            .SelectMany(type => ((IExamples)Activator.CreateInstance(type)!).Bodies)
            .ToFrozenDictionary(body => body.GetType());
    }

    public JsonNode? Find(Type type) =>
        _bodies.TryGetValue(type, out var body) ? JsonSerializer.SerializeToNode(body, type, _json) : null;

    public JsonNode Write(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), _json)!;
}
