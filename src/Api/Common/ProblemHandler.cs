using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>The one place where a refusal, wherever it was thrown, becomes an answer.</summary>
internal sealed partial class ProblemHandler(
    IDatabaseFaults databaseFaults, IOptions<JsonOptions> json, ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The framework forgets which operation failed; the answer, the audit and the traces name it.
        var failed = httpContext.Features.GetRequiredFeature<IExceptionHandlerFeature>();
        httpContext.SetEndpoint(failed.Endpoint);
        httpContext.Request.RouteValues = failed.RouteValues ?? [];

        var error = await ErrorOfAsync(httpContext, exception);
        if (error is null)
        {
            LogUnexpected(exception, RouteTemplate.Of(httpContext));
            await ProblemDocument.Of(httpContext, StatusCodes.Status500InternalServerError, "UNEXPECTED", null, []).WriteAsync(httpContext);
            return true;
        }

        var (status, code, detail, errors) = error;
        await ProblemDocument.Of(httpContext, status, code, detail, errors).WriteAsync(httpContext);
        return true;
    }

    private async Task<Refusal?> ErrorOfAsync(HttpContext context, Exception exception) => exception switch
    {
        DomainException { Error: var error } => new Refusal(StatusOf(error.Kind), error.Code, error.Detail, error.Errors),
        ValidationException validation => Invalid([.. validation.Errors.Select(FieldErrorOf)]),
        BadHttpRequestException request => await BadRequestAsync(context, request),
        _ => databaseFaults.Classify(exception) switch
        {
            DatabaseFault.LostRace or DatabaseFault.Duplicate => LostRace(context),
            DatabaseFault.Busy => Unavailable(),
            DatabaseFault.Unknown => null,
        },
    };

    private async Task<Refusal?> BadRequestAsync(HttpContext context, BadHttpRequestException exception) => exception switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => StatusProblems.Of(StatusCodes.Status413PayloadTooLarge),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => StatusProblems.Of(StatusCodes.Status415UnsupportedMediaType),
        { StatusCode: StatusCodes.Status408RequestTimeout } => Unavailable(),
        { InnerException: JsonException } => await BadBodyAsync(context),
        _ when ParameterName().Match(exception.Message) is { Success: true, Groups: [_, var type, var name] } =>
            BadParameter(context, type.Value, name.Value, isMissing: exception.Message.StartsWith("Required", StringComparison.Ordinal)),
        _ => Invalid([new FieldError("", "REQUIRED", "A JSON body must be given.")]),
    };

    private async Task<Refusal> BadBodyAsync(HttpContext context)
    {
        var type = context.GetEndpoint()!.Metadata.GetMetadata<IAcceptsMetadata>()!.RequestType!;
        using var body = new MemoryStream();
        context.Request.Body.Position = 0;
        await context.Request.Body.CopyToAsync(body, CancellationToken.None);
        return Invalid(BodyErrors.Find(body.GetBuffer().AsMemory(0, (int)body.Length), type, json.Value.SerializerOptions));
    }

    private static Refusal BadParameter(HttpContext context, string type, string name, bool isMissing)
    {
        if (context.Request.RouteValues.ContainsKey(name))
        {
            // An id of another form is an id that nothing has.
            var missing = CommonErrors.NotFound().Error;
            return new Refusal(StatusCodes.Status404NotFound, missing.Code, missing.Detail, []);
        }

        var key = JsonNamingPolicy.CamelCase.ConvertName(name);
        if (isMissing && context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType?.Name == type.TrimEnd('?'))
        {
            return Invalid([new FieldError("", "REQUIRED", "A JSON body must be given.")]);
        }

        return Invalid([isMissing
            ? new FieldError($"?{key}", "REQUIRED", "Must be given.")
            : new FieldError($"?{key}", "INVALID_FORMAT", "Not a value of this parameter's type.")]);
    }

    private static Refusal Invalid(IReadOnlyList<FieldError> errors) => new(
        StatusCodes.Status400BadRequest,
        errors[0].Code,
        errors.Count == 1 ? errors[0].Detail : $"{errors.Count} fields are not right; see errors.",
        errors);

    private static FieldError FieldErrorOf(ValidationFailure failure) =>
        new(PointerOf(failure.PropertyName), failure.ErrorCode, failure.ErrorMessage);

    /// <summary><c>Body.Goals[0].Title</c> is <c>/goals/0/title</c>: the client sees the body, not the command that carries it.</summary>
    internal static string PointerOf(string propertyPath)
    {
        var segments = propertyPath.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('.', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(segments.SkipWhile((segment, index) => index == 0 && segment == "Body")
            .Select(segment => "/" + JsonNamingPolicy.CamelCase.ConvertName(segment)));
    }

    private static Refusal LostRace(HttpContext context)
    {
        context.Items[RequestTransactionMiddleware.OfTheMoment] = true;
        if (context.Request.Headers.IfMatch.Count == 0)
        {
            return new Refusal(
                StatusCodes.Status409Conflict, "CONFLICT", "Another request took one of these values, or changed the same resource, at the same moment.", []);
        }

        var error = CommonErrors.PreconditionFailed().Error;
        return new Refusal(StatusOf(error.Kind), error.Code, error.Detail, []);
    }

    private static Refusal Unavailable() => StatusProblems.Of(StatusCodes.Status503ServiceUnavailable)!;

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Malformed => StatusCodes.Status400BadRequest,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Gone => StatusCodes.Status410Gone,
        ErrorKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ErrorKind.RuleBroken => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
    };

    [LoggerMessage(LogLevel.Error, "Unexpected failure of {Route}")]
    private partial void LogUnexpected(Exception exception, string? route);

    // The framework names the parameter in its message only: Failed to bind parameter "int? Limit" from "x".
    [GeneratedRegex("parameter \"([^ \"]+) ([^ \"]+)\"")]
    private static partial Regex ParameterName();
}
