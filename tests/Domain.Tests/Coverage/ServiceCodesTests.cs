using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Domain.Tests.Coverage;

public sealed class ServiceCodesTests
{
    [Fact]
    public void Each_code_stands_once_and_in_order_with_words_of_its_own()
    {
        Assert.Equal(ServiceCodes.All.Select(code => code.Code).Distinct().Order(StringComparer.Ordinal), ServiceCodes.All.Select(code => code.Code));
        Assert.All(ServiceCodes.All, code => Assert.InRange(code.Label.Length, 5, Limits.Code + 10));
        Assert.Equal(ServiceCodes.All.Count, ServiceCodes.All.Select(code => code.Label).Distinct().Count());
    }

    [Theory]
    [InlineData("80307", 2016, 12, 31, false)]
    [InlineData("80307", 2017, 1, 1, true)]
    [InlineData("H0015", 2000, 1, 1, true)]
    public void A_code_holds_from_its_first_day_on(string code, int year, int month, int day, bool holds) =>
        Assert.Equal(holds, ServiceCodes.Find(code)!.IsEffectiveOn(new DateOnly(year, month, day)));

    [Fact]
    public void A_code_holds_up_to_its_last_day()
    {
        var code = ServiceCodes.Find("H0015")! with { EffectiveTo = new DateOnly(2026, 6, 30) };

        Assert.True(code.IsEffectiveOn(new DateOnly(2026, 6, 30)));
        Assert.False(code.IsEffectiveOn(new DateOnly(2026, 7, 1)));
    }

    [Fact]
    public void Codes_are_found_as_they_are_written() => Assert.Null(ServiceCodes.Find("h0015"));
}
