using TreatmentPlans.Api.Tests.Coverage;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Transition;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>
/// K.11, the second shape, with numbers of its own. Admitted on Monday 5 January 2026 at 2.1 and left against advice on Friday the 16th: eleven
/// days, TEDS 2. The ladder of that discharge is 23 January, 15 February and 16 April; the first call is missed. Asks again on
/// Monday 2 February, seventeen days after the discharge, and is admitted on the 4th: nineteen days.
/// </summary>
public sealed class ReAdmissionTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);

    private ApiHost _host = null!;
    private TestOrganization _organization = null!;

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    private ApiClient Supervisor => _organization.Client(Role.Supervisor);

    [PostgresFact]
    public async Task Who_left_against_advice_comes_back_on_PostgreSQL()
    {
        await using var host = await ApiHost.StartAsync(Start);

        await RunAsync(host);
    }

    [Fact]
    public async Task Who_left_against_advice_comes_back_on_SQLite()
    {
        using var files = new SqliteServer();
        await using var host = await ApiHost.StartAsync(Start, database: await files.CreateEmptyAsync());

        await RunAsync(host);
    }

    private async Task RunAsync(ApiHost host)
    {
        _host = host;
        _organization = await TestOrganization.CreateAsync(host);
        var (care, plan) = await AuthorizedCare.PlannedAsync(_organization);
        var authorization = await care.DecidedAsync();
        await LeavesAsync(care.EpisodeId);

        var episode = await Counselor.Get($"/episodes/{care.EpisodeId}").Succeeds();
        Assert.Equal(("Discharged", "LeftAgainstAdvice", 2), ((string)episode["status"]!, (string)episode["end/type"]!, (int)episode["end/tedsReason"]!));
        Assert.Equal("Discontinued", (string)(await Counselor.Get($"/plans/{plan.Id}").Succeeds())["status"]!);
        var ended = await care.ReadAsync(authorization);
        Assert.Equal(("Terminated", "2026-01-17"), ((string)ended["status"]!, (string)ended["closedFrom"]!));
        Assert.Equal(["2026-01-23 Planned", "2026-02-15 Planned", "2026-04-16 Planned"], await LadderAsync(care.EpisodeId));

        _host.Clock.SetDate(2026, 1, 31);
        await _host.RunAsync<TransitionJobs>();
        Assert.Equal(["2026-01-23 Missed", "2026-02-15 Planned", "2026-04-16 Planned"], await LadderAsync(care.EpisodeId));

        var back = await ComesBackAsync(care);
        Assert.Equal(["2026-01-23 Missed", "2026-02-15 Cancelled", "2026-04-16 Cancelled"], await LadderAsync(care.EpisodeId));
        await StartsFromTheLastPlanAsync(back, plan);

        // A new authorization, of the same coverage, whose year goes on.
        var again = await AuthorizedCare.OfAsync(_organization, back, care.CoverageId);
        Assert.Equal("Approved", (string)(await again.DecidedAsync(
            AuthorizedCare.Approved.With(new { number = "HM-2" }), new { from = "2026-02-05", to = "2026-03-08" }))["status"]!);
        Assert.Single((await _organization.Client(Role.Billing).Get($"/patients/{care.PatientId}/coverages").Succeeds())["items"]!.AsArray());
        Assert.Equal("Terminated", (string)(await care.ReadAsync(authorization))["status"]!);
    }

    private async Task LeavesAsync(string episodeId)
    {
        _host.Clock.SetDate(2026, 1, 16);
        var path = $"/episodes/{episodeId}/discharge";
        object leaves = new { type = "LeftAgainstAdvice", dischargedOn = "2026-01-16", reason = "Says that evenings alone are enough." };
        await Counselor.Post(path, leaves).IsRefused(422, "RISK_DISCUSSION_REQUIRED");
        var proposed = await Counselor.Post(
            path, leaves.With(new { riskDiscussion = new { discussedOn = "2026-01-16", naloxoneOffered = true, referralOffered = true } })).Succeeds();
        await Supervisor.Post($"{path}/approve", null, proposed.ETag).Succeeds();
    }

    /// <returns>The id of the next episode.</returns>
    private async Task<string> ComesBackAsync(AuthorizedCare care)
    {
        _host.Clock.SetDate(2026, 2, 2);
        var referral = new { programId = care.ProgramId, requestedOn = "2026-02-02", source = "Self", previousEpisodeId = care.EpisodeId };
        var episode = await Counselor.Post($"/patients/{care.PatientId}/episodes", referral).Succeeds();
        Assert.Equal(care.EpisodeId, (string)episode["previousEpisodeId"]!);
        var path = $"/episodes/{episode.Id}";
        var screened = await Counselor.Post($"{path}/screen", new { screenedOn = "2026-02-02" }, episode.ETag).Succeeds();
        var diagnosed = await Counselor.Post($"{path}/diagnoses", new { code = "F10.20", isPrimary = true, indexOn = "2026-02-02" }, screened.ETag).Succeeds();
        var rated = await Counselor.Post(
            $"{path}/dimension-ratings", Course.RatingsBody(1, 0, 2, 2, 2, 1).With(new { ratedOn = "2026-02-02" }), diagnosed.ETag).Succeeds();
        _host.Clock.SetDate(2026, 2, 4);
        var admitted = await Counselor.Post(
            $"{path}/admit", Course.AdmissionBody(rated.Id).With(new { admittedOn = "2026-02-04", lastUseOn = "2026-02-01" }), rated.ETag).Succeeds();
        Assert.Equal("Admitted", (string)admitted["status"]!);
        return episode.Id;
    }

    private async Task StartsFromTheLastPlanAsync(string episodeId, ApiAnswer before)
    {
        var path = $"/episodes/{episodeId}/plans";
        await Counselor.Post(path, new { copyPrevious = true, content = new { } }).IsRefused(400, "INVALID_FORMAT");
        var copy = await Counselor.Post(path, new { copyPrevious = true }).Succeeds();

        Assert.NotEqual(before.Id, copy.Id);
        Assert.Equal((1, "Draft"), ((int)copy["currentVersion/number"]!, (string)copy["status"]!));
        Assert.Empty(copy["currentVersion/signatures"]!.AsArray());
        var (old, content) = (before["currentVersion/content"]!, copy["currentVersion/content"]!);
        Assert.Equal(Titles(old), Titles(content));
        Assert.NotEqual(TestPlans.ObjectiveId(before), TestPlans.ObjectiveId(copy));
        Assert.Equal(("2026-02-02", 2), ((string)content["dimensionRatings"]!["ratedOn"]!, (int)content["dimensionRatings"]!["ratings"]![3]!["risk"]!));
        Assert.Null(content["effectiveFrom"]);
        Assert.Null(content["participation"]);
        Assert.Null(content["problems"]![0]!["goals"]![0]!["objectives"]![0]!["targetDate"]);
        Assert.Equal("Discontinued", (string)(await Counselor.Get($"/plans/{before.Id}").Succeeds())["status"]!);

        var fresh = await _organization.AdmittedAsync();
        await Counselor.Post($"/episodes/{fresh.Id}/plans", new { copyPrevious = true }).IsRefused(422, "NO_PREVIOUS_PLAN");
    }

    private static IEnumerable<string> Titles(System.Text.Json.Nodes.JsonNode content) => content["problems"]!.AsArray().Select(problem => (string)problem!["title"]!);

    private async Task<List<string>> LadderAsync(string episodeId) =>
        [.. (await Counselor.Get($"/episodes/{episodeId}/follow-ups").Succeeds())["items"]!.AsArray().Select(item => $"{item!["dueOn"]} {item["status"]}").Order()];
}
