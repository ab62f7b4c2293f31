namespace TreatmentPlans.Domain.Common;

/// <summary>An aggregate that other systems know by ids of their own (D45).</summary>
public interface IIdentified
{
    /// <summary>Those that no other record of its kind may have; none once it is entered in error, so that the right record can take them.</summary>
    IReadOnlyList<Identifier> ClaimedIdentifiers { get; }
}
