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
        try
        {
            if (await context.Request.ReadFromJsonAsync<JsonNode>(options, context.RequestAborted) is JsonObject changes)
            {
                return new MergePatch(changes, options);
            }
        }
        catch (JsonException)
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
