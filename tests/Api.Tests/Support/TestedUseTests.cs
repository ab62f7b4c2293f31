using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;

namespace TreatmentPlans.Api.Tests.Support;

/// <summary>Rule USE-7. Today is the fifth of January; admitted on the second, last use on 31 December.</summary>
public sealed class TestedUseTests
{
    private const string Collected = "2026-01-05T11:00:00Z";
    private static readonly object Told = new { substance = "Cocaine", startedOn = "2026-01-03", reportedBy = "Self" };
    private static readonly object Mistake = new { reason = "Another patient." };

    private CareInProgress _care = null!;

    private string Uses => $"/episodes/{_care.EpisodeId}/use-events";

    [Fact]
    public async Task A_positive_test_that_nobody_had_spoken_of_makes_an_event_to_be_confirmed_for_each_substance()
    {
        _care = await CareInProgress.StartAsync();

        var test = await TestAsync(("Cocaine", "Positive"), ("Alcohol", "Positive"), ("Cannabis", "Negative"), ("Opiates", "Invalid"));

        var uses = await UsesAsync();
        Assert.Equal(["Alcohol", "Cocaine"], uses.Select(use => (string)use["substance"]!).Order());
        Assert.All(uses, use => Assert.Equal(
            ("Unconfirmed", "Test", "2026-01-05", test.Id), ((string?)use["status"], (string?)use["reportedBy"], (string?)use["startedOn"], (string?)use["drugTestIds"]![0])));
        Assert.Equal(2, (await WorkAsync("UseToConfirm")).Count);
        Assert.Empty(await WorkAsync("UseExtraSession"));
    }

    [Fact]
    public async Task What_is_prescribed_and_what_was_used_before_the_admission_make_none()
    {
        _care = await CareInProgress.StartAsync();
        await _care.Counselor.Post(Tests, Body(new[] { new { substance = "Buprenorphine", result = "Positive", prescribed = true } })).Succeeds();

        // Found for a week: the last use told at admission lies in it.
        await TestAsync(("Methadone", "Positive"));

        Assert.Empty(await UsesAsync());
    }

    [Fact]
    public async Task A_positive_test_is_of_an_event_in_its_window_and_leaves_it_as_it_is()
    {
        _care = await CareInProgress.StartAsync();
        var told = await _care.Counselor.Post(Uses, Told).Succeeds();
        var others = await _care.Counselor.Post(Uses, Told.With(new { reportedBy = "Collateral", substance = "Alcohol" })).Succeeds();

        var test = await TestAsync(("Cocaine", "Positive"), ("Alcohol", "Positive"));

        foreach (var (use, status) in new[] { (told, "Confirmed"), (others, "Unconfirmed") })
        {
            var now = await _care.Counselor.Get($"{Uses}/{use.Id}").Succeeds();
            Assert.Equal((status, test.Id), ((string?)now["status"], (string?)now["drugTestIds/0"]));
        }

        Assert.Equal(2, (await UsesAsync()).Count);
    }

    [Fact]
    public async Task What_the_patient_tells_later_takes_the_place_of_what_a_test_found()
    {
        _care = await CareInProgress.StartAsync();
        var test = await TestAsync(("Cocaine", "Positive"), ("Alcohol", "Positive"));

        var told = await _care.Counselor.Post(Uses, Told).Succeeds();

        Assert.Equal(("Confirmed", test.Id), ((string?)told["status"], (string?)told["drugTestIds/0"]));
        var uses = await UsesAsync();
        var merged = Assert.Single(uses, use => (string?)use["substance"] == "Cocaine" && (string?)use["id"] != told.Id);
        Assert.Equal(("Merged", told.Id), ((string?)merged["status"], (string?)merged["mergedIntoId"]));
        Assert.Equal("Unconfirmed", (string?)Assert.Single(uses, use => (string?)use["substance"] == "Alcohol")["status"]);
        Assert.Equal(["Open", "Resolved"], (await WorkAsync("UseToConfirm")).Select(item => (string)item["status"]!).Order());
    }

    [Fact]
    public async Task A_definitive_test_that_finds_nothing_refutes_what_the_screen_alone_had_told()
    {
        _care = await CareInProgress.StartAsync();
        var screen = await TestAsync(("Cocaine", "Positive"), ("Alcohol", "Positive"));

        var definitive = await _care.Counselor.Post(
            Tests, Body(new[] { Result("Cocaine", "Negative"), Result("Alcohol", "Positive") }).With(new { method = "Definitive", confirmsId = screen.Id })).Succeeds();

        var uses = await UsesAsync();
        Assert.Equal(2, uses.Count);
        Assert.Equal("Refuted", (string?)Assert.Single(uses, use => (string?)use["substance"] == "Cocaine")["status"]);
        var found = Assert.Single(uses, use => (string?)use["substance"] == "Alcohol");
        Assert.Equal(("Unconfirmed", definitive.Id), ((string?)found["status"], (string?)found["drugTestIds"]![1]));
    }

    [Fact]
    public async Task A_test_in_error_takes_with_it_what_it_alone_had_told()
    {
        _care = await CareInProgress.StartAsync();
        var told = await _care.Counselor.Post(Uses, Told).Succeeds();
        var test = await TestAsync(("Cocaine", "Positive"), ("Alcohol", "Positive"));

        await _care.Counselor.Post($"{Tests}/{test.Id}/enter-in-error", Mistake, test.ETag).Succeeds();

        var now = await _care.Counselor.Get($"{Uses}/{told.Id}").Succeeds();
        Assert.Equal(("Confirmed", 0), ((string?)now["status"], now["drugTestIds"]!.AsArray().Count));
        Assert.Equal("Refuted", (string?)Assert.Single(await UsesAsync(), use => (string?)use["substance"] == "Alcohol")["status"]);
    }

    /// <summary>SUB-1: a panel of opiates finds heroin, and one that says heroin says more than who told of opiates.</summary>
    [Fact]
    public async Task A_panel_finds_what_its_name_takes_in_and_no_less_than_that()
    {
        _care = await CareInProgress.StartAsync();
        var heroin = await _care.Counselor.Post(Uses, Told.With(new { substance = "Heroin" })).Succeeds();
        var opiates = await _care.Counselor.Post(Uses, Told.With(new { substance = "Opiates", startedOn = "2026-01-04", reportedBy = "Collateral" })).Succeeds();

        var wide = await TestAsync(("Amphetamine", "Positive"), ("Methamphetamine", "Positive"), ("Heroin", "Positive"));

        Assert.Equal(wide.Id, (string?)(await _care.Counselor.Get($"{Uses}/{heroin.Id}").Succeeds())["drugTestIds/0"]);
        Assert.Empty((await _care.Counselor.Get($"{Uses}/{opiates.Id}").Succeeds())["drugTestIds"]!.AsArray());
        Assert.Equal(["Heroin", "Methamphetamine", "Opiates"], (await UsesAsync()).Select(use => (string)use["substance"]!).Order());

        var panel = await TestAsync(("Opiates", "Positive"));
        Assert.Equal(3, (await UsesAsync()).Count);
        Assert.Equal([panel.Id], (await _care.Counselor.Get($"{Uses}/{opiates.Id}").Succeeds())["drugTestIds"]!.AsArray().Select(id => (string)id!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_screen_found_by_a_wider_name_the_definitive_test_names_and_the_patient_tells(bool confirmed)
    {
        _care = await CareInProgress.StartAsync();
        var screen = await TestAsync(("Opiates", "Positive"), ("Amphetamine", "Positive"));
        var found = Assert.Single(await UsesAsync(), use => (string?)use["substance"] == "Opiates");
        if (confirmed)
        {
            await _care.Counselor.Post($"{Uses}/{found["id"]}/confirm", new { }, $"\"{found["version"]}\"").Succeeds();
        }

        var definitive = await _care.Counselor.Post(
            Tests,
            Body(new[] { Result("Opiates", "Negative"), Result("Heroin", "Positive"), Result("Amphetamine", "Negative") }).With(new { method = "Definitive", confirmsId = screen.Id })).Succeeds();

        var uses = await UsesAsync();
        Assert.Equal(["Amphetamine Refuted", $"Opiates {(confirmed ? "Confirmed" : "Unconfirmed")}"], uses.Select(use => $"{use["substance"]} {use["status"]}").Order());
        Assert.Equal([screen.Id, definitive.Id], uses.Single(use => (string?)use["substance"] == "Opiates")["drugTestIds"]!.AsArray().Select(id => (string)id!));

        var told = await _care.Counselor.Post(Uses, Told.With(new { substance = "Heroin" })).Succeeds();
        var merged = Assert.Single(await UsesAsync(), use => (string?)use["substance"] == "Opiates");
        Assert.Equal(confirmed ? null : told.Id, (string?)merged["mergedIntoId"]);
    }

    private string Tests => $"/episodes/{_care.EpisodeId}/drug-tests";

    private static object Result(string substance, string result) => new { substance, result };

    private static object Body(object results) => new { collectedAt = Collected, outcome = "Tested", specimen = "Urine", method = "Presumptive", results };

    private Task<ApiAnswer> TestAsync(params (string Substance, string Result)[] results) =>
        _care.Counselor.Post(Tests, Body(results.Select(result => Result(result.Substance, result.Result)))).Succeeds();

    private async Task<List<JsonNode>> UsesAsync() => [.. (await _care.Counselor.Get(Uses).Succeeds())["items"]!.AsArray().Select(item => item!)];

    private async Task<List<JsonNode>> WorkAsync(string kind) =>
        [.. (await _care.Counselor.Get($"/work-items?kind={kind}").Succeeds())["items"]!.AsArray().Select(item => item!)];
}
