using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TreatmentPlans.Application.RecoveryPlans;

namespace TreatmentPlans.Api.OpenApi;

/// <summary>Stored JSON is answered as it stands: its schema is that of the document it holds.</summary>
internal sealed class StoredJsonSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchema written && context.Type.IsAssignableTo(typeof(IStoredJson)))
        {
            var document = context.Type.GetGenericArguments().Single();
            written.Type = null;
            written.Properties = null;
            written.AdditionalProperties = null;
            written.AdditionalPropertiesAllowed = true;
            written.Required = null;
            written.AllOf = [context.SchemaGenerator.GenerateSchema(document, context.SchemaRepository)];
        }
    }
}
