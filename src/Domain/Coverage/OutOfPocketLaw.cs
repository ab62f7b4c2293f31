namespace TreatmentPlans.Domain.Coverage;

/// <summary>What the law lets one person pay at most in a plan year, by the year in which it begins (rule COV-10).</summary>
internal static class OutOfPocketLaw
{
    private const string Currency = "USD";

    private static readonly Dictionary<int, decimal> SelfOnly = new()
    {
        [2025] = 9_200m,
        [2026] = 10_600m,
    };

    /// <summary>Within a family plan each person has the limit of a person; what was already counted above it stays counted.</summary>
    public static CostLimit Bound(CostLimit individual, DateOnly yearFrom) =>
        individual.Maximum.Currency == Currency && SelfOnly.TryGetValue(yearFrom.Year, out var most) && individual.Maximum.Amount > most
            ? individual with { Maximum = individual.Maximum with { Amount = Math.Max(most, individual.Met?.Amount.Amount ?? 0) } }
            : individual;
}
