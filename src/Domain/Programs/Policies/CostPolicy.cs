using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What the cost of a course is held against.</summary>
/// <param name="Comparator">CST-2. Null: nothing, until the programme says what.</param>
public sealed record CostPolicy(ComparatorPolicy? Comparator)
{
    public static CostPolicy Default { get; } = new(Comparator: null);

    /// <exception cref="DomainException">422 WRONG_CURRENCY.</exception>
    internal void Check(string currency, string pointer)
    {
        if (Comparator is { } comparator && comparator.PerDay.Currency != currency)
        {
            throw ProgramErrors.WrongCurrency($"{pointer}/comparator/perDay/currency");
        }
    }
}

/// <summary>A stay that the course stands against, such as residential treatment (CST-2).</summary>
/// <param name="Label">What it is.</param>
/// <param name="Days">How long it would last.</param>
/// <param name="PerDay">What a day of it costs.</param>
public sealed record ComparatorPolicy(string Label, int Days, Money PerDay);
