using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Coverage;
using static TreatmentPlans.Api.Tests.Coverage.BilledCare;

namespace TreatmentPlans.Api.Tests.Coverage;

public sealed class AdjudicationTests
{
    private const string Saturday = "2026-01-03";
    private const string Sunday = "2026-01-04";

    [Fact]
    public async Task Each_line_says_who_pays_and_what_is_left_of_the_limits()
    {
        var care = await StartAsync();
        await AsOfTheFirstAsync(care);
        await care.LockedAsync(Saturday, "IopBlock", 180);
        await care.LockedAsync(Sunday);

        var cost = await AdjudicateAsync(care);

        Assert.Equal((305m, 275m, 30m, 0m), (Amount(cost["total/allowed"]), Amount(cost["total/patientOwes"]), Amount(cost["total/plansPay"]), Amount(cost["total/writtenOff"])));
        Assert.Equal((250m, 950m, 1_950m), Share(cost["lines/0"]!));
        Assert.Equal((25m, 950m, 1_925m), Share(cost["lines/1"]!));
        Assert.Equal((250m, 305m), (Amount(cost["lines/0/allowedSoFar"]), Amount(cost["lines/1/allowedSoFar"])));
        Assert.Equal((250m, 275m), (Amount(cost["lines/0/patientOwesSoFar"]), Amount(cost["lines/1/patientOwesSoFar"])));
        Assert.Equal(("Harbor Mutual", 1), ((string?)cost["coverages/0/payer"], (int)cost["coverages/0/priority"]!));
        Assert.Equal(250m, Amount((await AdjudicateAsync(care, new { asOf = Saturday }))["total/allowed"]));
    }

    [Fact]
    public async Task Another_episode_of_the_patient_draws_on_the_same_limits()
    {
        var care = await StartAsync();
        await AsOfTheFirstAsync(care);
        await care.LockedAsync(Saturday, "IopBlock", 180);
        var program = await care.Calendar.Organization.ProgramAsync();
        await care.Billing.Post("/payer-contracts", ContractBodies.Of(program.Id)).Succeeds();
        var second = await care.Calendar.Counselor.Post(
            $"/patients/{care.Patient.PatientId}/episodes",
            new { programId = program.Id, requestedOn = Course.RequestedOn, source = "PrimaryCare" }).Succeeds();
        await care.Calendar.Counselor.Post($"/episodes/{second.Id}/drug-tests", new
        {
            collectedAt = $"{Sunday}T16:00:00Z",
            outcome = "Tested",
            specimen = "Urine",
            method = "Presumptive",
            results = new[] { new { substance = "Alcohol", result = "Negative" } },
        }).Succeeds();
        await care.Host.RunAsync<CoverageJobs>();

        var cost = await care.Billing.Post($"/episodes/{second.Id}/adjudications", new { }).Succeeds();

        Assert.Equal("80307", (string?)Assert.Single(cost["lines"]!.AsArray())!["serviceCode"]);
        Assert.Equal((65m, 885m, 1_885m), Share(cost["lines/0"]!));
        Assert.Equal((65m, 65m), (Amount(cost["total/allowed"]), Amount(cost["lines/0/patientOwesSoFar"])));
    }

    [Fact]
    public async Task What_was_known_of_lines_and_coverage_at_an_instant_gives_the_same_answer_ever_after()
    {
        var care = await StartAsync();
        await AsOfTheFirstAsync(care);
        var session = await care.LockedAsync(Saturday, "IopBlock", 180);
        await care.LinesAsync();
        var knownAt = care.Host.Clock.GetUtcNow();
        var before = await AdjudicateAsync(care, new { asOf = Sunday, knownAt });

        await care.CorrectAsync(session, new { status = "AttendedPartial", arrivedAt = "2026-01-03T16:00:00Z", reason = "Came at eleven." });
        var coverage = await care.Billing.Get($"/coverages/{care.Coverage.Id}").Succeeds();
        await care.Billing.Post($"/coverages/{care.Coverage.Id}/enter-in-error", new { reason = "Another payer." }, coverage.ETag).Succeeds();
        await care.LinesAsync();

        Assert.Equal(before.Text, (await AdjudicateAsync(care, new { asOf = Sunday, knownAt })).Text);
        Assert.Equal(0m, Amount((await AdjudicateAsync(care))["total/allowed"]));
        await care.Billing.Post($"/episodes/{care.Patient.EpisodeId}/adjudications", new { asOf = "2026-02-01" }).IsRefused(422, "DATE_IN_FUTURE");
    }

    [Theory]
    [InlineData("WrittenOff", 0, 250)]
    [InlineData("PatientOwes", 250, 0)]
    public async Task A_line_without_the_authorization_or_the_level_that_the_contract_asks_for_is_held(string notCovered, decimal owed, decimal writtenOff)
    {
        var care = await StartAsync(null, ContractBodies.Iop.With(new
        {
            authorizationRequired = true,
            levelsOfCare = new[] { Course.Level("2.1") },
            notCovered,
        }));
        await AsOfTheFirstAsync(care);
        await care.LockedAsync(Saturday, "IopBlock", 180);

        var lines = await care.LinesAsync();
        var cost = await AdjudicateAsync(care);

        Assert.Equal((250m, 250m), (Amount(lines["allowed"]), Amount(lines["held"])));
        Assert.Equal(["LevelMismatch", "NoAuthorization"], lines["lines/0/holds"]!.AsArray().Select(hold => (string)hold!));
        Assert.Equal(["LevelMismatch", "NoAuthorization"], cost["lines/0/holds"]!.AsArray().Select(hold => (string)hold!));
        Assert.Equal((notCovered, 0), ((string?)cost["lines/0/notCovered"], cost["lines/0/shares"]!.AsArray().Count));
        Assert.Equal((owed, writtenOff, 0m), (Amount(cost["total/patientOwes"]), Amount(cost["total/writtenOff"]), Amount(cost["total/plansPay"])));
    }

    /// <summary>The snapshot of the coverage is older than the sessions, so that they draw on the limits.</summary>
    private static Task AsOfTheFirstAsync(BilledCare care)
    {
        var year = CoverageBodies.Year().With(new { });
        year["individual"]!["deductible"]!["met"]!["asOf"] = "2026-01-01";
        year["individual"]!["outOfPocket"]!["met"]!["asOf"] = "2026-01-01";
        return care.Billing.Put($"/coverages/{care.Coverage.Id}", CoverageBodies.Body.With(new { planYears = new[] { year } }), care.Coverage.ETag).Succeeds();
    }

    private static async Task<ApiAnswer> AdjudicateAsync(BilledCare care, object? body = null)
    {
        await care.Host.RunAsync<CoverageJobs>();
        return await care.Billing.Post($"/episodes/{care.Patient.EpisodeId}/adjudications", body ?? new { }).Succeeds();
    }

    private static (decimal Due, decimal Deductible, decimal OutOfPocket) Share(JsonNode line)
    {
        var share = Assert.Single(line["shares"]!.AsArray())!;
        return (Amount(share["due"]), Amount(share["deductibleLeft"]), Amount(share["outOfPocketLeft"]));
    }

    private static decimal Amount(JsonNode? money) => (decimal)money!["amount"]!;
}
