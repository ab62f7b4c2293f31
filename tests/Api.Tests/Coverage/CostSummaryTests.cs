using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Coverage;

namespace TreatmentPlans.Api.Tests.Coverage;

public sealed class CostSummaryTests
{
    [Fact]
    public async Task What_was_expected_is_kept_and_held_against_the_course_by_the_coverage_known_then()
    {
        var care = await BilledCare.StartAsync();
        var path = $"/episodes/{care.Patient.EpisodeId}/cost-estimate";
        var none = await care.Billing.Get(path).Succeeds();
        Assert.Equal((0, 0, null), ((int)none["version"]!, none["services"]!.AsArray().Count, (string?)none["recordedAt"]));
        Assert.Null((await SummaryAsync(care))["estimate"]);

        var written = await care.Billing.Put(path, Body(CostEstimateTests.H0015), none.ETag).Succeeds();
        await care.Billing.Put(path, Body(CostEstimateTests.H0015), none.ETag).IsRefused(412, "PRECONDITION_FAILED");
        var before = await SummaryAsync(care);
        var again = await care.Billing.Put(path, Body(CostEstimateTests.H0015.With(new { count = 1 })), written.ETag).Succeeds();
        var after = await SummaryAsync(care);

        Assert.Equal(again.Text, (await care.Billing.Get(path).Succeeds()).Text);
        Assert.Equal(1, (int)after["estimate/services/0/count"]!);
        Assert.Equal(Amount(before["estimate/figures/allowed"]) / Amount(after["estimate/figures/allowed"]), (int)before["estimate/services/0/count"]!);
        Assert.Equal(-Amount(after["estimate/figures/allowed"]), Amount(after["estimate/allowedVariance"]));
        var knownAt = Uri.EscapeDataString((string)before["knownAt"]!);
        Assert.Equal(before["estimate"]!.ToJsonString(), (await SummaryAsync(care, $"?knownAt={knownAt}"))["estimate"]!.ToJsonString());
        await care.Billing.Get($"/episodes/{care.Patient.EpisodeId}/cost-summary?asOf=2026-02-01").IsRefused(422, "DATE_IN_FUTURE");
    }

    [Fact]
    public async Task An_estimate_in_another_currency_or_of_an_episode_in_error_is_refused()
    {
        var care = await BilledCare.StartAsync();
        var path = $"/episodes/{care.Patient.EpisodeId}/cost-estimate";
        var euros = CostEstimateTests.H0015.With(new { unitPrice = new { amount = 250m, currency = "EUR" } });

        var refused = await care.Billing.Put(path, Body(CostEstimateTests.H0015, euros), "\"0\"").IsRefused(422, "WRONG_CURRENCY");
        Assert.Equal([("/services/1/unitPrice/currency", "WRONG_CURRENCY")], refused.Errors);
        await care.Billing.Put(path, Body(CostEstimateTests.H0015.With(new { count = 0 })), "\"0\"").IsRefused(400, "OUT_OF_RANGE");
        await care.Calendar.Supervisor.Post(
            $"/episodes/{care.Patient.EpisodeId}/enter-in-error", new { reason = "Another patient's." }, care.Patient.EpisodeETag).Succeeds();
        await care.Billing.Put(path, Body(CostEstimateTests.H0015), "\"0\"").IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task The_time_that_treatment_takes_is_told_with_the_way()
    {
        var care = await BilledCare.StartAsync();
        await care.Calendar.Counselor.Put($"/patients/{care.Patient.PatientId}/availability", new
        {
            commitments = Array.Empty<object>(),
            preferences = new { preferredTimes = Array.Empty<object>(), prefersVirtual = false, travelBufferMinutes = 20 },
        }, "\"0\"").Succeeds();
        await care.LockedAsync("2026-01-03");
        await care.LockedAsync("2026-01-03", "Individual", 60, hour: 18);
        await care.LockedAsync("2026-01-04");

        var summary = await SummaryAsync(care);

        Assert.Equal((3, 4m, 2, 1.33m), ((int)summary["time/sessions"]!, (decimal)summary["time/attendedHours"]!, (int)summary["time/daysOnSite"]!, (decimal)summary["time/travelHours"]!));
        Assert.Null(summary["comparison"]);
        Assert.Equal((3, 250m), ((int)summary["phases/0/lines"]!, Amount(summary["phases/0/allowed"])));
    }

    [Theory]
    [InlineData("""{"label":"Stay","days":0,"perDay":{"amount":650,"currency":"USD"}}""", 400, "OUT_OF_RANGE", "/policies/0/costs/comparator/days")]
    [InlineData("""{"label":"Stay","days":28,"perDay":{"amount":-1,"currency":"USD"}}""", 400, "OUT_OF_RANGE", "/policies/0/costs/comparator/perDay/amount")]
    [InlineData("""{"label":"Stay","days":28,"perDay":{"amount":0.001,"currency":"USD"}}""", 400, "INVALID_FORMAT", "/policies/0/costs/comparator/perDay/amount")]
    [InlineData("""{"label":"Stay","days":28,"perDay":{"amount":650,"currency":"EUR"}}""", 422, "WRONG_CURRENCY", "/policies/0/costs/comparator/perDay/currency")]
    public async Task A_stay_to_compare_with_is_checked_with_the_policies(string comparator, int status, string code, string pointer)
    {
        var administrator = (await SharedOrganization.GetAsync()).Client(Application.Common.Role.Administrator);
        var policies = new[] { new { effectiveFrom = "2026-01-01", costs = new { comparator = JsonNode.Parse(comparator) } } };

        var refused = await administrator.Post("/programs", Course.ProgramBody.With(new { policies })).IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    private static object Body(params object[] services) => new { services };

    private static async Task<ApiAnswer> SummaryAsync(BilledCare care, string query = "")
    {
        await care.Host.RunAsync<CoverageJobs>();
        return await care.Billing.Get($"/episodes/{care.Patient.EpisodeId}/cost-summary{query}").Succeeds();
    }

    private static decimal Amount(JsonNode? money) => (decimal)money!["amount"]!;
}
