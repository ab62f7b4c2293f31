using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace TreatmentPlans.Api.OpenApi;

/// <summary>The generic codes of 400 (D31) that a body can meet by the kinds of members it has: each text, list and number is bounded.</summary>
internal static class ShapeRefusals
{
    public static IReadOnlySet<string> Of(IOpenApiSchema body, SchemaRepository schemas)
    {
        HashSet<string> codes = ["INVALID_JSON", "UNKNOWN_MEMBER", "INVALID_FORMAT"];
        Collect(body, schemas, [], codes);
        return codes;
    }

    private static void Collect(IOpenApiSchema schema, SchemaRepository schemas, HashSet<string> visited, HashSet<string> codes)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id })
        {
            if (visited.Add(id))
            {
                Collect(schemas.Schemas[id], schemas, visited, codes);
            }

            return;
        }

        var type = schema.Type ?? default;
        if (type.HasFlag(JsonSchemaType.Array))
        {
            codes.Add("TOO_MANY");
        }

        if (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number))
        {
            codes.Add("OUT_OF_RANGE");
        }

        if (type.HasFlag(JsonSchemaType.String) && schema is { Format: null, Enum: null or { Count: 0 } })
        {
            codes.Add("TOO_LONG");
        }

        foreach (var part in Parts(schema))
        {
            Collect(part, schemas, visited, codes);
        }
    }

    private static IEnumerable<IOpenApiSchema> Parts(IOpenApiSchema schema) =>
    [
        .. schema.Properties?.Values ?? [],
        .. schema.Items is { } items ? new[] { items } : [],
        .. schema.OneOf ?? [],
        .. schema.AnyOf ?? [],
        .. schema.AllOf ?? [],
    ];
}
