using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What is billed for a day under one code.</summary>
/// <param name="StartsAt">Of the first thing that it is for.</param>
/// <param name="Minutes">Therapeutic minutes that it is for; 0 of a test.</param>
/// <param name="Rate">Of one unit.</param>
/// <param name="Sources">The attendance or tests that it is for, in the order of their time.</param>
/// <param name="Terms">What else the contract says of it.</param>
public sealed record ServiceLine(
    DateOnly On,
    string ServiceCode,
    DateTimeOffset StartsAt,
    decimal Units,
    int Minutes,
    Money Rate,
    string BenefitCategory,
    bool IsPerDiem,
    IReadOnlyList<Guid> Sources,
    LineTerms Terms)
{
    public Money Allowed => Rate with { Amount = Math.Round(Rate.Amount * Units, 2, MidpointRounding.AwayFromZero) };

    public bool Equals(ServiceLine? other) =>
        other is not null
        && (On, ServiceCode, StartsAt, Units, Minutes, Rate)
            == (other.On, other.ServiceCode, other.StartsAt, other.Units, other.Minutes, other.Rate)
        && (BenefitCategory, IsPerDiem) == (other.BenefitCategory, other.IsPerDiem)
        && Terms == other.Terms
        && Sources.SequenceEqual(other.Sources);

    public override int GetHashCode() => HashCode.Combine(On, ServiceCode, StartsAt, Units, Rate);
}

/// <summary>What the contract said of a line on the day of the service.</summary>
/// <param name="AuthorizationRequired">The payer pays only what it has authorized.</param>
/// <param name="LevelsOfCare">The patient is at one of them on the day; at any where there are none.</param>
/// <param name="NotCovered">Who bears it where no payer pays.</param>
/// <param name="DaysPerWeek">On so many days of a week the programme offers sessions of <paramref name="ServiceCategory"/>.</param>
public sealed record LineTerms(
    string Payer,
    bool AuthorizationRequired,
    IReadOnlyList<LevelOfCare> LevelsOfCare,
    NotCoveredRule NotCovered,
    ClaimFields? Claim,
    ServiceCategory ServiceCategory,
    int? DaysPerWeek)
{
    public bool Equals(LineTerms? other) =>
        other is not null
        && (Payer, AuthorizationRequired, NotCovered, Claim) == (other.Payer, other.AuthorizationRequired, other.NotCovered, other.Claim)
        && (ServiceCategory, DaysPerWeek) == (other.ServiceCategory, other.DaysPerWeek)
        && LevelsOfCare.SequenceEqual(other.LevelsOfCare);

    public override int GetHashCode() => HashCode.Combine(Payer, AuthorizationRequired, NotCovered, Claim);
}

/// <summary>Why something that was done is in no line.</summary>
public enum UnbilledReason
{
    /// <summary>Nobody who covers the patient on that day has a contract with the programme.</summary>
    NoContract,

    /// <summary>Its note is not signed.</summary>
    NotDocumented,

    /// <summary>Its session is not locked: what is told of it may still change.</summary>
    NotLocked,

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
