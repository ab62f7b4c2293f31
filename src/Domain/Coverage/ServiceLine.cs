using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What is billed for a day under one code.</summary>
/// <param name="StartsAt">Of the first thing that it is for.</param>
/// <param name="Rate">Of one unit.</param>
/// <param name="Sources">The attendance or tests that it is for, in the order of their time.</param>
public sealed record ServiceLine(
    DateOnly On,
    string ServiceCode,
    DateTimeOffset StartsAt,
    decimal Units,
    Money Rate,
    string BenefitCategory,
    bool IsPerDiem,
    IReadOnlyList<Guid> Sources)
{
    public Money Allowed => Rate with { Amount = Math.Round(Rate.Amount * Units, 2, MidpointRounding.AwayFromZero) };

    public bool Equals(ServiceLine? other) =>
        other is not null
        && (On, ServiceCode, StartsAt, Units, Rate) == (other.On, other.ServiceCode, other.StartsAt, other.Units, other.Rate)
        && (BenefitCategory, IsPerDiem) == (other.BenefitCategory, other.IsPerDiem)
        && Sources.SequenceEqual(other.Sources);

    public override int GetHashCode() => HashCode.Combine(On, ServiceCode, StartsAt, Units, Rate);
}

/// <summary>Why something that was done is in no line.</summary>
public enum UnbilledReason
{
    /// <summary>Its note is not signed.</summary>
    NotDocumented,

    /// <summary>The contract names no service for it on that day.</summary>
    NotInContract,

    /// <summary>The payer does not take it by video or telephone.</summary>
    VirtualNotTaken,

    /// <summary>Below what the contract asks for.</summary>
    BelowMinimum,

    /// <summary>Part of the day's per diem.</summary>
    Bundled,

    /// <summary>Another line of the day rules it out.</summary>
    Excluded,
}

public sealed record UnbilledFact(ServiceFact Fact, UnbilledReason Reason);
