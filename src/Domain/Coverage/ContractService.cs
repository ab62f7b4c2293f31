using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What a payer pays for one code, and when.</summary>
/// <param name="Sessions">Whose minutes it counts; none where it is of tests.</param>
/// <param name="Test">The tests that it is of; null where it is of sessions.</param>
/// <param name="Basis">What is counted together.</param>
/// <param name="Minimum">Minutes, or substances of a test, from which there is a unit.</param>
/// <param name="BenefitCategory">Names the cost sharing in the patient's benefit plan (D22).</param>
/// <param name="ServiceCategory">A per diem bundles the services of its own category (D22).</param>
/// <param name="Excludes">Codes that are not billed on the same day.</param>
/// <param name="TakesVirtual">Sessions by video or telephone too.</param>
/// <param name="EffectiveFrom">First day of service; that of the contract unless given.</param>
/// <param name="EffectiveTo">Last day of service; that of the contract unless given.</param>
/// <param name="AuthorizationRequired">The payer pays only what it has authorized.</param>
/// <param name="LevelsOfCare">The patient is at one of them on the day; at any where it is left out.</param>
/// <param name="NotCovered">Who bears it where no payer pays.</param>
/// <param name="Claim">What a claim says beside the code.</param>
/// <param name="DaysPerWeek">On so many days of a week the programme offers what the service is of; a week with fewer is warned of.</param>
/// <param name="VirtualClaim">The same of what was done by video or telephone only; as <paramref name="Claim"/> unless given.</param>
public sealed record ContractService(
    string ServiceCode,
    IReadOnlyList<SessionType> Sessions,
    DrugTestMethod? Test,
    CountingBasis Basis,
    UnitStrategy Strategy,
    int Minimum,
    Money Rate,
    string BenefitCategory,
    ServiceCategory ServiceCategory,
    IReadOnlyList<string> Excludes,
    bool TakesVirtual,
    DateOnly? EffectiveFrom = null,
    DateOnly? EffectiveTo = null,
    bool AuthorizationRequired = false,
    IReadOnlyList<LevelOfCare>? LevelsOfCare = null,
    NotCoveredRule NotCovered = NotCoveredRule.WrittenOff,
    ClaimFields? Claim = null,
    ClaimFields? VirtualClaim = null,
    int? DaysPerWeek = null)
{
    internal IReadOnlyList<LevelOfCare> Levels => LevelsOfCare ?? [];

    public bool IsPerDiem => Strategy == UnitStrategy.PerDiem;

    public bool IsEffectiveOn(DateOnly day) => !(day < EffectiveFrom) && !(day > EffectiveTo);

    /// <summary>It is meant for such facts; whether it takes this one is <see cref="Takes"/>.</summary>
    internal bool IsOf(ServiceFact fact) =>
        fact.Session is { } session ? Sessions.Contains(session) : fact.Test is { } test && test == Test;

    internal bool Takes(ServiceFact fact) => IsOf(fact) && (TakesVirtual || !fact.IsVirtual);

    internal decimal UnitsOf(IEnumerable<ServiceFact> facts) => Strategy.UnitsOf(facts.Sum(fact => fact.Quantity), Minimum);

    internal bool Bundles(ContractService other) => IsPerDiem && !other.IsPerDiem && other.ServiceCategory == ServiceCategory;

    /// <summary>Where it stands on a day, the other does not. A day has one per diem.</summary>
    internal bool RulesOut(ContractService other) =>
        Bundles(other)
        || (IsPerDiem && other.IsPerDiem)
        || Excludes.Contains(other.ServiceCode)
        || other.Excludes.Contains(ServiceCode);

    internal bool Overlaps(ContractService other) =>
        ServiceCode == other.ServiceCode && !(other.EffectiveTo < EffectiveFrom) && !(EffectiveTo < other.EffectiveFrom);
}

/// <summary>What a claim says beside the code of the service, as the payer wants it.</summary>
/// <param name="RevenueCode">Of a facility's claim.</param>
/// <param name="Modifiers">Two characters each, in order.</param>
/// <param name="PlaceOfService">Two digits.</param>
public sealed record ClaimFields(string? RevenueCode = null, IReadOnlyList<string>? Modifiers = null, string? PlaceOfService = null)
{
    public IReadOnlyList<string> Modifiers { get; init; } = Modifiers ?? [];

    public bool Equals(ClaimFields? other) =>
        other is not null && (RevenueCode, PlaceOfService) == (other.RevenueCode, other.PlaceOfService) && Modifiers.SequenceEqual(other.Modifiers);

    public override int GetHashCode() => HashCode.Combine(RevenueCode, PlaceOfService, Modifiers.Count);
}

public enum CountingBasis
{
    /// <summary>Each session, or test, by itself.</summary>
    Each,

    /// <summary>All of one day together.</summary>
    Day,
}
