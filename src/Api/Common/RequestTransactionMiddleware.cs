using System.Security.Cryptography;
using System.Text;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>
/// Runs a changing request in one transaction and lets its answer leave only once it is committed. Under an
/// <c>Idempotency-Key</c> a retry gets the first answer again (D32).
/// </summary>
internal sealed class RequestTransactionMiddleware(RequestDelegate next)
{
    public const string KeyHeader = "Idempotency-Key";
    private const int MaxKeyLength = 255;

    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || endpoint?.Metadata.GetMetadata<AccessRequirement>() is null
            || endpoint.Metadata.GetMetadata<DryRunMetadata>() is not null)
        {
            await next(context);
            return;
        }

        var aborted = context.RequestAborted;
        var transaction = context.RequestServices.GetRequiredService<IRequestTransaction>();
        var claim = HttpMethods.IsPost(context.Request.Method) ? await ReadClaimAsync(context, endpoint) : null;

        var answered = await transaction.BeginAsync(claim, aborted);
        if (answered is not null)
        {
            await ReplayAsync(context, answered);
            return;
        }

        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        var running = new RunningTransaction(transaction, claim, buffer);
        context.Features.Set(running);
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (!running.IsCommitted)
        {
            var refusal = claim is not null && IsKept(context) ? running.AnswerOf(context) : null;
            answered = await transaction.RefuseAsync(refusal, CancellationToken.None);
            if (answered is not null)
            {
                context.Response.Clear();
                context.Items.Remove(RequestAudit.Refusal);
                await ReplayAsync(context, answered);
                return;
            }
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(body, aborted);
    }

    /// <summary>Refusals that the same request would meet again. Not those of the moment (D32).</summary>
    private static bool IsKept(HttpContext context) =>
        !context.Items.ContainsKey(OfTheMoment) && context.Response.StatusCode is < StatusCodes.Status500InternalServerError
            and not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status412PreconditionFailed
                or StatusCodes.Status428PreconditionRequired or StatusCodes.Status429TooManyRequests);

    private static async Task<IdempotencyClaim?> ReadClaimAsync(HttpContext context, Endpoint endpoint)
    {
        if (!context.Request.Headers.TryGetValue(KeyHeader, out var values))
        {
            return null;
        }

        var key = values.ToString();
        if (key.Length is 0 or > MaxKeyLength || key.Any(character => character is < ' ' or > '~'))
        {
            throw new DomainException(new DomainError(
                "INVALID_FORMAT",
                ErrorKind.Malformed,
                "The Idempotency-Key is malformed.",
                [new FieldError(KeyHeader, "INVALID_FORMAT", $"1 to {MaxKeyLength} printable ASCII characters.")]));
        }

        context.Request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Path}{context.Request.QueryString}\n"));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            hash.AppendData(chunk, 0, read);
        }

        context.Request.Body.Position = 0;
        var operation = endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
        return new IdempotencyClaim(operation, key, hash.GetHashAndReset());
    }

    /// <summary>Item by which a refusal says that it is one of the moment, though its status does not.</summary>
    public static readonly object OfTheMoment = new();

    private static async Task ReplayAsync(HttpContext context, StoredAnswer stored)
    {
        if (!stored.SameRequest)
        {
            throw new DomainException(new DomainError(
                "IDEMPOTENCY_KEY_REUSED", ErrorKind.RuleBroken, "This Idempotency-Key was used for another request."));
        }

        if (stored.Answer is not { } answer)
        {
            throw new DomainException(new DomainError(
                "IDEMPOTENCY_IN_PROGRESS", ErrorKind.Conflict, "The first request under this Idempotency-Key is still running."));
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.Headers["Idempotent-Replayed"] = "true";
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
