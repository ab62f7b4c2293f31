using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>What Dana answers, tells and practises between the sessions (K.1, K.4, K.7, K.10 and decisions.md), each on its day.</summary>
internal sealed class DanaRecords(ApiClient counselor, string episodeId)
{
    private static readonly (string DueOn, string? HandedInOn)[] HomeworkDone =
    [
        ("2026-01-15", "2026-01-15"), ("2026-01-22", "2026-01-22"), ("2026-01-29", "2026-01-31"), ("2026-02-05", "2026-02-05"),
        ("2026-02-12", null), ("2026-02-18", "2026-02-18"), ("2026-02-19", "2026-02-19"), ("2026-02-26", "2026-02-26"),
        ("2026-03-02", "2026-03-02"), ("2026-03-05", "2026-03-05"), ("2026-03-16", "2026-03-16"), ("2026-03-23", "2026-03-23"),
        ("2026-03-26", "2026-03-26"), ("2026-04-06", "2026-04-06"), ("2026-04-13", "2026-04-13"), ("2026-04-15", "2026-04-15"),
    ];

    private static readonly (string From, int[] OfEachDay)[] Cravings =
    [
        ("2026-01-30", [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 9, 8, 7, 8]),
        ("2026-02-28", [4, 3, 3, 4, 3, 2, 3]),
        ("2026-03-21", [3, 2, 3, 2, 2, 3, 2]),
        ("2026-04-09", [2, 2, 1, 2, 3, 2, 2]),
    ];

    private readonly List<(DateOnly On, Func<Task> Record)> _ahead = [];

    private string Episode => $"/episodes/{episodeId}";

    /// <summary>Puts down what is to come, in the order of the days.</summary>
    public void Plan()
    {
        Answers("2026-01-08", "Audit", 4, 3, 3, 2, 2, 1, 3, 2, 0, 4);
        Answers("2026-01-08", "Dast10", "AbleToStop", 1, 0, 1, 0, 0, 0, 0, 0, 0, 0);
        Answers("2026-01-08", "Phq9", 2, 2, 2, 2, 1, 2, 2, 1, 0);
        Answers("2026-01-08", "Gad7", 2, 2, 2, 1, 1, 2, 1);
        Answers("2026-01-08", "Who5", 2, 2, 1, 2, 2);
        Answers("2026-01-08", "Bam", 3, 3, 3, 4, 3, 0, 3, 2, 0, 3, 1, 4, 4, 2, 1, 1);
        Screen("2026-01-08");
        Answers("2026-01-08", "Bscq", 30, 45, 35, 50, 25, 30, 40, 55);
        Answers("2026-01-08", "ReadinessRulers", 8, 4, 7);
        Answers("2026-01-08", "Urica", 2, 5, 5, 3, 2, 4, 4, 5, 3, 4, 1, 4, 1, 4, 4, 4, 4, 3, 4, 3, 4, 3, 1, 4, 4, 1, 3, 3, 1, 4, 3, 3);
        Answers("2026-02-05", "Phq9", 1, 1, 2, 1, 1, 1, 1, 1, 0);
        Answers("2026-02-05", "Gad7", 1, 1, 1, 1, 1, 1, 1);
        Answers("2026-02-05", "Bscq", 40, 50, 45, 60, 35, 40, 50, 60);
        Screen("2026-02-12");
        Answers("2026-03-05", "Phq9", 1, 1, 1, 1, 0, 1, 1, 0, 0);
        Answers("2026-03-05", "Gad7", 1, 1, 1, 1, 1, 0, 0);
        Answers("2026-03-05", "Who5", 3, 3, 3, 3, 3);
        Answers("2026-03-05", "Bam", 2, 1, 1, 1, 1, 0, 1, 3, 3, 2, 2, 4, 4, 1, 3, 3);
        Answers("2026-03-05", "Bscq", 70, 75, 65, 80, 55, 60, 70, 75);
        Answers("2026-04-15", "Phq9", 0, 1, 1, 1, 0, 0, 0, 0, 0);
        Answers("2026-04-15", "Gad7", 1, 1, 1, 0, 0, 0, 0);
        Answers("2026-04-15", "Who5", 4, 4, 4, 3, 3);
        Answers("2026-04-15", "Bam", 1, 1, 1, 0, 0, 0, 0, 4, 3, 1, 2, 4, 4, 1, 4, 4);
        Answers("2026-04-15", "Bscq", 85, 90, 80, 90, 75, 75, 80, 85);

        foreach (var (from, days) in Cravings)
        {
            foreach (var (craving, index) in days.Select((craving, index) => (craving, index)))
            {
                var on = Day(from).AddDays(index);
                On(on, () => counselor.Post($"{Episode}/check-ins", new { craving, at = At(on) }));
            }
        }

        foreach (var on in new[] { "2026-01-15", "2026-01-22", "2026-01-29", "2026-02-05", "2026-02-12", "2026-02-19", "2026-02-26", "2026-03-05", "2026-03-12", "2026-03-26", "2026-04-08" })
        {
            On(Day(on), () => counselor.Post($"{Episode}/drug-tests", new
            {
                collectedAt = At(Day(on)),
                outcome = "Tested",
                specimen = "Urine",
                method = "Presumptive",
                results = new[] { new { substance = "Alcohol", result = on == "2026-02-12" ? "Positive" : "Negative" } },
            }));
        }

        On(Day("2026-02-12"), () => counselor.Post(
            $"{Episode}/use-events", new { substance = "Alcohol", startedOn = "2026-02-10", reportedBy = "Self", standardDrinksPerDay = 5 }));

        foreach (var (dueOn, handedInOn) in HomeworkDone)
        {
            PlanHomework(dueOn, handedInOn);
        }

        foreach (var category in new[] { "People", "Place", "Emotion", "Time", "Body" })
        {
            On(Day("2026-02-19"), () => counselor.Post($"{Episode}/triggers", new
            {
                category,
                description = "Known from evenings before.",
                risk = 3,
                copingSkills = new[] { "urge-surfing" },
                identifiedOn = "2026-02-19",
            }));
        }

        foreach (var on in new[] { "2026-01-24", "2026-01-31", "2026-02-07", "2026-02-14", "2026-02-21", "2026-03-04" })
        {
            On(Day(on), () => counselor.Post($"{Episode}/skill-practices", new
            {
                skillCode = on.EndsWith('4') ? "urge-surfing" : "refusal-words",
                practisedAt = At(Day(on)),
                setting = "Social",
                difficulty = 3,
                effectiveness = 7,
            }));
        }

        foreach (var (on, relationship) in new[] { ("2026-01-12", "Partner"), ("2026-01-12", "Friend"), ("2026-03-02", "Family"), ("2026-04-06", "Friend") })
        {
            On(Day(on), () => counselor.Post(
                $"{Episode}/support-contacts", new { name = $"Sam of {on}", relationship, phone = "+1 555 0100", agreedOn = on }));
        }
    }

    /// <summary>Records what is known by the end of that day.</summary>
    public async Task CatchUpAsync(DateOnly today)
    {
        foreach (var (_, record) in _ahead.Where(fact => fact.On <= today).OrderBy(fact => fact.On).ToList())
        {
            await record();
        }

        _ahead.RemoveAll(fact => fact.On <= today);
    }

    public async Task HasTheLapseOfTheTextAsync()
    {
        var trend = await counselor.Get($"{Episode}/craving-trend?asOf=2026-02-13").Succeeds();
        Assert.Equal((6.43m, 4m, true), (Rounded(trend["trend/current/mean"]), Rounded(trend["trend/previous/mean"]), (bool)trend["trend/isRising"]!));
        Assert.False((bool)(await counselor.Get($"{Episode}/craving-trend?asOf=2026-02-12").Succeeds())["trend/isRising"]!);
        Assert.Equal(3, (await WorkAsync("CravingHigh")).Count);
        Assert.Single(await WorkAsync("CravingRising"));
        var history = (await counselor.Get($"{Episode}/use-history?asOf=2026-02-13").Succeeds())["history"]!;
        Assert.Equal(("Lapse", "2026-02-10"), ((string?)history["events"]![0]!["class"], (string?)history["heavyDrinkingDays"]![0]));
        Assert.NotNull((await counselor.Get($"{Episode}/use-events").Succeeds())["items/0/drugTestIds/0"]);
        Assert.Equal(3, (int)(await counselor.Get($"{Episode}/abstinence?asOf=2026-02-13").Succeeds())["abstinence/daysSinceLastUse"]!);
    }

    /// <summary>All that the return to use called for was done elsewhere, but for the safety check, which a person settles.</summary>
    public async Task HasTheResponseOfTheTextAsync()
    {
        foreach (var kind in new[] { "UseExtraSession", "UseChainAnalysis", "UseReRating", "UseStepUpEvaluation" })
        {
            Assert.Equal("Resolved", (string?)Assert.Single(await WorkAsync(kind))["status"]);
        }

        // What the test had found before she told of it fell with its event.
        var safety = Assert.Single(await WorkAsync("UseSafetyCheck"), item => (string?)item["status"] != "Resolved");
        await counselor.Post(
            $"/work-items/{safety["id"]}/resolve",
            new { outcome = "Done", evidence = "C-SSRS of the 12th: none; no withdrawal; naloxone was offered." },
            $"\"{safety["version"]}\"").Succeeds();
    }

    public async Task HasTheCourseOfTheTextAsync()
    {
        var homework = (await counselor.Get($"{Episode}/homework-summary?asOf=2026-04-17").Succeeds())["summary"]!;
        Assert.Equal(
            ["16 15 14", "10 9 8", "3 3 3", "3 3 3"],
            homework["phases"]!.AsArray().Select(phase => phase!["rates"]!).Prepend(homework["rates"]!).Select(rates => $"{rates["due"]} {rates["completed"]} {rates["onTime"]}"));
        Assert.Equal((0.9375m, 0.875m), ((decimal)homework["rates"]!["completionRatio"]!, (decimal)homework["rates"]!["onTimeRatio"]!));
        var missed = Assert.Single((await counselor.Get($"{Episode}/homework?status=Missed").Succeeds())["items"]!.AsArray())!;
        Assert.Equal(("2026-02-12", "2026-02-20"), ((string?)missed["dueOn"], (string?)missed["steps"]![1]!["on"]));
        var tests = await counselor.Get($"{Episode}/drug-test-summary").Succeeds();
        Assert.Equal((10, 1, 90.91m), ((int)tests["rates/negative"]!, (int)tests["rates/positive"]!, Rounded((decimal)tests["rates/negativeRatio"]! * 100)));
        var incentives = await counselor.Get($"{Episode}/incentives").Succeeds();
        Assert.Equal([1, 2, 3, 4, 0, 1, 2, 3, 4, 5, 5], incentives["entries"]!.AsArray().Select(entry => (int)entry!["points"]!));
        Assert.Equal(30, (int)incentives["points"]!);

        var abstinence = await counselor.Get($"{Episode}/abstinence?asOf=2026-04-17").Succeeds();
        Assert.Equal(66, (int)abstinence["abstinence/daysSinceLastUse"]!);
        Assert.Equal((96, 1, 98.96m), ((int)abstinence["abstinence/episodeDays"]!, (int)abstinence["abstinence/useDays"]!, Rounded(abstinence["abstinence/percentDaysAbstinent"])));
        var milestones = (await counselor.Get($"{Episode}/milestones?limit=200").Succeeds())["items"]!.AsArray();
        Assert.Equal(
            ["2026-01-17 7", "2026-01-24 14", "2026-02-09 30", "2026-02-11 1", "2026-02-17 7", "2026-02-24 14", "2026-03-12 30", "2026-04-11 60"],
            milestones.Select(milestone => $"{milestone!["reachedOn"]} {milestone["days"]}").Order());
    }

    public async Task HasTheProgressOfTheTextAsync()
    {
        var progress = await counselor.Get($"{Episode}/progress?asOf=2026-04-17").Succeeds();
        Assert.Equal("14 9 6 3: -11 Remission", Course("phq9-total"));
        Assert.Equal("11 7 5 3: -8 Remission", Course("gad7-total"));
        Assert.Equal("36 60 72: 36 ", Course("who5-index"));
        Assert.Equal("38.75 47.5 68.75 82.5: 43.75 ", Course("bscq-mean"));
        Assert.Equal(["7 2 0: -7 ", "17 8 5: -12 ", "12 19 21: 9 "], new[] { "bam-use", "bam-risk", "bam-protective" }.Select(Course));
        Assert.Equal(
            ["24:  ", "10:  ", "1:  ", "8:  ", "4:  ", "7:  ", "10.43:  "],
            new[] { "audit-total", "audit-c-total", "dast10-total", "ruler-importance", "ruler-confidence", "ruler-readiness", "urica-readiness" }.Select(Course));
        Assert.Equal(
            Cravings.SelectMany(stretch => stretch.OfEachDay.Select((craving, day) => $"{Day(stretch.From).AddDays(day):yyyy-MM-dd} {craving}")),
            Series("craving-nrs")["points"]!.AsArray().Select(point => $"{point!["on"]} {point["value"]}"));
        Assert.All(
            new[] { "phq9-total", "gad7-total", "who5-index", "bscq-mean", "bam-use", "bam-risk", "bam-protective" },
            code => Assert.True((bool)Series(code)["isImprovement"]!));
        Assert.True((bool)Series("who5-index")["isMeaningful"]!);
        Assert.Equal(["2026-02-10"], progress["useDays"]!.AsArray().Select(day => (string)day!));
        Assert.Equal(10, (int)progress["drugTests/negative"]!);

        var picture = XDocument.Parse((await counselor.Get($"{Episode}/progress.svg?asOf=2026-04-17").Succeeds()).Text);
        HasThePictureOf(progress, picture);
        await KeepPictureAsync(picture);

        JsonNode Series(string code) => progress["series"]!.AsArray().Single(one => (string?)one!["code"] == code)!;

        string Course(string code)
        {
            var series = Series(code);
            var values = series["points"]!.AsArray().Select(point => Rounded(point!["value"]).ToString("0.##", CultureInfo.InvariantCulture));
            return string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', values)}: {(decimal?)series["change"]:0.##} {series["response"]}");
        }
    }

    /// <summary>By its data: what is read out says each series as the JSON has it, and each is named where its line ends.</summary>
    private static void HasThePictureOf(ApiAnswer progress, XDocument picture)
    {
        var said = picture.Descendants().Single(element => (string?)element.Attribute("id") == "description").Value;
        var drawn = picture.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()).ToHashSet();
        Assert.Contains("Days of use: 2026-02-10.", said, StringComparison.Ordinal);
        foreach (var series in progress["series"]!.AsArray())
        {
            var (baseline, latest) = (series!["baseline"]!, series["latest"]!);
            var values = string.Create(
                CultureInfo.InvariantCulture, $"{series["label"]}: {(decimal)baseline["value"]!:0.##} on {baseline["on"]}");
            Assert.Contains(values, said, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{(decimal)latest["value"]!:0.##} on {latest["on"]}"), said, StringComparison.Ordinal);
            Assert.Contains((string)series["label"]!, drawn);
        }

        Assert.Superset(new HashSet<string> { "Phase 1 (2.1)", "Phase 2 (1.5)", "Phase 3 (1.5)" }, drawn);
    }

    /// <summary>For people to look at: written where the variable says.</summary>
    private async Task KeepPictureAsync(XDocument picture)
    {
        if (Environment.GetEnvironmentVariable("DANA_PICTURE") is { } file)
        {
            picture.Save(file);
            await File.WriteAllBytesAsync(Path.ChangeExtension(file, "png"), (await counselor.Get($"{Episode}/progress.png?asOf=2026-04-17").Succeeds()).Bytes);
        }
    }

    private static decimal Rounded(JsonNode? value) => Rounded((decimal)value!);

    private static decimal Rounded(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    /// <summary>In the morning in New York.</summary>
    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(15, 0), TimeSpan.Zero);

    private async Task<List<JsonNode>> WorkAsync(string kind) =>
        [.. (await counselor.Get($"/work-items?kind={kind}&limit=200").Succeeds())["items"]!.AsArray().Select(item => item!)];

    private void On(DateOnly day, Func<Task<ApiAnswer>> record) => _ahead.Add((day, async () => await record().Succeeds()));

    private void On(DateOnly day, Func<Task> record) => _ahead.Add((day, record));

    private void Answers(string on, string instrument, params int[] values) => Answers(on, instrument, null, values);

    private void Answers(string on, string instrument, string? variant, params int[] values) => On(Day(on), async () =>
    {
        var items = (await counselor.Get($"/instruments/{instrument}").Succeeds())["items"]!.AsArray()
            .Where(item => (bool)item!["isRequired"]!).Select(item => (string)item!["id"]!).ToList();
        return await counselor.Post($"{Episode}/assessments", new
        {
            instrument,
            variant,
            answeredAt = At(Day(on)),
            answers = items.Zip(values, (item, value) => new { item, value }),
        });
    });

    private void Screen(string on) => On(Day(on), () => counselor.Post($"{Episode}/assessments", new
    {
        instrument = "Cssrs",
        answeredAt = At(Day(on)),
        answers = new[] { new { item = "1", value = 0 }, new { item = "2", value = 0 }, new { item = "6", value = 0 } },
    }));

    private void PlanHomework(string dueOn, string? handedInOn)
    {
        // HW6, after the lapse.
        var isChainAnalysis = dueOn == "2026-02-18";
        var assignedOn = isChainAnalysis ? Day("2026-02-13") : Day(dueOn).AddDays(-3);
        ApiAnswer homework = null!;
        On(assignedOn, async () => homework = await counselor.Post($"{Episode}/homework", new
        {
            title = "Between the sessions",
            evidenceType = "Text",
            pattern = isChainAnalysis ? "LapseChainAnalysis" : null,
            assignedOn,
            dueOn,
        }).Succeeds());
        if (handedInOn is not null)
        {
            On(Day(handedInOn), async () =>
            {
                homework = await counselor.Post($"/homework/{homework.Id}/submit", new { on = handedInOn, evidence = "Done as agreed." }, homework.ETag).Succeeds();
                homework = await counselor.Post($"/homework/{homework.Id}/complete", new { on = handedInOn }, homework.ETag).Succeeds();
            });
        }
    }
}
