using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.OpenApi;

/// <summary>Adds what an operation shares with others, and its own refusals: read from the same metadata that the pipeline obeys.</summary>
internal sealed class OperationDocumentation(ExampleBook examples) : IOperationFilter
{
    private const int Ok = StatusCodes.Status200OK;

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var access = metadata.OfType<AccessRequirement>().FirstOrDefault();
        var codes = new SortedDictionary<int, SortedSet<string>>();

        operation.OperationId = metadata.OfType<IEndpointNameMetadata>().Last().EndpointName;
        operation.Responses ??= [];
        FreeLists(operation);
        AddExample(operation, metadata);
        DescribeMergePatch(operation, context);
        AddHeaders(operation, context, metadata, codes);
        AddRefusals(operation, context, metadata, access, codes);
        if (access is not null)
        {
            operation.Security = [new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(DocumentParts.OAuth, context.Document)] = [access.Scope],
            }];
            operation.Description = Describe(operation.Description, access);
        }
        else
        {
            operation.Security = [];
        }

        foreach (var (status, refused) in codes)
        {
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), DocumentParts.Refusal(context.Document, status, refused));
        }
    }

    /// <summary>A list in the query that is left out is empty.</summary>
    private static void FreeLists(OpenApiOperation operation)
    {
        foreach (var list in (operation.Parameters ?? []).OfType<OpenApiParameter>()
            .Where(parameter => parameter is { In: ParameterLocation.Query, Schema.Type: JsonSchemaType.Array }))
        {
            list.Required = false;
        }
    }

    private void AddExample(OpenApiOperation operation, IList<object> metadata)
    {
        if (operation.RequestBody is OpenApiRequestBody { Content: { } content } body
            && metadata.OfType<IAcceptsMetadata>().LastOrDefault() is { RequestType: { } type } accepts)
        {
            body.Required = !accepts.IsOptional;
            foreach (var media in content.Values.OfType<OpenApiMediaType>())
            {
                media.Example = examples.Find(type);
            }
        }
    }

    /// <summary>A patch names any of the members, so it requires none.</summary>
    private static void DescribeMergePatch(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody?.Content?.TryGetValue(MergePatch.MediaType, out var media) is true
            && media is OpenApiMediaType { Schema: OpenApiSchemaReference { Reference.Id: { } id } } patch)
        {
            patch.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = $"Any of the members of {id}; null takes one away, a list is replaced whole.",
                Properties = context.SchemaRepository.Schemas[id].Properties,
                AdditionalPropertiesAllowed = false,
            };
        }
    }

    /// <summary>What has other forms than JSON is described by the schema of its facts; the forms themselves are text.</summary>
    private static void DescribeForms(OpenApiResponse answer)
    {
        foreach (var media in (answer.Content ?? new Dictionary<string, IOpenApiMediaType>())
            .Where(form => !form.Key.EndsWith("json", StringComparison.Ordinal)).Select(form => form.Value).OfType<OpenApiMediaType>()
            .Where(media => media.Schema is OpenApiSchemaReference))
        {
            media.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }
    }

    private static void AddHeaders(
        OpenApiOperation operation, OperationFilterContext context, IList<object> metadata, SortedDictionary<int, SortedSet<string>> codes)
    {
        var method = context.ApiDescription.HttpMethod;
        operation.Parameters = [.. (operation.Parameters ?? []).Where(p => p.In is not ParameterLocation.Header)];
        if (metadata.OfType<IfMatchMetadata>().Any())
        {
            operation.Parameters.Add(new OpenApiParameterReference(DocumentParts.IfMatch, context.Document));
            Add(codes, StatusCodes.Status412PreconditionFailed, "PRECONDITION_FAILED");
            Add(codes, StatusCodes.Status428PreconditionRequired, "PRECONDITION_REQUIRED");
        }

        if (method == HttpMethods.Post && !metadata.OfType<DryRunMetadata>().Any())
        {
            operation.Parameters.Add(new OpenApiParameterReference(DocumentParts.IdempotencyKey, context.Document));
            Add(codes, StatusCodes.Status400BadRequest, "INVALID_FORMAT");
            Add(codes, StatusCodes.Status409Conflict, "IDEMPOTENCY_IN_PROGRESS");
            Add(codes, StatusCodes.Status422UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
        }

        var returnsResource = metadata.OfType<ETagMetadata>().Any();
        if (method == HttpMethods.Get && returnsResource)
        {
            operation.Parameters.Add(new OpenApiParameterReference(DocumentParts.IfNoneMatch, context.Document));
            operation.Responses!["304"] = new OpenApiResponse { Description = "The version named in If-None-Match is the current one." };
        }

        foreach (var (status, response) in operation.Responses!)
        {
            if (response is not OpenApiResponse answer || status[0] is not ('2' or '3'))
            {
                continue;
            }

            DescribeForms(answer);
            answer.Description = status switch
            {
                "200" => "Done.",
                "201" => "Created.",
                "202" => "Taken; the work goes on.",
                "204" => "Done; there is nothing to say.",
                _ => answer.Description,
            };
            DocumentParts.AddRateLimitHeaders(answer, context.Document);
            if (returnsResource)
            {
                answer.Headers!["ETag"] = new OpenApiHeaderReference(DocumentParts.ETag, context.Document);
            }

            if (status == "201")
            {
                answer.Headers!["Location"] = new OpenApiHeaderReference(DocumentParts.Location, context.Document);
            }

            if (IsPage(metadata))
            {
                answer.Headers!["Link"] = new OpenApiHeaderReference(DocumentParts.Link, context.Document);
            }
        }
    }

    private static void AddRefusals(
        OpenApiOperation operation,
        OperationFilterContext context,
        IList<object> metadata,
        AccessRequirement? access,
        SortedDictionary<int, SortedSet<string>> codes)
    {
        Add(codes, StatusCodes.Status429TooManyRequests, "RATE_LIMITED");
        if (access is null)
        {
            foreach (var refusal in metadata.OfType<RefusalMetadata>())
            {
                Add(codes, refusal.Status, refusal.Code);
            }

            return;
        }

        Add(codes, StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE");
        Add(codes, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED");
        Add(codes, StatusCodes.Status403Forbidden, "INSUFFICIENT_SCOPE");
        Add(codes, StatusCodes.Status400BadRequest, "UNKNOWN_MEMBER");
        AddQueryRefusals(operation, codes);
        if (operation.RequestBody is { Content: { } content } body)
        {
            Add(codes, StatusCodes.Status400BadRequest, [.. content.Values.SelectMany(media => ShapeRefusals.Of(media.Schema!, context.SchemaRepository))]);
            if (body.Required)
            {
                Add(codes, StatusCodes.Status400BadRequest, "REQUIRED");
            }

            Add(codes, StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE");
            Add(codes, StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE");
        }

        if (context.ApiDescription.ParameterDescriptions.Any(p => p.Source.Id == "Path"))
        {
            Add(codes, StatusCodes.Status404NotFound, "NOT_FOUND");
        }

        var own = metadata.OfType<RefusalMetadata>().ToList();
        foreach (var refusal in own)
        {
            Add(codes, refusal.Status, refusal.Code);
        }

        if (own.Count > 0)
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions["x-refusals"] =
                new JsonNodeExtension(new JsonArray([.. own.Select(r => r.Code).Distinct().Order(StringComparer.Ordinal).Select(code => (JsonNode)code)]));
        }
    }

    private static void AddQueryRefusals(OpenApiOperation operation, SortedDictionary<int, SortedSet<string>> codes)
    {
        var query = operation.Parameters!.Where(parameter => parameter.In is ParameterLocation.Query).ToList();
        if (query.Count > 0)
        {
            Add(codes, StatusCodes.Status400BadRequest, "INVALID_FORMAT");
        }

        if (query.Any(parameter => parameter.Required))
        {
            Add(codes, StatusCodes.Status400BadRequest, "REQUIRED");
        }

        if (query.Any(parameter => parameter.Name == PageQuery.LimitName))
        {
            Add(codes, StatusCodes.Status400BadRequest, "OUT_OF_RANGE", "INVALID_CURSOR");
        }
    }

    private static bool IsPage(IList<object> metadata) =>
        metadata.OfType<IProducesResponseTypeMetadata>()
            .Any(p => p is { StatusCode: Ok, Type: { IsGenericType: true } type } && type.GetGenericTypeDefinition() == typeof(Page<>));

    private static string Describe(string? description, AccessRequirement access)
    {
        var roles = access.Roles.Count == 0 ? "any role" : $"one of the roles {string.Join(", ", access.Roles)}";
        var need = $"Needs the scope `{access.Scope}` and {roles}.";
        return description is null ? need : $"{description}\n\n{need}";
    }

    private static void Add(SortedDictionary<int, SortedSet<string>> codes, int status, params string[] add)
    {
        if (!codes.TryGetValue(status, out var known))
        {
            codes[status] = known = new SortedSet<string>(StringComparer.Ordinal);
        }

        known.UnionWith(add);
    }
}
