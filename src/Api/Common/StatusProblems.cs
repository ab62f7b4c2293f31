using Microsoft.AspNetCore.Diagnostics;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>What the caller did that is refused.</summary>
internal sealed record Refusal(int Status, string Code, string? Detail, IReadOnlyList<FieldError> Errors);

/// <summary>Gives a body to the refusals that the framework answers with a bare status.</summary>
internal static class StatusProblems
{
    public static Refusal? Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Make(status, "INVALID_JSON", "The request is not well-formed."),
        StatusCodes.Status401Unauthorized => Make(status, "UNAUTHENTICATED", "Send a bearer token that is valid now."),
        StatusCodes.Status403Forbidden =>
            Make(status, "INSUFFICIENT_SCOPE", "The token lacks the scope or the role that this operation needs."),
        StatusCodes.Status404NotFound => Make(status, "NOT_FOUND", CommonErrors.NotFound().Error.Detail),
        StatusCodes.Status405MethodNotAllowed => Make(status, "METHOD_NOT_ALLOWED", "This address does not take that method; see Allow."),
        StatusCodes.Status406NotAcceptable =>
            Make(status, "NOT_ACCEPTABLE", "None of the media types in Accept is one that this operation answers with."),
        StatusCodes.Status413PayloadTooLarge => Make(status, "PAYLOAD_TOO_LARGE", "The body is larger than this operation takes."),
        StatusCodes.Status414UriTooLong => Make(status, "OUT_OF_RANGE", "The address is too long."),
        StatusCodes.Status415UnsupportedMediaType =>
            Make(status, "UNSUPPORTED_MEDIA_TYPE", "Send the media type that this operation documents."),
        StatusCodes.Status421MisdirectedRequest => Make(status, "TLS_REQUIRED", "This service answers over HTTPS only."),
        StatusCodes.Status429TooManyRequests => Make(status, "RATE_LIMITED", "Too many requests; see Retry-After."),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => Make(status, "PAYLOAD_TOO_LARGE", "The headers are too large."),
        StatusCodes.Status503ServiceUnavailable =>
            Make(status, "UNAVAILABLE", "Busy or not ready. The same call may go through later; see Retry-After."),
        _ => null,
    };

    public static async Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        // The exception handler answers 499 to every cancelled request; one that its client still waits for ran out of time.
        if (status == StatusCodes.Status499ClientClosedRequest && !http.RequestAborted.IsCancellationRequested)
        {
            status = StatusCodes.Status503ServiceUnavailable;
        }

        if (Of(status) is { } refusal)
        {
            await ProblemDocument.Of(http, refusal.Status, refusal.Code, refusal.Detail, refusal.Errors).WriteAsync(http);
        }
    }

    private static Refusal Make(int status, string code, string detail) => new(status, code, detail, []);
}
