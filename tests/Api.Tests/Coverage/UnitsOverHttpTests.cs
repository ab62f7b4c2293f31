using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>D.2 over HTTP: minutes that were attended become units by the contract's strategy, at both sides of each boundary.</summary>
public sealed class UnitsOverHttpTests
{
    [Theory]
    [InlineData("PerDiem", 180, 179, 0)]
    [InlineData("PerDiem", 180, 180, 1)]
    [InlineData("PerDiem", 180, 300, 1)]
    [InlineData("Per15MinEightMinuteRule", 1, 7, 0)]
    [InlineData("Per15MinEightMinuteRule", 1, 8, 1)]
    [InlineData("Per15MinEightMinuteRule", 1, 22, 1)]
    [InlineData("Per15MinEightMinuteRule", 1, 23, 2)]
    [InlineData("Per15MinEightMinuteRule", 1, 37, 2)]
    [InlineData("Per15MinEightMinuteRule", 1, 38, 3)]
    [InlineData("Per15MinEightMinuteRule", 1, 53, 4)]
    [InlineData("Per15MinFull", 1, 14, 0)]
    [InlineData("Per15MinFull", 1, 15, 1)]
    [InlineData("Per15MinFull", 1, 44, 2)]
    [InlineData("PerHourRoundNearestHalf", 1, 45, 1.0)]
    [InlineData("PerHourRoundNearestHalf", 1, 89, 1.5)]
    [InlineData("PerEventThreshold", 53, 52, 0)]
    [InlineData("PerEventThreshold", 53, 53, 1)]
    public async Task Minutes_become_units(string strategy, int minimum, int minutes, double units)
    {
        var service = ContractBodies.Service("H0015", ["ProcessGroup"], 100m, "A", "GroupCounseling", minimum)
            .With(new { basis = strategy == "PerDiem" ? "Day" : "Each", strategy });
        var care = await BilledCare.StartAsync(null, service);
        await care.LockedAsync("2026-01-03", minutes: minutes);

        var lines = await care.LinesAsync();

        Assert.Equal((decimal)units, lines["lines"]!.AsArray().Sum(line => (decimal)line!["units"]!));
        Assert.Equal((decimal)units * 100m, (decimal)lines["allowed/amount"]!);
        Assert.Equal(units == 0 ? 1 : 0, lines["unbilled"]!.AsArray().Count);
    }
}
