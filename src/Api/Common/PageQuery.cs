using System.ComponentModel;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

/// <summary><c>?limit=&amp;after=</c> of every collection; bind with <c>[AsParameters]</c>.</summary>
internal sealed record PageQuery
{
    public const string LimitName = "limit";

    [Description("Items per page, 1 to 200; 50 unless given.")]
    public int? Limit { get; init; }

    [Description("The `next` of the page before. Opaque, bound to this list and its filters.")]
    public string? After { get; init; }

    public static implicit operator PageRequest(PageQuery query)
    {
        var limit = query.Limit ?? PageRequest.DefaultLimit;
        return limit is >= 1 and <= PageRequest.MaxLimit
            ? new PageRequest(limit, query.After)
            : throw new DomainException(new DomainError(
                "OUT_OF_RANGE",
                ErrorKind.Malformed,
                "The limit is out of range.",
                [new FieldError("?limit", "OUT_OF_RANGE", $"Between 1 and {PageRequest.MaxLimit}.")]));
    }
}
