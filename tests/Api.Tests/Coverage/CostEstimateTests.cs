using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>K.9's estimate, over HTTP.</summary>
public sealed class CostEstimateTests
{
    internal static object H0015 => Service("H0015", "A", 24, 250m);

    private static readonly object[] Planned =
    [
        H0015,
        Service("90837", "B", 10, 140m),
        Service("90853", "B", 9, 55m),
        Service("90847", "A", 1, 130m),
        Service("90791", "A", 1, 180m),
        Service("80307", "A", 11, 65m),
    ];

    [Fact]
    public async Task Danas_course_is_estimated_against_her_coverage()
    {
        var (client, patientId) = await StartAsync();
        var coverage = await client.Post($"/patients/{patientId}/coverages", CoverageBodies.Body).Succeeds();
        var wrong = await client.Post($"/patients/{patientId}/coverages", CoverageBodies.Body.With(new { priority = 2 })).Succeeds();
        await client.Post($"/coverages/{wrong.Id}/enter-in-error", new { reason = "Another family." }, wrong.ETag).Succeeds();

        var said = await client.Post("/cost-estimates", new
        {
            patientId,
            services = Planned,
            comparator = new { units = 28, unitPrice = new { amount = 650m, currency = "USD" } },
        }).Succeeds();

        Assert.Equal((8_920m, 2_200m, 6_720m, 2_840m), (Amount("allowed"), Amount("patientOwes"), Amount("plansPay"), Amount("uncappedPatientOwes")));
        Assert.Equal(Amount("patientOwes"), Amount("deductible") + Amount("coinsurance") + Amount("copay"));
        Assert.Equal((18_200m, 9_280m, 50.99m), (Amount("/comparison/allowed"), Amount("/comparison/savings"), (decimal)said["/comparison/savingsPercent"]!));
        Assert.Equal(coverage.Id, (string?)Assert.Single(said["coverages"]!.AsArray())!["coverageId"]);
        Assert.Equal(
            [("80307", 11, 715m), ("90791", 1, 180m), ("90837", 10, 1_400m), ("90847", 1, 130m), ("90853", 9, 495m), ("H0015", 24, 6_000m)],
            said["services"]!.AsArray().Select(service => ((string)service!["serviceCode"]!, (int)service["count"]!, (decimal)service["allowed"]!["amount"]!)));

        decimal Amount(string member) => (decimal)said[$"{member}/amount"]!;
    }

    [Fact]
    public async Task A_course_is_estimated_phase_by_phase()
    {
        var (client, patientId) = await StartAsync();
        await client.Post($"/patients/{patientId}/coverages", CoverageBodies.Body).Succeeds();

        var said = await client.Post("/cost-estimates", new
        {
            patientId,
            services = new[] { Service("90791", "A", 1, 180m), H0015.With(new { phase = 1 }), Service("90853", "B", 9, 55m).With(new { phase = 2 }) },
        }).Succeeds();

        var phases = said["phases"]!.AsArray();
        Assert.Equal(
            [(null, 180m), (1, 6_000m), (2, 495m)],
            phases.Select(phase => ((int?)phase!["phase"], (decimal)phase["allowed"]!["amount"]!)));
        Assert.Equal((decimal)said["patientOwes/amount"]!, phases.Sum(phase => (decimal)phase!["patientOwes"]!["amount"]!));
        Assert.All(phases, phase => Assert.Equal(
            (decimal)phase!["allowed"]!["amount"]!, (decimal)phase["patientOwes"]!["amount"]! + (decimal)phase["plansPay"]!["amount"]!));
        await client.Post("/cost-estimates", new { patientId, services = new[] { H0015.With(new { phase = -1 }) } }).IsRefused(400, "OUT_OF_RANGE");
    }

    [Fact]
    public async Task Without_coverage_the_patient_owes_all()
    {
        var (client, patientId) = await StartAsync();

        var said = await client.Post("/cost-estimates", new { patientId, services = new[] { H0015 } }).Succeeds();

        Assert.Equal((6_000m, 0m), ((decimal)said["patientOwes/amount"]!, (decimal)said["plansPay/amount"]!));
    }

    [Fact]
    public async Task A_patient_of_nobody_and_other_money_are_refused()
    {
        var (client, patientId) = await StartAsync();
        var euros = H0015.With(new { unitPrice = new { amount = 250m, currency = "EUR" } });

        var unknown = await client.Post("/cost-estimates", new { patientId = "019b8f00-0000-7000-8000-000000000000", services = new[] { H0015 } }).IsRefused(422, "UNKNOWN_REFERENCE");
        Assert.Equal([("/patientId", "UNKNOWN_REFERENCE")], unknown.Errors);
        var mixed = await client.Post("/cost-estimates", new { patientId, services = new object[] { H0015, euros } }).IsRefused(422, "WRONG_CURRENCY");
        Assert.Equal([("/services/1/unitPrice/currency", "WRONG_CURRENCY")], mixed.Errors);
        var compared = await client.Post("/cost-estimates", new
        {
            patientId,
            services = new[] { H0015 },
            comparator = new { units = 28, unitPrice = new { amount = 650m, currency = "EUR" } },
        }).IsRefused(422, "WRONG_CURRENCY");
        Assert.Equal([("/comparator/unitPrice/currency", "WRONG_CURRENCY")], compared.Errors);
        await client.Post("/cost-estimates", new { patientId, services = new[] { H0015.With(new { count = 0 }) } }).IsRefused(400, "OUT_OF_RANGE");
        await client.Post("/cost-estimates", new { patientId, services = Array.Empty<object>() }).IsRefused(400, "REQUIRED");
    }

    private static object Service(string serviceCode, string benefitCategory, int count, decimal price) =>
        new { serviceCode, benefitCategory, count, units = 1, unitPrice = new { amount = price, currency = "USD" }, on = "2026-01-08" };

    private static async Task<(ApiClient Client, string PatientId)> StartAsync()
    {
        var organization = await SharedOrganization.GetAsync();
        return (organization.Client(Role.Billing), (await organization.PatientAsync()).Id);
    }
}
