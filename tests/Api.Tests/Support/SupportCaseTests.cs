using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Support;

/// <summary>The worked case between the sessions, day by day: domain.md K.4 and K.10, to the figure.</summary>
public sealed class SupportCaseTests(SupportHost hosted) : IClassFixture<SupportHost>
{
    private static readonly DateOnly LastDay = new(2026, 4, 17);

    /// <summary>Highest of the day.</summary>
    private static readonly Dictionary<DateOnly, int> Cravings = Enumerable.Range(0, 8)
        .ToDictionary(day => new DateOnly(2026, 1, 30).AddDays(day), _ => 4)
        .Concat(new[] { 4, 4, 5, 9, 8, 7, 8 }.Select((craving, day) => KeyValuePair.Create(new DateOnly(2026, 2, 7).AddDays(day), craving)))
        .ToDictionary();

    private readonly ApiHost _host = hosted.Host;

    [Fact]
    public async Task The_lapse_of_week_5_is_found_answered_and_counted()
    {
        var care = await SupportedCare.AdmittedAsync(_host);
        await care.HasPlanAsync();
        await LiveAsync(care, new DateOnly(2026, 1, 15), new DateOnly(2026, 2, 11));
        Assert.Equal([(7, "2026-01-17"), (14, "2026-01-24"), (30, "2026-02-09")], await MilestonesAsync(care));

        await LiveAsync(care, new DateOnly(2026, 2, 12), new DateOnly(2026, 2, 12));
        Assert.Equal((5.86m, 4m, 1.86m, false), await TrendAsync(care, "2026-02-12"));
        Assert.Empty(await care.WorkAsync("CravingRising"));
        var use = await care.Patient().Post($"{care.Episode}/use-events", new
        {
            substance = "Alcohol",
            startedOn = "2026-02-10",
            reportedBy = "Self",
            amount = "5 drinks",
            standardDrinksPerDay = 5,
            setting = "Alone at home",
        }).Succeeds();
        Assert.Equal("Confirmed", (string?)use["status"]);
        var test = await care.Counselor.Post($"{care.Episode}/drug-tests", new
        {
            collectedAt = "2026-02-12T17:00:00Z",
            outcome = "Tested",
            specimen = "Urine",
            method = "Presumptive",
            results = new[] { new { substance = "Alcohol", result = "Positive" } },
        }).Succeeds();
        var merged = Assert.Single((await care.Counselor.Get($"{care.Episode}/use-events").Succeeds())["items"]!.AsArray())!;
        Assert.Equal((use.Id, test.Id), ((string?)merged["id"], (string?)merged["drugTestIds"]![0]));
        await IsAnsweredAsync(care, use);

        await LiveAsync(care, new DateOnly(2026, 2, 13), new DateOnly(2026, 2, 13));
        Assert.Equal((6.43m, 4m, 2.43m, true), await TrendAsync(care, "2026-02-13"));
        var rising = Assert.Single(await care.WorkAsync("CravingRising"));
        Assert.StartsWith("2026-02-13", (string?)rising["createdAt"], StringComparison.Ordinal);
        Assert.StartsWith("2026-02-14", (string?)rising["dueAt"], StringComparison.Ordinal);
        Assert.Equal(
            ["2026-02-13", "2026-02-11", "2026-02-10"], (await care.WorkAsync("CravingHigh")).Select(item => ((string)item["createdAt"]!)[..10]));
        await IsSettledAsync(care);
        Assert.Equal(("Lapse", true, 1), await ClassAsync(care, "2026-02-13"));

        await LiveAsync(care, new DateOnly(2026, 2, 14), LastDay);
        await IsCountedAsync(care);
    }

    private static async Task IsAnsweredAsync(SupportedCare care, ApiAnswer use)
    {
        var safety = Assert.Single(await care.WorkAsync("UseSafetyCheck"));
        Assert.Equal(("2026-02-13T05:00:00Z", use.Id, $"{care.Organization.Counselor}"), ((string?)safety["dueAt"], (string?)safety["subjectId"], (string?)safety["ownerId"]));
        foreach (var kind in new[] { "UseExtraSession", "UseChainAnalysis", "UseReRating", "UseStepUpEvaluation" })
        {
            // The end of Wednesday the 18th: Monday the 16th is a holiday.
            Assert.Equal(("2026-02-19T05:00:00Z", "Open"), Assert.Single(await care.WorkAsync(kind)) is var item ? ((string?)item["dueAt"], (string?)item["status"]) : default);
        }

        var reviews = await care.Counselor.Get($"/plans/{care.PlanId}/reviews").Succeeds();
        var owed = Assert.Single(reviews["obligations"]!.AsArray(), obligation => (string?)obligation!["trigger"] == "Lapse")!;
        Assert.Equal(("2026-02-18", "2026-02-12"), ((string?)owed["dueOn"], (string?)owed["raisedOn"]));
    }

    /// <summary>What is done elsewhere settles the tasks that ask for it.</summary>
    private static async Task IsSettledAsync(SupportedCare care)
    {
        await care.ChangeAsync("dimension-ratings", SupportedCare.Ratings("2026-02-13", 1, 0, 2, 1, 3, 1));
        await care.Counselor.Post($"/plans/{care.PlanId}/readiness-evaluations", new { asOf = "2026-02-13", purpose = "StepDown" }).Succeeds();

        Assert.Equal("Resolved", (string?)Assert.Single(await care.WorkAsync("UseReRating"))["status"]);
        Assert.Equal("Resolved", (string?)Assert.Single(await care.WorkAsync("UseStepUpEvaluation"))["status"]);
        Assert.Equal("Open", (string?)Assert.Single(await care.WorkAsync("UseChainAnalysis"))["status"]);
    }

    private static async Task IsCountedAsync(SupportedCare care)
    {
        Assert.Equal(("Lapse", false, 1), await ClassAsync(care, "2026-02-17"));
        Assert.Equal(
            [
                (7, "2026-01-17"), (14, "2026-01-24"), (30, "2026-02-09"),
                (1, "2026-02-11"), (7, "2026-02-17"), (14, "2026-02-24"), (30, "2026-03-12"), (60, "2026-04-11"),
            ],
            await MilestonesAsync(care));
        var abstinence = (await care.Patient().Get($"{care.Episode}/abstinence").Succeeds())["abstinence"]!;
        Assert.Equal(
            ("Known", "2026-02-10", 66, 96, 1),
            ((string?)abstinence["standing"], (string?)abstinence["lastUseOn"], (int)abstinence["daysSinceLastUse"]!, (int)abstinence["episodeDays"]!, (int)abstinence["useDays"]!));
        Assert.Equal(98.96m, Math.Round((decimal)abstinence["percentDaysAbstinent"]!, 2));
        Assert.Equal(
            [("2026-01-11", "2026-02-09", 30), ("2026-02-11", "2026-04-17", 66)],
            abstinence["runs"]!.AsArray().Select(run => ((string)run!["firstOn"]!, (string)run["lastOn"]!, (int)run["days"]!)));

        // On the 11th nobody knew of the day before yet.
        var before = await care.Counselor.Get($"{care.Episode}/abstinence?asOf=2026-02-11&knownAt=2026-02-11T23:00:00Z").Succeeds();
        Assert.Equal(32, (int)before["abstinence/daysSinceLastUse"]!);
        var after = await care.Counselor.Get($"{care.Episode}/abstinence?asOf=2026-02-11").Succeeds();
        Assert.Equal(1, (int)after["abstinence/daysSinceLastUse"]!);
    }

    /// <summary>Each day the jobs run, and the patient checks in where the case says so.</summary>
    private async Task LiveAsync(SupportedCare care, DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            _host.Clock.SetDate(day.Year, day.Month, day.Day);
            await SupportedCare.RunJobsAsync(_host);
            if (Cravings.TryGetValue(day, out var craving))
            {
                await care.Patient().Post($"{care.Episode}/check-ins", new { craving = craving - 2, mood = 5, outcome = "Passed" }).Succeeds();
                await care.Patient().Post($"{care.Episode}/check-ins", new { craving }).Succeeds();
            }
        }
    }

    private static async Task<List<(int, string)>> MilestonesAsync(SupportedCare care)
    {
        var list = await care.Patient().Get($"{care.Episode}/milestones").Succeeds();
        Assert.All(list["items"]!.AsArray(), item => Assert.Equal("Awarded", (string?)item!["status"]));
        return [.. list["items"]!.AsArray().Select(item => ((int)item!["days"]!, (string)item["reachedOn"]!)).OrderBy(item => item.Item2, StringComparer.Ordinal)];
    }

    private static async Task<(decimal, decimal, decimal, bool)> TrendAsync(SupportedCare care, string asOf)
    {
        var trend = (await care.Counselor.Get($"{care.Episode}/craving-trend?asOf={asOf}").Succeeds())["trend"]!;
        return (
            Rounded(trend["current"]!["mean"]), Rounded(trend["previous"]!["mean"]), Rounded(trend["change"]), (bool)trend["isRising"]!);
    }

    private static decimal Rounded(JsonNode? number) => Math.Round((decimal)number!, 2);

    private static async Task<(string?, bool, int)> ClassAsync(SupportedCare care, string asOf)
    {
        var found = await care.Counselor.Get($"{care.Episode}/use-history?asOf={asOf}").Succeeds();
        var use = found["history/events/0"]!;
        return ((string?)use["class"], (bool)use["isProvisional"]!, found["history/heavyDrinkingDays"]!.AsArray().Count);
    }
}
