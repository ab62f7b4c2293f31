using System.Globalization;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>Binds <c>If-Match</c>. Anything that is not an ETag of ours cannot be the current one, so it ends as 412.</summary>
internal sealed record IfMatchHeader(IfMatch Value)
{
    private const int NeverCurrent = -1;

    public static ValueTask<IfMatchHeader?> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        var condition = header.Count == 0 ? new IfMatch(null) : new IfMatch(Parse(header.ToString()));
        return ValueTask.FromResult<IfMatchHeader?>(new IfMatchHeader(condition));
    }

    public static implicit operator IfMatch(IfMatchHeader header) => header.Value;

    private static int Parse(string etag) =>
        etag.Length > 2 && etag[0] == '"' && etag[^1] == '"'
            && int.TryParse(etag.AsSpan(1, etag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : NeverCurrent;
}
