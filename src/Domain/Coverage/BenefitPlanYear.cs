using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What a payer asks of the patient in one plan year; the next one starts from nothing.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Individual">What the patient alone pays at most.</param>
/// <param name="Family">What the patient's family pays at most, of a family plan; whichever is reached first holds.</param>
/// <param name="Categories">How the patient's share is reckoned, by category of services.</param>
public sealed record BenefitPlanYear(
    DateOnly From, DateOnly To, CostLimits Individual, CostLimits? Family, IReadOnlyList<BenefitPlanCategory> Categories)
{
    public bool Covers(DateOnly day) => From <= day && day <= To;

    public BenefitPlanCategory? Find(string category) => Categories.FirstOrDefault(found => found.Code == category);
}

/// <param name="Deductible">What is paid before the payer pays its part.</param>
/// <param name="OutOfPocket">After that the payer pays all.</param>
public sealed record CostLimits(CostLimit Deductible, CostLimit OutOfPocket);

/// <param name="Maximum">Of the whole plan year.</param>
/// <param name="Met">What the payer had counted by some day; nothing yet where it is left out.</param>
public sealed record CostLimit(Money Maximum, Accumulator? Met = null);

/// <summary>What counts towards a limit, as somebody knew it (D22). Services up to that day are in it and are not added again.</summary>
/// <param name="AsOf">Last day of the services that are counted, inclusive.</param>
/// <param name="Source">Who said so: the payer's portal, a letter, a call.</param>
public sealed record Accumulator(Money Amount, DateOnly AsOf, string Source);

/// <summary>The patient's share of services of one category.</summary>
/// <param name="Code">As the contract with the payer names the category.</param>
/// <param name="DeductibleApplies">Whether the deductible is paid first.</param>
/// <param name="CoinsuranceRate">The patient's part of what is left, from 0 to 1; none where it is left out.</param>
/// <param name="Copay">The patient pays that much of what is left, for each line; nothing where it is left out.</param>
public sealed record BenefitPlanCategory(string Code, bool DeductibleApplies, decimal? CoinsuranceRate = null, Money? Copay = null);
