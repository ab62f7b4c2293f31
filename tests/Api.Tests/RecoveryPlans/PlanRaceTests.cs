using System.Net;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

/// <summary>What the aggregate promises holds against writers at the same moment.</summary>
public sealed class PlanRaceTests : IAsyncLifetime
{
    private const int Writers = 8;

    private TestOrganization _organization = null!;

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    public async Task InitializeAsync() => _organization = await TestOrganization.CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task One_open_plan_per_episode()
    {
        var episode = await _organization.AdmittedAsync();

        var answers = await AtOnce(() => Counselor.Post($"/episodes/{episode.Id}/plans", new { }));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.Created),
            answer => Assert.True(answer is { Status: HttpStatusCode.Conflict, Code: "OPEN_PLAN_EXISTS" or "CONFLICT" }, answer.ToString()));
        Assert.Single((await Counselor.Get($"/plans?episodeId={episode.Id}").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task One_draft_per_plan()
    {
        var active = await _organization.ActiveAsync();

        var answers = await AtOnce(() => Counselor.Post($"/plans/{active.Id}/revise", null, active.ETag));

        AssertOneWon(answers);
        Assert.Equal(2, (await Counselor.Get($"/plans/{active.Id}/versions").Succeeds())["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task One_activation_per_version()
    {
        var submitted = await _organization.SubmitAsync(await _organization.RevisedAsync());
        var authored = await Counselor.Post(
            $"/plans/{submitted.Id}/signatures", new { role = "Author", method = "ElectronicTyped" }, submitted.ETag).Succeeds();

        var answers = await AtOnce(() => Counselor.Post(
            $"/plans/{submitted.Id}/signatures", new { role = "Patient", method = "ElectronicDrawn" }, authored.ETag));

        AssertOneWon(answers);
        var versions = (await Counselor.Get($"/plans/{submitted.Id}/versions").Succeeds())["items"]!.AsArray();
        Assert.Equal(["Active", "Superseded"], versions.Select(version => (string)version!["status"]!));
        Assert.Equal(2, (await Counselor.Get($"/plans/{submitted.Id}").Succeeds())["currentVersion/signatures"]!.AsArray().Count);
    }

    [Fact]
    public async Task One_edit_per_version_of_the_draft()
    {
        var draft = await _organization.DraftAsync();

        var answers = await AtOnce(() => Counselor.Post($"/plans/{draft.Id}/problems", new { title = "Sleep" }, draft.ETag));

        AssertOneWon(answers);
        Assert.Equal(3, (await Counselor.Get($"/plans/{draft.Id}/draft").Succeeds())["problems"]!.AsArray().Count);
    }

    /// <summary>Who loses is told so, and may publish again; <c>RaceTests</c> makes sure that somebody does lose.</summary>
    [Fact]
    public async Task One_template_per_version()
    {
        var supervisor = _organization.Client(Role.Supervisor);
        await supervisor.Post("/plan-templates", PlanTemplateTests.Definition()).Succeeds();

        var answers = await AtOnce(() => supervisor.Post("/plan-templates", PlanTemplateTests.Definition()));

        var published = answers.Where(answer => answer.Status == HttpStatusCode.Created).ToList();
        Assert.NotEmpty(published);
        Assert.All(
            answers.Except(published),
            answer => Assert.True(answer is { Status: HttpStatusCode.Conflict, Code: "CONFLICT" }, answer.ToString()));
        Assert.Equal(Enumerable.Range(2, published.Count), published.Select(template => (int)template["templateVersion"]!).Order());
        var code = (string)published[0]["code"]!;
        Assert.Equal(
            1 + published.Count, (await Counselor.Get($"/plan-templates?code={code}").Succeeds())["items"]!.AsArray().Count);
    }

    private static async Task<ApiAnswer[]> AtOnce(Func<Task<ApiAnswer>> call) =>
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(call)));

    private static void AssertOneWon(ApiAnswer[] answers)
    {
        Assert.Single(answers, answer => (int)answer.Status < 300);
        Assert.All(
            answers.Where(answer => (int)answer.Status >= 300),
            answer => Assert.True(answer is { Status: HttpStatusCode.PreconditionFailed, Code: "PRECONDITION_FAILED" }, answer.ToString()));
    }
}
