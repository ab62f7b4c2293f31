using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>
/// Commits what succeeded. Below the problem documents, so that a commit which fails is a refusal as any other: new rows meet the
/// database only then.
/// </summary>
internal sealed class RequestCommit(RequestDelegate next, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<RunningTransaction>() is not { } running)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
            if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
            {
                await CommitAsync(context, running);
            }
        }
        catch (AnsweredBeforeException)
        {
            // No refusal: the answer of before comes instead.
        }
    }

    private async Task CommitAsync(HttpContext context, RunningTransaction running)
    {
        var answer = running.Claim is null ? null : running.AnswerOf(context);
        var entries = RequestAudit.Entries(context, context.Response.StatusCode, clock.GetUtcNow());
        // From here on a client that goes away must not undo what it asked for.
        await running.Transaction.CommitAsync(entries, answer, CancellationToken.None);
        running.IsCommitted = true;
        RequestAudit.MarkStored(context);
    }
}

/// <summary>The transaction of a request that is being served, and the answer as far as it is written.</summary>
internal sealed class RunningTransaction(IRequestTransaction transaction, IdempotencyClaim? claim, MemoryStream body)
{
    /// <summary>Item under which an answer that holds a secret leaves the body a replay shows instead.</summary>
    public static readonly object KeptBody = new();

    /// <summary>The headers of an answer that belong to what it says, and so to its replay.</summary>
    private static readonly string[] KeptHeaders = ["Content-Type", "ETag", "Location", "Cache-Control"];

    public IRequestTransaction Transaction => transaction;

    public IdempotencyClaim? Claim => claim;

    public bool IsCommitted { get; set; }

    /// <summary>As a replay gives it again.</summary>
    public KeptAnswer AnswerOf(HttpContext context)
    {
        var headers = context.Response.Headers;
        return new KeptAnswer(
            context.Response.StatusCode,
            KeptHeaders.Where(headers.ContainsKey).ToDictionary(name => name, name => headers[name].ToString()),
            context.Items[KeptBody] as byte[] ?? body.ToArray());
    }
}
