namespace TreatmentPlans.Domain.Coverage;

/// <summary>How minutes become units, rules BIL-1 to BIL-5. Which one a service goes by, and from how many minutes on, a payer's contract says.</summary>
public enum UnitStrategy
{
    /// <summary>One a day, from the minimum on.</summary>
    PerDiem,

    /// <summary>Quarters of an hour, of which the last counts from its eighth minute on.</summary>
    Per15MinEightMinuteRule,

    /// <summary>Whole quarters of an hour.</summary>
    Per15MinFull,

    /// <summary>Hours, rounded to the nearest half; a half of that upwards.</summary>
    PerHourRoundNearestHalf,

    /// <summary>One, from the minimum on.</summary>
    PerEventThreshold,
}

public static class UnitStrategies
{
    private const int Quarter = 15;
    private const int Half = 30;

    /// <param name="quantity">Therapeutic minutes, or the substances of a test.</param>
    /// <param name="minimum">Below it there is no unit, whatever the strategy.</param>
    public static decimal UnitsOf(this UnitStrategy strategy, int quantity, int minimum) => quantity < minimum ? 0 : strategy switch
    {
        UnitStrategy.PerDiem or UnitStrategy.PerEventThreshold => 1,
        UnitStrategy.Per15MinEightMinuteRule => (quantity + Quarter / 2) / Quarter,
        UnitStrategy.Per15MinFull => quantity / Quarter,
        UnitStrategy.PerHourRoundNearestHalf => (quantity + Half / 2) / Half / 2m,
    };
}
