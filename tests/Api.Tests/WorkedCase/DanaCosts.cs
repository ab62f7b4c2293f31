using System.Globalization;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Coverage;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Coverage;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>Who pays for Dana, by which contract, what the course was expected to cost, and what it did (K.1, K.9).</summary>
internal sealed class DanaCosts(ApiHost host, ApiClient billing, string programId, string patientId, string episodeId)
{
    /// <summary>After these lines stands what the text says: due, deductible left, out-of-pocket left, allowed and owed so far.</summary>
    private static readonly (string Line, decimal Due, decimal Deductible, decimal OutOfPocket, decimal Allowed, decimal Owed)[] Checkpoints =
    [
        ("01-08 90791", 180m, 1_020m, 2_020m, 180m, 180m),
        ("01-15 80307", 65m, 455m, 1_455m, 745m, 745m),
        ("01-15 H0015", 250m, 205m, 1_205m, 995m, 995m),
        ("01-20 90837", 25m, 205m, 1_180m, 1_135m, 1_020m),
        ("01-21 H0015", 214m, 0m, 966m, 1_385m, 1_234m),
        ("01-28 90853", 25m, 0m, 778m, 2_255m, 1_422m),
        ("02-13 90837", 25m, 0m, 389m, 4_230m, 1_811m),
        ("02-24 90847", 26m, 0m, 125m, 5_565m, 2_075m),
        ("02-26 H0015", 50m, 0m, 12m, 6_130m, 2_188m),
        ("03-02 H0015", 12m, 0m, 0m, 6_380m, 2_200m),
        ("03-03 90837", 0m, 0m, 0m, 6_520m, 2_200m),
        ("04-15 90853", 0m, 0m, 0m, 8_560m, 2_200m),
    ];

    private ApiAnswer _coverage = null!;

    private string Episode => $"/episodes/{episodeId}";

    /// <summary>Of the programme: 28 days of residential care at 650 a day.</summary>
    public static object Policies => new[]
    {
        new
        {
            effectiveFrom = "2026-01-01",
            costs = new { comparator = new { label = "Residential treatment", days = 28, perDay = new { amount = 650m, currency = "USD" } } },
        },
    };

    public async Task IsCoveredAsync()
    {
        object[] services =
        [
            ContractBodies.Intake, ContractBodies.Iop.With(new { levelsOfCare = new[] { Course.Level("2.1") }, authorizationRequired = true }), ContractBodies.Individual,
            ContractBodies.Family, ContractBodies.Group, ContractBodies.Screen,
        ];
        await billing.Post("/payer-contracts", ContractBodies.Of(programId, services)).Succeeds();
        _coverage = await billing.Post($"/patients/{patientId}/coverages", CoverageBodies.Body).Succeeds();
    }

    public Task IsToldWhatToExpectAsync() => billing.Put($"{Episode}/cost-estimate", new
    {
        services = new[]
        {
            Planned("90791", "A", 1, 180m), Planned("H0015", "A", 24, 250m), Planned("90837", "B", 10, 140m),
            Planned("90853", "B", 9, 55m), Planned("90847", "A", 1, 130m), Planned("80307", "A", 11, 65m),
        },
    }, "\"0\"").Succeeds();

    public async Task HasTheCostsOfTheTextAsync()
    {
        await host.RunAsync<CoverageJobs>();
        var lines = await billing.Get($"{Episode}/service-lines").Succeeds();
        Assert.Equal((55, 8_560m, 0m), (lines["lines"]!.AsArray().Count, Amount(lines["allowed"]), Amount(lines["held"])));
        Assert.Empty(lines["unbilled"]!.AsArray());
        Assert.Equal(
            [("80307", 11), ("90791", 1), ("90837", 11), ("90847", 1), ("90853", 9), ("H0015", 22)],
            lines["lines"]!.AsArray().GroupBy(line => (string)line!["serviceCode"]!).Select(code => (code.Key, code.Count())).Order());

        var adjudication = await AdjudicateAsync();
        HasTotal(adjudication, 8_560m, 2_200m, 6_360m, 1_200m, 875m, 125m);
        foreach (var (line, due, deductible, outOfPocket, allowed, owed) in Checkpoints)
        {
            var at = Line(adjudication, line);
            var share = Assert.Single(at["shares"]!.AsArray())!;
            Assert.Equal((line, due, deductible, outOfPocket), (line, Amount(share["due"]), Amount(share["deductibleLeft"]), Amount(share["outOfPocketLeft"])));
            Assert.Equal((line, allowed, owed), (line, Amount(at["allowedSoFar"]), Amount(at["patientOwesSoFar"])));
        }

        // As of a day in the middle, by what is known today.
        Assert.Equal((995m, 995m), Totals(await AdjudicateAsync(new { asOf = "2026-01-15" })));
    }

    public async Task HasTheSummaryOfTheTextAsync()
    {
        var summary = await billing.Get($"{Episode}/cost-summary").Succeeds();

        Assert.Equal((8_560m, 2_200m, 6_360m), (Amount(summary["actual/allowed"]), Amount(summary["actual/patientOwes"]), Amount(summary["actual/plansPay"])));
        Assert.Equal(
            [(null, 180m), (1, 6_905m), (2, 825m), (3, 650m)],
            summary["phases"]!.AsArray().Select(phase => ((int?)phase!["sequence"], Amount(phase["allowed"]))));
        Assert.Equal(2_200m, summary["phases"]!.AsArray().Sum(phase => Amount(phase!["patientOwes"])));
        Assert.Equal(
            [("80307", 715m), ("90791", 180m), ("90837", 1_540m), ("90847", 130m), ("90853", 495m), ("H0015", 5_500m)],
            summary["services"]!.AsArray().Select(service => ((string)service!["serviceCode"]!, Amount(service["allowed"]))));

        var estimate = summary["estimate"]!;
        Assert.Equal(
            (8_920m, 2_200m, 2_840m, -360m, 0m),
            (Amount(estimate["figures"]!["allowed"]), Amount(estimate["figures"]!["patientOwes"]), Amount(estimate["uncappedPatientOwes"]),
                Amount(estimate["allowedVariance"]), Amount(estimate["patientOwesVariance"])));

        var stay = summary["comparison"]!;
        Assert.Equal(
            (28, 650m, 18_200m, 9_640m, 52.97m),
            ((int)stay["days"]!, Amount(stay["perDay"]), Amount(stay["allowed"]), Amount(stay["savings"]), (decimal)stay["savingsPercent"]!));
        Assert.Equal(
            (20, 160m, 0m, 160m),
            ((int)stay["work"]!["workDays"]!, (decimal)stay["work"]!["hoursOfStay"]!, (decimal)stay["work"]!["hoursMissed"]!, (decimal)stay["work"]!["hoursPreserved"]!));
    }

    public async Task HasTheVariantsOfTheTextAsync()
    {
        var known = host.Clock.GetUtcNow();
        await LimitAsync(3_000m);
        var reached = await AdjudicateAsync();
        HasTotal(reached, 8_560m, 2_700m, 5_860m, 1_200m, 1_065m, 435m);
        Assert.Equal(0m, Amount(Line(reached, "04-08 90853")["shares"]![0]!["outOfPocketLeft"]));
        Assert.True(Amount(Line(reached, "04-08 80307")["shares"]![0]!["outOfPocketLeft"]) > 0);

        await LimitAsync(4_000m);
        var never = await AdjudicateAsync();
        Assert.Equal((2_765m, 500m), (Amount(never["total/patientOwes"]), Amount(never["total/copay"])));
        Assert.Equal(935m, Amount(Line(never, "04-15 90853")["shares"]![0]!["outOfPocketLeft"]));

        // What was known before the limits were written anew is still known as that.
        Assert.Equal((8_560m, 2_200m), Totals(await AdjudicateAsync(new { knownAt = known })));
        await LimitAsync(2_500m);
        HasTotal(await AdjudicateAsync(), 8_560m, 2_200m, 6_360m, 1_200m, 875m, 125m);
    }

    /// <summary>The block of 14 January turns out to have been half an hour shorter for her: no per diem, and all that follows moves.</summary>
    public async Task FollowsACorrectionAsync(Func<Task> correctAsync)
    {
        var known = host.Clock.GetUtcNow();
        var before = await AdjudicateAsync();
        await correctAsync();
        await host.RunAsync<CoverageJobs>();

        var lines = await billing.Get($"{Episode}/service-lines?includeVoided=true").Succeeds();
        var voided = Assert.Single(lines["lines"]!.AsArray(), line => line!["voidedAt"] is not null)!;
        Assert.Equal("01-14 H0015", Text(voided));
        var after = await AdjudicateAsync();
        HasTotal(after, 8_365m, 2_200m, 6_165m, 1_200m, 850m, 150m);
        var share = Line(after, "01-15 H0015")["shares"]![0]!;
        Assert.Equal((455m, 1_430m), (Amount(share["deductibleLeft"]), Amount(share["outOfPocketLeft"])));
        Assert.Equal(37m, Amount(Line(after, "03-02 H0015")["patientOwes"]));
        Assert.Equal((25m, 770m), (Amount(Line(after, "01-14 90853")["patientOwes"]), Amount(Line(after, "01-15 H0015")["patientOwesSoFar"])));

        var then = await AdjudicateAsync(new { knownAt = known });
        Assert.Equal(before["lines"]!.ToJsonString(), then["lines"]!.ToJsonString());
    }

    private async Task LimitAsync(decimal outOfPocket)
    {
        var years = CoverageBodies.Year();
        var individual = years.With(new { })["individual"]!;
        individual["outOfPocket"]!["maximum"]!["amount"] = outOfPocket;
        _coverage = await billing.Put(
            $"/coverages/{_coverage.Id}", CoverageBodies.Body.With(new { planYears = new[] { years.With(new { individual }) } }), _coverage.ETag).Succeeds();
    }

    private async Task<ApiAnswer> AdjudicateAsync(object? body = null) =>
        await billing.Post($"{Episode}/adjudications", body ?? new { }).Succeeds();

    private static void HasTotal(
        ApiAnswer adjudication, decimal allowed, decimal patient, decimal plan, decimal deductible, decimal coinsurance, decimal copay)
    {
        var total = adjudication["total"]!;
        Assert.Equal((allowed, patient, plan), (Amount(total["allowed"]), Amount(total["patientOwes"]), Amount(total["plansPay"])));
        Assert.Equal((deductible, coinsurance, copay), (Amount(total["deductible"]), Amount(total["coinsurance"]), Amount(total["copay"])));
    }

    private static (decimal, decimal) Totals(ApiAnswer adjudication) => (Amount(adjudication["total/allowed"]), Amount(adjudication["total/patientOwes"]));

    private static JsonNode Line(ApiAnswer adjudication, string line) => Assert.Single(adjudication["lines"]!.AsArray(), item => Text(item!) == line)!;

    private static string Text(JsonNode line) => string.Create(CultureInfo.InvariantCulture, $"{((string)line["on"]!)[5..]} {line["serviceCode"]}");

    private static decimal Amount(JsonNode? money) => (decimal)money!["amount"]!;

    private static object Planned(string serviceCode, string benefitCategory, int count, decimal price) =>
        new { serviceCode, benefitCategory, count, units = 1, unitPrice = new { amount = price, currency = "USD" }, on = "2026-01-12" };
}
