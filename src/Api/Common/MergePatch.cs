using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>A JSON merge patch (RFC 7396): what is named changes, null takes away, lists are replaced whole.</summary>
internal sealed class MergePatch
{
    public const string MediaType = "application/merge-patch+json";

    private readonly JsonObject _changes;
    private readonly JsonSerializerOptions _options;

    private MergePatch(JsonObject changes, JsonSerializerOptions options)
    {
        _changes = changes;
        _options = options;
    }

    public static async ValueTask<MergePatch> BindAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var strict = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = options.MaxDepth };
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, strict, context.RequestAborted);
            ReadTexts(body.RootElement);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new MergePatch(JsonObject.Create(body.RootElement.Clone())!, options);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Falls through to the same refusal as a body that is no object.
        }

        throw Malformed([new FieldError("", "INVALID_JSON", "The body is not one well-formed JSON object.")]);
    }

    /// <summary>What a PUT would have sent, read as strictly as one.</summary>
    /// <exception cref="DomainException">400 with every fault and its pointer.</exception>
    public T ApplyTo<T>(T current)
    {
        var merged = (JsonObject)JsonSerializer.SerializeToNode(current, _options)!;
        Merge(merged, _changes);
        try
        {
            return merged.Deserialize<T>(_options)!;
        }
        catch (JsonException)
        {
            throw Malformed(BodyErrors.Find(JsonSerializer.SerializeToUtf8Bytes(merged, _options), typeof(T), _options));
        }
    }

    /// <exception cref="InvalidOperationException">Half a surrogate pair: it would come to light only when it is written again.</exception>
    private static void ReadTexts(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                target.Remove(name);
            }
            else if (change is JsonObject inner)
            {
                if (target[name] is not JsonObject part)
                {
                    target[name] = part = [];
                }

                Merge(part, inner);
            }
            else
            {
                target[name] = change.DeepClone();
            }
        }
    }

    private static DomainException Malformed(IReadOnlyList<FieldError> errors) =>
        new(new DomainError(errors[0].Code, ErrorKind.Malformed, "The patch is not right; see errors.", errors));
}
