using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>Every refusal, as RFC 9457 has it. Says nothing of a patient and nothing of the inside.</summary>
internal sealed record ProblemDocument
{
    public const string ContentType = "application/problem+json";

    [Description("`urn:treatment-plans:problem:{code}`.")]
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public string? Detail { get; init; }

    [Description("Route template of the operation; never the raw path, which holds ids.")]
    public string? Instance { get; init; }

    [Description("Stable, UPPER_SNAKE_CASE. Program against this one. More codes may come.")]
    public required string Code { get; init; }

    [Description("Quote it to whoever runs the server.")]
    public required string TraceId { get; init; }

    [Description("One entry for each bad field; empty where no field is at fault.")]
    public required IReadOnlyList<FieldError> Errors { get; init; }

    public static ProblemDocument Of(HttpContext context, int status, string code, string? detail, IReadOnlyList<FieldError> errors) => new()
    {
        Type = $"urn:treatment-plans:problem:{code}",
        Title = TitleOf(code),
        Status = status,
        Detail = detail,
        Instance = RouteTemplate.Of(context),
        Code = code,
        TraceId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        Errors = errors,
    };

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        context.Items[RequestAudit.Refusal] = Code;
        response.Headers.CacheControl = "no-store";
        if (Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = "1";
        }

        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        // Not bound to the request's own token: a refusal for a timeout is written when that one has fired already.
        return response.WriteAsJsonAsync(this, json, ContentType, CancellationToken.None);
    }

    /// <summary>RFC 9457 wants one title per type, so it is made of the code: PLAN_LOCKED is "Plan locked".</summary>
    public static string TitleOf(string code)
    {
        var words = code.ToLower(CultureInfo.InvariantCulture).Replace('_', ' ');
        return char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }
}
