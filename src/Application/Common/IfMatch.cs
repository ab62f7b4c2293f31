using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>The version the caller says it changes. Null where the header is missing.</summary>
public readonly record struct IfMatch(int? Version)
{
    /// <summary>Checked after existence and before any rule (D26).</summary>
    /// <exception cref="DomainException">428 without a version; 412 with another one than the current.</exception>
    public void Check(AggregateRoot root)
    {
        if (Version is not { } expected)
        {
            throw CommonErrors.PreconditionRequired();
        }

        if (expected != root.Version)
        {
            throw CommonErrors.PreconditionFailed();
        }
    }
}
