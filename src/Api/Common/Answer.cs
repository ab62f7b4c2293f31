using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>The answers of the API. A resource carries its ETag, a new one its Location, a page its Link to the next.</summary>
internal static class Answer
{
    /// <summary>200 with the resource and its ETag; 304 when the caller of a GET has that version already.</summary>
    public static OkAnswer<T> Ok<T>(T body) => new(body);

    /// <param name="path">Below <c>/api/v1</c>, with a leading slash.</param>
    public static CreatedAnswer<T> Created<T>(string path, T body) => new(path, body);

    public static PageAnswer<T> Page<T>(Page<T> page) => new(page);

    internal static string ETagOf(IResource resource) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{resource.Version}\"");

    private static readonly ConditionalWeakTable<IRemembered, byte[]> Written = [];

    internal static Task WriteAsync<T>(HttpContext context, T body)
    {
        if (body is IRemembered remembered)
        {
            return WriteOnceAsync(context, remembered, typeof(T));
        }

        if (body is ISecretBearing secret)
        {
            var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            var kept = secret.WithoutSecret();
            context.Items[RunningTransaction.KeptBody] = JsonSerializer.SerializeToUtf8Bytes(kept, kept.GetType(), json);
        }

        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }

    private static async Task WriteOnceAsync(HttpContext context, IRemembered body, Type type)
    {
        if (!Written.TryGetValue(body, out var json))
        {
            var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            json = JsonSerializer.SerializeToUtf8Bytes(body, type, options);
            Written.AddOrUpdate(body, json);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }
}

/// <summary>The answer carries an ETag; read by the OpenAPI document.</summary>
internal sealed record ETagMetadata(int Status);

internal sealed class OkAnswer<T>(T body) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (body is IResource resource)
        {
            var etag = Answer.ETagOf(resource);
            response.Headers.ETag = etag;
            // The resource is the patient's: a shared cache must not keep it, a private one must ask first.
            response.Headers.CacheControl = body is ISecretBearing ? "no-store" : "private, no-cache";
            if (HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch.Any(e => e == etag || e == "*"))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        else
        {
            response.Headers.CacheControl = "no-store";
        }

        return Answer.WriteAsync(httpContext, body);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        if (typeof(T).IsAssignableTo(typeof(IResource)))
        {
            builder.Metadata.Add(new ETagMetadata(StatusCodes.Status200OK));
        }
    }
}

internal sealed class CreatedAnswer<T>(string path, T body) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status201Created;
        response.Headers.Location = "/api/v1" + path;
        response.Headers.CacheControl = "no-store";
        if (body is IResource resource)
        {
            response.Headers.ETag = Answer.ETagOf(resource);
        }

        return Answer.WriteAsync(httpContext, body);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
        if (typeof(T).IsAssignableTo(typeof(IResource)))
        {
            builder.Metadata.Add(new ETagMetadata(StatusCodes.Status201Created));
        }
    }
}

internal sealed class PageAnswer<T>(Page<T> page) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        if (page.Next is { } next)
        {
            var request = httpContext.Request;
            var query = QueryHelpers.ParseQuery(request.QueryString.Value)
                .Where(pair => pair.Key != "after")
                .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()))
                .Append(KeyValuePair.Create("after", (string?)next));
            response.Headers.Link = $"<{QueryHelpers.AddQueryString(request.Path, query)}>; rel=\"next\"";
        }

        return response.WriteAsJsonAsync(page, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
}
