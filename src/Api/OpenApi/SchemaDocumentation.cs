using System.Collections.Frozen;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace TreatmentPlans.Api.OpenApi;

/// <summary>Makes schemas tell what <see cref="Common.StrictJson"/> takes and gives: required, nullable, closed; enums extensible (D33).</summary>
internal sealed class SchemaDocumentation(IOptions<JsonOptions> json, EndpointDataSource endpoints) : ISchemaFilter
{
    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;
    private FrozenSet<Type>? _read;

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema written)
        {
            return;
        }

        var type = Nullable.GetUnderlyingType(context.Type) ?? context.Type;
        if (type.IsEnum && written.Enum is not null)
        {
            written.Description = (context.MemberInfo?.GetCustomAttribute<DescriptionAttribute>() ?? type.GetCustomAttribute<DescriptionAttribute>())?.Description
                is { } own ? $"{own} More values may come." : "More values may come.";
            return;
        }

        if (context.MemberInfo?.GetCustomAttribute<DescriptionAttribute>() is { } description)
        {
            written.Description = description.Description;
        }

        if (written.Properties is { Count: > 0 } && context.MemberInfo is null && context.ParameterInfo is null)
        {
            DescribeMembers(written, type);
        }
    }

    private void DescribeMembers(OpenApiSchema schema, Type type)
    {
        _read ??= ReadTypes();
        var isRead = _read.Contains(type);
        var members = _json.GetTypeInfo(type).Properties.ToDictionary(property => property.Name);
        schema.AdditionalPropertiesAllowed = !isRead;
        // Whatever is written is written whole; what is read may leave out what it need not say.
        schema.Required = members.Values.Where(property => !isRead || property.IsRequired).Select(property => property.Name)
            .Where(schema.Properties!.ContainsKey).ToHashSet();
        foreach (var (name, member) in schema.Properties!.ToList())
        {
            if (members.TryGetValue(name, out var property))
            {
                schema.Properties[name] = WithNull(member, IsNullable(property));
            }
        }
    }

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable;

    private static IOpenApiSchema WithNull(IOpenApiSchema member, bool isNullable)
    {
        switch (member)
        {
            case OpenApiSchema { Type: { } type } own:
                own.Type = isNullable ? type | JsonSchemaType.Null : type & ~JsonSchemaType.Null;
                if (isNullable && own.Enum is { } values && !values.Contains(null!))
                {
                    values.Add(JsonNullSentinel.JsonNull);
                }

                return own;
            case OpenApiSchemaReference reference when isNullable:
                return new OpenApiSchema { OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }], Description = reference.Description };
            default:
                return member;
        }
    }

    /// <summary>Types of request bodies and of all that is inside them.</summary>
    private FrozenSet<Type> ReadTypes()
    {
        var found = new HashSet<Type>();
        foreach (var body in endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>())
        {
            Visit(body, found);
        }

        return found.ToFrozenSet();
    }

    private void Visit(Type type, HashSet<Type> found)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!found.Add(type))
        {
            return;
        }

        var info = _json.GetTypeInfo(type);
        foreach (var property in info.Properties)
        {
            Visit(property.PropertyType, found);
        }

        if (info.ElementType is { } element)
        {
            Visit(element, found);
        }

        foreach (var derived in info.PolymorphismOptions?.DerivedTypes ?? [])
        {
            Visit(derived.DerivedType, found);
        }
    }
}
