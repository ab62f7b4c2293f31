using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Coverage;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>
/// K.11, the first shape, with numbers of its own: one episode and one discharge. Admitted on Monday 5 January 2026 at 2.1; three days of use, 19 to 21 January,
/// told on Thursday the 22nd: a relapse, its review due on Tuesday the 27th (three business days). Step-up to 2.5 from Friday the 23rd, with plan version 2;
/// the authorization for 2.1 takes no lines from that day. Back to 2.1 from Monday 16 February, with version 3. The milestones of the second run: one day on the 22nd,
/// seven on the 28th, fourteen on 4 February. Discharged on Friday 27 February to a lower level: TEDS 4, 53 days.
/// </summary>
public sealed class StepUpTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);

    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private string _episodeId = "";
    private string _planId = "";

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    private ApiClient Supervisor => _organization.Client(Role.Supervisor);

    private string Episode => $"/episodes/{_episodeId}";

    private string Plan => $"/plans/{_planId}";

    [PostgresFact]
    public async Task A_relapse_is_stepped_up_and_back_within_one_episode_on_PostgreSQL()
    {
        await using var host = await ApiHost.StartAsync(Start);

        await RunAsync(host);
    }

    [Fact]
    public async Task A_relapse_is_stepped_up_and_back_within_one_episode_on_SQLite()
    {
        using var files = new SqliteServer();
        await using var host = await ApiHost.StartAsync(Start, database: await files.CreateEmptyAsync());

        await RunAsync(host);
    }

    private async Task RunAsync(ApiHost host)
    {
        _host = host;
        _organization = await TestOrganization.CreateAsync(host);
        var (care, plan) = await PlannedAsync();
        var authorization = await care.DecidedAsync();

        _host.Clock.SetDate(2026, 1, 22);
        await Counselor.Post(
            $"{Episode}/use-events", new { substance = "Alcohol", startedOn = "2026-01-19", endedOn = "2026-01-21", reportedBy = "Self" }).Succeeds();
        var history = await Counselor.Get($"{Episode}/use-history").Succeeds();
        Assert.Equal("Relapse", (string)history["history/events/0/class"]!);
        var lapse = (await Counselor.Get($"{Plan}/reviews").Succeeds())["obligations"]!.AsArray().Single(owed => (string)owed!["trigger"]! == "Relapse")!;
        Assert.Equal("2026-01-27", (string)lapse["dueOn"]!);
        var ratings = await RateAsync("2026-01-22", 1, 0, 2, 2, 3, 2);
        var evaluation = await Counselor.Post($"{Plan}/readiness-evaluations", new { asOf = "2026-01-22", purpose = "StepDown" }).Succeeds();
        Assert.Equal("StepUpReview", (string)evaluation["findings/result"]!);

        await ReviewAsync();
        await DecideAsync("StepUp", "2.5", "ProblemsIntensifiedOrNew", ratings, evaluation.Id, "2026-01-23");
        await ReviseAsync("2.5", "2026-01-22", "2026-02-21");
        await AtMidnightAsync(1, 23);
        await IsAtAsync("2.5", "SteppedUp 2.1", "Active 2.5");
        Assert.Equal(("Terminated", "2026-01-23"), await StandsAsync(care, authorization));

        _host.Clock.SetDate(2026, 2, 12);
        await _host.RunAsync<SupportJobs>();
        Assert.Equal(
            ["2026-01-05 1", "2026-01-11 7", "2026-01-18 14", "2026-01-22 1", "2026-01-28 7", "2026-02-04 14"],
            (await Counselor.Get($"{Episode}/milestones?limit=200").Succeeds())["items"]!.AsArray().Select(one => $"{one!["reachedOn"]} {one["days"]}").Order());
        ratings = await RateAsync("2026-02-12", 0, 0, 1, 1, 2, 1);
        evaluation = await Counselor.Post($"{Plan}/readiness-evaluations", new { asOf = "2026-02-12", purpose = "StepDown" }).Succeeds();
        await ReviewAsync();
        await DecideAsync("StepDown", "2.1", "GoalsAchieved", ratings, evaluation.Id, "2026-02-16", "The team has seen the evidence on paper.");
        await ReviseAsync("2.1", "2026-02-12", "2026-03-14");
        await AtMidnightAsync(2, 16);
        Assert.Equal("2.1", (string)(await Counselor.Get(Episode).Succeeds())["currentLevelOfCare/code"]!);

        await IsDischargedOnceAsync(plan);
    }

    private async Task<(AuthorizedCare Care, ApiAnswer Plan)> PlannedAsync()
    {
        var levels = new { levelsOfCare = new[] { Course.Level("2.5"), Course.Level("2.1"), Course.Level("1.5") } };
        var program = await _organization.Client(Role.Administrator).Post("/programs", Course.ProgramBody.With(levels)).Succeeds();
        _episodeId = (await _organization.AdmittedAsync(program.Id)).Id;
        var draft = await Counselor.Post($"{Episode}/plans", new { content = TestPlans.Content(_organization) }).Succeeds();
        _planId = draft.Id;
        var plan = await _organization.SignAsync(await _organization.SubmitAsync(draft));
        return (await AuthorizedCare.OfAsync(_organization, _episodeId), plan);
    }

    private async Task<string> RateAsync(string on, params int[] risks) => (await Counselor.Post(
        $"{Episode}/dimension-ratings",
        Course.RatingsBody(risks).With(new { ratedOn = on }),
        (await Counselor.Get(Episode).Succeeds()).ETag).Succeeds()).Id;

    private async Task ReviewAsync() => await Counselor.Post(
        $"{Plan}/reviews", new { conclusion = "Revise", summary = "Seen together with the patient." }, (await Counselor.Get(Plan).Succeeds()).ETag).Succeeds();

    private Task<ApiAnswer> DecideAsync(
        string type, string level, string reason, string ratings, string evaluation, string effectiveOn, string? overrideReason = null) =>
        Supervisor.Post($"{Plan}/level-of-care-decisions", new
        {
            decisionType = type,
            toLevel = Course.Level(level),
            reasonCode = reason,
            dimensionRatingSetId = ratings,
            readinessEvaluationId = evaluation,
            patientAgreement = "Agrees",
            effectiveOn,
            overrideReason,
        }).Succeeds();

    private async Task ReviseAsync(string level, string effectiveFrom, string nextReviewOn)
    {
        var revised = await Counselor.Post($"{Plan}/revise", new { reason = $"Level {level}" }, (await Counselor.Get(Plan).Succeeds()).ETag).Succeeds();
        var content = (await Counselor.Get($"{Plan}/draft").Succeeds()).Json.AsObject();
        var episode = await Counselor.Get($"{Episode}/dimension-ratings").Succeeds();
        content["effectiveFrom"] = effectiveFrom;
        content["nextReviewOn"] = nextReviewOn;
        content["levelOfCare"] = new JsonObject { ["edition"] = "Fourth", ["code"] = level };
        content["participation"] = new JsonObject { ["mode"] = "InPerson", ["statement"] = "Agreed." };
        content["continuingCareOutline"] = "Goes on near home.";
        var latest = episode["items/0"]!;
        content["dimensionRatings"] = new JsonObject
        {
            ["edition"] = latest["edition"]!.DeepClone(),
            ["ratedOn"] = latest["ratedOn"]!.DeepClone(),
            ["ratings"] = latest["ratings"]!.DeepClone(),
        };
        foreach (var objective in content["problems"]!.AsArray().SelectMany(problem => problem!["goals"]!.AsArray()).SelectMany(goal => goal!["objectives"]!.AsArray()))
        {
            objective!["targetDate"] = "2026-03-20";
        }

        var written = await Counselor.Put($"{Plan}/draft", content, revised.ETag).Succeeds();
        await _organization.SignAsync(await _organization.SubmitAsync((await Counselor.Get(Plan).Succeeds()) is var plan && plan.ETag == written.ETag ? plan : written));
    }

    private async Task AtMidnightAsync(int month, int day)
    {
        _host.Clock.Set(new DateTimeOffset(2026, month, day, 5, 0, 0, TimeSpan.Zero));
        await CareInProgress.RunDueTransitionsAsync(_host);
    }

    private async Task IsAtAsync(string level, params string[] phases)
    {
        Assert.Equal(level, (string)(await Counselor.Get(Episode).Succeeds())["currentLevelOfCare/code"]!);
        Assert.Equal(
            phases,
            (await Counselor.Get($"{Plan}/phases").Succeeds())["items"]!.AsArray()
                .Select(phase => $"{phase!["status"]} {phase["levelOfCare"]!["code"]}").Where(phase => !phase.StartsWith("Planned", StringComparison.Ordinal)));
    }

    private static async Task<(string?, string?)> StandsAsync(AuthorizedCare care, ApiAnswer authorization)
    {
        var now = await care.ReadAsync(authorization);
        return ((string?)now["status"], (string?)now["closedFrom"]);
    }

    private async Task IsDischargedOnceAsync(ApiAnswer plan)
    {
        _host.Clock.SetDate(2026, 2, 27);
        var proposed = await Counselor.Post(
            $"{Episode}/discharge", new { type = "TransferredLower", dischargedOn = "2026-02-27", reason = "Goes on near home." }).Succeeds();
        var final = await Supervisor.Post($"{Episode}/discharge/approve", null, proposed.ETag).Succeeds();

        Assert.Equal(("Final", 4), ((string)final["status"]!, (int)final["tedsReason"]!));
        var episode = await Counselor.Get(Episode).Succeeds();
        var stay = DateOnly.Parse((string)episode["end/dischargedOn"]!, null).DayNumber - DateOnly.Parse((string)episode["admission/admittedOn"]!, null).DayNumber;
        Assert.Equal(53, stay);
        Assert.Single((await Counselor.Get($"/patients/{episode["patientId"]}/episodes").Succeeds())["items"]!.AsArray());
        Assert.Equal(
            ["3 Discontinued", "2 Superseded", "1 Superseded"],
            (await Counselor.Get($"/plans/{plan.Id}/versions").Succeeds())["items"]!.AsArray().Select(version => $"{version!["number"]} {version["status"]}"));
        var lapse = (await Counselor.Get($"{Plan}/reviews").Succeeds())["obligations"]!.AsArray().Single(owed => (string)owed!["trigger"]! == "Relapse")!;
        Assert.True((bool)lapse["onTime"]!);
    }
}
