using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>The version the caller says it changes. Null where the header is missing.</summary>
public readonly record struct IfMatch(int? Version)
{
    /// <summary>Checked after existence and before any rule (D26).</summary>
    /// <exception cref="DomainException">428 without a version; 412 with another one than the current.</exception>
    public void Check(AggregateRoot root) => Check(root.Version);

    /// <param name="current">0 for what is there from the start and was never written.</param>
    /// <exception cref="DomainException">428 without a version; 412 with another one than the current.</exception>
    public void Check(int current)
    {
        if (Version is not { } expected)
        {
            throw CommonErrors.PreconditionRequired();
        }

        if (expected != current)
        {
            throw CommonErrors.PreconditionFailed();
        }
    }
}
