using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;
using Swashbuckle.AspNetCore.SwaggerUI;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.OpenApi;

internal static class OpenApiExtensions
{
    public const string Verb = "openapi";
    private const string Document = "v1";

    private const string Introduction =
        """
        Treatment plans of addiction Intensive Outpatient Programmes: from referral to a signed recovery plan, stepped down phase by phase.

        - **Tokens**: OAuth 2.0 client credentials at `/connect/token`. Each operation names its scope and the roles it is open to.
        - **Changes**: a write to something that exists takes the `ETag` you last read as `If-Match`. A `POST` may carry an `Idempotency-Key`, and can then be retried.
        - **Lists** are ordered newest first unless they say otherwise; `next` holds the cursor of the next page, to be sent as `after`.
        - **Refusals** are problem documents (RFC 9457); program against `code`.
        - **Enums may grow**: treat a value you do not know as such, not as an error.
        """;

    private const string DrawnPath = $"/swagger/{Document}.json";

    /// <summary>Where the types of the contract live; their documentation is part of it.</summary>
    private static readonly System.Reflection.Assembly[] DocumentedAssemblies = [typeof(PatientId).Assembly, typeof(Scopes).Assembly];

    public static WebApplicationBuilder AddOpenApiDocument(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ExampleBook>();
        builder.Services.AddSingleton<ISerializerDataContractResolver>(provider =>
            new JsonSerializerDataContractResolver(provider.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions));
        builder.Services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "TreatmentPlans",
                Version = "1",
                Description = Introduction,
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            });
            options.DescribeAllParametersInCamelCase();
            options.SupportNonNullableReferenceTypes();
            options.CustomSchemaIds(SchemaName);
            options.OrderActionsBy(description => $"{description.RelativePath} {description.HttpMethod}");
            options.DocInclusionPredicate((_, _) => true);
            options.DocumentFilter<SharedParts>();
            options.DocumentFilter<XmlDescriptions>((IReadOnlyList<System.Reflection.Assembly>)DocumentedAssemblies);
            foreach (var documented in DocumentedAssemblies)
            {
                options.IncludeXmlComments(documented);
            }

            options.OperationFilter<OperationDocumentation>();
            options.SchemaFilter<SchemaDocumentation>();
            options.SchemaFilter<StoredJsonSchemas>();
            options.MapType<JsonElement>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
            options.MapType<JsonNode>(() => new OpenApiSchema());
            options.MapType<TimeOnly>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "time" });
            foreach (var id in typeof(PatientId).Assembly.GetTypes().Where(IsTypedId))
            {
                options.MapType(id, () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" });
            }
        });
        return builder;
    }

    /// <summary>Open to all, before authentication: the document says nothing that the source does not.</summary>
    public static WebApplication UseOpenApiDocument(this WebApplication app)
    {
        // On its own paths only, so that no other request is matched against its patterns.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/openapi") || context.Request.Path.StartsWithSegments("/swagger"),
            branch => branch.UseSwagger(Configure).UseSwagger(ConfigureDrawn).UseSwaggerUI(options => Configure(options, app.Environment)));
        return app;
    }

    private static void Configure(SwaggerOptions options)
    {
        options.RouteTemplate = "openapi/{documentName}.json";
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
    }

    /// <summary>The same document in the older version: Swagger UI takes less than half as long to open an operation of it.</summary>
    private static void ConfigureDrawn(SwaggerOptions options)
    {
        options.RouteTemplate = "swagger/{documentName}.json";
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
    }

    private static void Configure(SwaggerUIOptions options, IHostEnvironment environment)
    {
        options.SwaggerEndpoint(DrawnPath, "TreatmentPlans v1");
        options.RoutePrefix = "swagger";
        options.DocumentTitle = "TreatmentPlans API";
        options.DisplayOperationId();
        options.DisplayRequestDuration();
        options.EnablePersistAuthorization();
        options.EnableDeepLinking();
        options.EnableTryItOutByDefault();
        // The chapters fit on one page, the operations do not.
        options.DocExpansion(DocExpansion.None);
        options.OAuthScopes([.. Scopes.All]);
        if (environment.IsDevelopment())
        {
            options.OAuthClientId(DemoClients.Explorer);
            options.OAuthClientSecret(DemoClients.Secret);
        }
    }

    /// <summary>Writes the document as it is served; needs no database and opens no port.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteOpenApiDocumentAsync(this WebApplication app, TextWriter output)
    {
        app.UseRouting();
#pragma warning disable ASP0014 // The routes become known here, because the application is never started.
        app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
        var document = app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(Document);
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        await output.WriteLineAsync(text.ToString());
        return 0;
    }

    private static bool IsTypedId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    private static string SchemaName(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GetGenericArguments().Select(SchemaName))}"
        : type.Name;

    private sealed class SharedParts : IDocumentFilter
    {
        public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
        {
            context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository);
            DocumentParts.AddTo(swaggerDoc);
        }
    }
}
