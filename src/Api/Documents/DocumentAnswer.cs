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
        var renderer = httpContext.RequestServices.GetServices<IDocumentRenderer>().Single(one => one.MediaType == httpContext.FormOfAnswer());
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
    /// <param name="withJson">The facts themselves are offered too, before their forms.</param>
    public static RouteHandlerBuilder AnswersDocument(this RouteHandlerBuilder endpoint, bool withJson = false) => endpoint.AnswersIn(services =>
    {
        var forms = services.GetServices<IDocumentRenderer>().Select(renderer => renderer.MediaType);
        return withJson ? [AcceptedForms.Json, .. forms] : [.. forms];
    });

    /// <summary>The caller takes the facts themselves.</summary>
    public static bool WantsJson(this HttpContext http) => http.FormOfAnswer() == AcceptedForms.Json;
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
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [AcceptedForms.Json, "text/html", "application/pdf"]));
}
