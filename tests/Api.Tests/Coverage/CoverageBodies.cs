namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>Dana's coverage of K.1, with a member number of its own each time.</summary>
internal static class CoverageBodies
{
    private static int _members;

    public static object Body => new
    {
        payer = "Harbor Mutual",
        priority = 1,
        from = "2026-01-01",
        planYears = new[] { Year() },
        identifiers = new[] { new { system = "urn:example:member", value = $"HM-{Interlocked.Increment(ref _members)}" } },
    };

    public static object Year(
        string from = "2026-01-01", string to = "2026-12-31", decimal deductible = 1_500m, decimal met = 300m, string currency = "USD", object? categories = null) => new
        {
            from,
            to,
            individual = new { deductible = Limit(deductible, met, currency), outOfPocket = Limit(2_500m, 300m, "USD") },
            categories = categories ?? new object[]
            {
                new { code = "A", deductibleApplies = true, coinsuranceRate = 0.2m },
                new { code = "B", deductibleApplies = false, copay = new { amount = 25m, currency = "USD" } },
            },
        };

    private static object Limit(decimal maximum, decimal met, string currency) => new
    {
        maximum = new { amount = maximum, currency },
        met = new { amount = new { amount = met, currency }, asOf = "2026-01-07", source = "Payer's portal" },
    };
}
