using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>D.4's examples M1 to M7 over HTTP, to the cent.</summary>
public sealed class CostSharingTests
{
    private const string Day = "2026-06-01";

    [Theory]
    [InlineData("M1", 100, 5_000, true, 0.2, null, 250, 130, 120)]
    [InlineData("M2", 0, 12, true, 0.2, null, 250, 12, 238)]
    [InlineData("M3", 500, 5_000, false, null, 25.0, 20, 20, 0)]
    [InlineData("M4", 205, 5_000, true, 0.2, null, 250, 214, 36)]
    [InlineData("M5", 0, 5_000, true, 0.3333, null, 65, 21.66, 43.34)]
    [InlineData("M6", 0, 5_000, true, 0.125, null, 65, 8.13, 56.87)]
    public async Task A_line_is_shared_as_the_example_says(
        string example, double deductible, double outOfPocket, bool deductibleApplies, double? coinsurance, double? copay, double allowed, double owed, double paid)
    {
        var category = new { code = "A", deductibleApplies, coinsuranceRate = coinsurance, copay = copay is { } each ? Money(each) : null };

        var said = await EstimateAsync([Year("2026-01-01", "2026-12-31", deductible, met: 0, outOfPocket, category)], [Service(Day, allowed)]);

        Assert.Equal((example, (decimal)owed, (decimal)paid), (example, Amount(said, "patientOwes"), Amount(said, "plansPay")));
    }

    [Fact]
    public async Task A_new_plan_year_begins_with_limits_of_its_own_M7()
    {
        var category = new { code = "A", deductibleApplies = true, coinsuranceRate = 0.2 };

        var said = await EstimateAsync(
            [Year("2026-01-01", "2026-12-31", 500, met: 500, 5_000, category), Year("2027-01-01", "2027-12-31", 500, met: 0, 5_000, category)],
            [Service("2026-12-30", 250), Service("2027-01-02", 250)]);

        Assert.Equal((300m, 200m), (Amount(said, "patientOwes"), Amount(said, "plansPay")));
        Assert.Equal((250m, 50m), (Amount(said, "deductible"), Amount(said, "coinsurance")));
    }

    private static async Task<ApiAnswer> EstimateAsync(object[] planYears, object[] services)
    {
        var organization = await TestOrganization.CreateAsync();
        var patientId = (await organization.PatientAsync()).Id;
        var billing = organization.Client(Role.Billing);
        await billing.Post($"/patients/{patientId}/coverages", CoverageBodies.Body.With(new { planYears })).Succeeds();
        return await billing.Post("/cost-estimates", new { patientId, services }).Succeeds();
    }

    private static object Year(string from, string to, double deductible, double met, double outOfPocket, object category) => new
    {
        from,
        to,
        individual = new { deductible = Limit(deductible, met), outOfPocket = Limit(outOfPocket, met: 0) },
        categories = new[] { category },
    };

    private static object Limit(double maximum, double met) =>
        new { maximum = Money(maximum), met = new { amount = Money(met), asOf = "2026-01-01", source = "Payer's portal" } };

    private static object Service(string on, double price) =>
        new { serviceCode = "H0015", benefitCategory = "A", count = 1, units = 1, unitPrice = Money(price), on };

    private static object Money(double amount) => new { amount, currency = "USD" };

    private static decimal Amount(ApiAnswer said, string member) => (decimal)said[$"{member}/amount"]!;
}
