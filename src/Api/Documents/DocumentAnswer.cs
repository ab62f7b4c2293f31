using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Documents;

namespace TreatmentPlans.Api.Documents;

/// <summary>A document in the form that the caller takes. Of a day, and of what is known now: nobody keeps it.</summary>
internal sealed class DocumentAnswer(Document document) : IResult, IEndpointMetadataProvider
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var renderer = httpContext.Features.Get<IDocumentRenderer>()!;
        var content = renderer.Render(document);
        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers.ContentSecurityPolicy =
            renderer.StyleSource is { } style ? $"{SecurityHeaders.Nothing}; style-src {style}" : SecurityHeaders.Nothing;
        response.ContentType = renderer.MediaType.StartsWith("text/", StringComparison.Ordinal) ? $"{renderer.MediaType}; charset=utf-8" : renderer.MediaType;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["text/html", "application/pdf"]));
}

internal static class DocumentConventions
{
    public const string Json = "application/json";

    /// <summary>Finds the form that the caller takes before anything is read: the first unless asked for another; 406 where there is none.</summary>
    /// <param name="withJson">The facts themselves are offered too, before their forms.</param>
    public static RouteHandlerBuilder AnswersDocument(this RouteHandlerBuilder endpoint, bool withJson = false) => endpoint
        .Refuses(StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE")
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var renderers = http.RequestServices.GetServices<IDocumentRenderer>().ToDictionary(renderer => renderer.MediaType);
            IReadOnlyList<string> offered = withJson ? [Json, .. renderers.Keys] : [.. renderers.Keys];
            if (Accepted.Of(http.Request, offered) is not { } mediaType)
            {
                return TypedResults.StatusCode(StatusCodes.Status406NotAcceptable);
            }

            http.Features.Set(renderers.GetValueOrDefault(mediaType));
            return await next(context);
        });

    /// <summary>The caller takes the facts themselves.</summary>
    public static bool WantsJson(this HttpContext http) => http.Features.Get<IDocumentRenderer>() is null;
}

/// <summary>The facts, or the document of them.</summary>
internal sealed class FactsOrDocument<T>(T? facts, Document? document) : IResult, IEndpointMetadataProvider
    where T : class
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (facts is null)
        {
            return new DocumentAnswer(document!).ExecuteAsync(httpContext);
        }

        httpContext.Response.Headers.Vary = HeaderNames.Accept;
        return Answer.Ok(facts).ExecuteAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [DocumentConventions.Json, "text/html", "application/pdf"]));
}
