using System.Text.Json;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

public sealed class PlanTemplateTests : IAsyncLifetime
{
    private const string Code = "house-template";

    private TestOrganization _organization = null!;

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    private ApiClient Supervisor => _organization.Client(Role.Supervisor);

    public async Task InitializeAsync() => _organization = await TestOrganization.CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_template_is_published_in_versions_that_never_change()
    {
        var first = await Supervisor.Post("/plan-templates", Definition()).Succeeds();
        var changed = Definition();
        changed["title"] = "Another title";

        var second = await Supervisor.Post("/plan-templates", changed).Succeeds();

        Assert.Equal((1, 2), ((int)first["templateVersion"]!, (int)second["templateVersion"]!));
        Assert.Equal($"/api/v1/plan-templates/{second.Id}", second.Headers["Location"]);
        var read = await Counselor.Get($"/plan-templates/{first.Id}").Succeeds();
        Assert.Equal(first.Text, read.Text);
        var listed = await Counselor.Get($"/plan-templates?code={Code}").Succeeds();
        Assert.Equal([second.Id, first.Id], listed["items"]!.AsArray().Select(item => (string)item!["id"]!));
        Assert.Empty((await Counselor.Get("/plan-templates?code=none").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task A_template_from_which_no_valid_plan_can_come_is_refused_at_the_field()
    {
        var definition = Definition();
        definition["problems"]![0]!["goals"]![0]!["objectives"]![0]!["targetDay"] = 181;
        definition["problems"]![0]!["goals"]![0]!["objectives"]![0]!["measurement"]!.AsObject().Remove("unit");

        var refused = await Supervisor.Post("/plan-templates", definition).IsRefused(422, "TEMPLATE_INVALID");

        Assert.Equal(
            [
                ("/problems/0/goals/0/objectives/0/measurement", "OBJ_NOT_MEASURABLE"),
                ("/problems/0/goals/0/objectives/0/targetDay", "OBJ_NO_TARGET_DATE"),
            ],
            refused.Errors.Order());
        Assert.Empty((await Counselor.Get($"/plan-templates?code={Code}").Succeeds())["items"]!.AsArray());
    }

    [Theory]
    [InlineData("code", "Not A Code", "INVALID_FORMAT")]
    [InlineData("title", "", "REQUIRED")]
    public async Task A_malformed_template_is_refused(string member, string value, string code)
    {
        var definition = Definition();
        definition[member] = value;

        var refused = await Supervisor.Post("/plan-templates", definition).IsRefused(400, code);

        Assert.Equal([($"/{member}", code)], refused.Errors);
    }

    [Fact]
    public async Task Sizes_are_those_of_a_plan()
    {
        var definition = Definition();
        definition["problems"]![0]!["title"] = new string('a', 201);

        var refused = await Supervisor.Post("/plan-templates", definition).IsRefused(400, "TOO_LONG");

        Assert.Equal([("/problems/0/title", "TOO_LONG")], refused.Errors);
    }

    [Fact]
    public async Task A_preview_fills_in_what_the_episode_knows_and_can_be_opened_as_it_is()
    {
        var template = await Supervisor.Post("/plan-templates", Definition()).Succeeds();
        var episode = await _organization.AdmittedAsync();

        var preview = await Counselor.Post(
            $"/plan-templates/{template.Id}/preview", new { episodeId = episode.Id, effectiveFrom = "2026-01-12" }).Succeeds();

        Assert.Equal("F10.20", (string?)preview["diagnoses/0/code"]);
        Assert.Equal(6, preview["dimensionRatings/ratings"]!.AsArray().Count);
        Assert.Equal("2026-01-12", (string?)preview["phases/0/startsOn"]);
        Assert.Equal(_organization.Counselor.ToString(), (string?)preview["problems/0/goals/0/objectives/0/interventions/0/responsiblePractitionerId"]);
        Assert.Empty((await Counselor.Get($"/plans?episodeId={episode.Id}").Succeeds())["items"]!.AsArray());
        await Counselor.Post($"/episodes/{episode.Id}/plans", new JsonObject { ["content"] = preview.Json }).Succeeds();
    }

    [Theory]
    [InlineData("1999-12-31")]
    [InlineData("2200-01-01")]
    public async Task A_plan_starts_on_a_day_of_our_time(string effectiveFrom)
    {
        var template = await Supervisor.Post("/plan-templates", Definition()).Succeeds();
        var episode = await _organization.AdmittedAsync();

        var preview = await Counselor.Post($"/plan-templates/{template.Id}/preview", new { episodeId = episode.Id, effectiveFrom })
            .IsRefused(400, "OUT_OF_RANGE");
        var opened = await Counselor.Post($"/episodes/{episode.Id}/plans", new { template = new { templateId = template.Id, effectiveFrom } })
            .IsRefused(400, "OUT_OF_RANGE");

        Assert.Equal([("/effectiveFrom", "OUT_OF_RANGE")], preview.Errors);
        Assert.Equal([("/template/effectiveFrom", "OUT_OF_RANGE")], opened.Errors);
    }

    [Fact]
    public async Task A_plan_remembers_the_template_it_came_from()
    {
        var template = await Supervisor.Post("/plan-templates", Definition()).Succeeds();
        var episode = await _organization.AdmittedAsync();

        var plan = await Counselor.Post(
            $"/episodes/{episode.Id}/plans", new { template = new { templateId = template.Id, effectiveFrom = "2026-01-12" } }).Succeeds();

        Assert.Equal(template.Id, (string?)plan["currentVersion/template/templateId"]);
        Assert.Equal(1, (int?)plan["currentVersion/template/templateVersion"]);
        Assert.Equal("2026-02-11", (string?)plan["currentVersion/content/nextReviewOn"]);
        var missing = await Counselor.Post($"/plans/{plan.Id}/validate").Succeeds();
        Assert.Equal(
            ["/abilities", "/needs", "/participation", "/preferences", "/strengths"],
            missing["errors"]!.AsArray().Select(error => (string)error!["pointer"]!)
                .Where(pointer => !pointer.StartsWith("/problems", StringComparison.Ordinal)).Order());
        Assert.All(
            missing["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).Where(pointer => pointer.StartsWith("/problems", StringComparison.Ordinal)),
            pointer => Assert.Matches("/(evidence|patientWords)$", pointer));
    }

    [Fact]
    public async Task A_template_or_episode_that_is_not_there_is_an_unknown_reference()
    {
        const string Nowhere = "019b8e07-0000-7000-8000-000000000000";
        var template = await Supervisor.Post("/plan-templates", Definition()).Succeeds();
        var episode = await _organization.AdmittedAsync();
        var stranger = (await TestOrganization.CreateAsync()).Client(Role.Counselor);

        await Counselor.Post($"/episodes/{episode.Id}/plans", new { template = new { templateId = Nowhere } }).IsRefused(422, "UNKNOWN_REFERENCE");
        await Counselor.Post($"/plan-templates/{template.Id}/preview", new { episodeId = Nowhere }).IsRefused(422, "UNKNOWN_REFERENCE");
        await Counselor.Post($"/plan-templates/{Nowhere}/preview", new { episodeId = episode.Id }).IsRefused(404, "NOT_FOUND");
        await stranger.Post($"/plan-templates/{template.Id}/preview", new { episodeId = episode.Id }).IsRefused(404, "NOT_FOUND");
        await stranger.Get($"/plan-templates/{template.Id}").IsRefused(404, "NOT_FOUND");
        await Counselor.Get($"/plan-templates/{Nowhere}").IsRefused(404, "NOT_FOUND");
        await Counselor.Post(
            $"/episodes/{episode.Id}/plans", new { content = new { }, template = new { templateId = template.Id } }).IsRefused(400, "INVALID_FORMAT");
    }

    [Fact]
    public async Task Publishing_takes_a_supervisor_or_administrator_and_the_scope()
    {
        await Counselor.Post("/plan-templates", Definition()).IsRefused(403, "INSUFFICIENT_SCOPE");
        await _organization.Client(Role.Supervisor, Scopes.PlansRead).Post("/plan-templates", Definition()).IsRefused(403, "INSUFFICIENT_SCOPE");
        await _organization.Client(Role.Counselor, Scopes.PlansWrite).Get("/plan-templates").IsRefused(403, "INSUFFICIENT_SCOPE");
        await _organization.Client(Role.Scheduler).Post(
            "/plan-templates/019b8e07-0000-7000-8000-000000000000/preview", new { episodeId = "019b8e07-0000-7000-8000-000000000000" })
            .IsRefused(403, "INSUFFICIENT_SCOPE");
        await _organization.Client(Role.Administrator).Post("/plan-templates", Definition()).Succeeds();
    }

    [Fact]
    public async Task A_preview_without_anyone_responsible_needs_a_person()
    {
        var template = await Supervisor.Post("/plan-templates", Definition()).Succeeds();
        var episode = await _organization.AdmittedAsync();
        var nobody = await _organization.ClientAsync([Role.Counselor]);

        await nobody.Post($"/plan-templates/{template.Id}/preview", new { episodeId = episode.Id }).IsRefused(403, "PRACTITIONER_REQUIRED");
    }

    internal static JsonObject Definition() =>
        JsonSerializer.SerializeToNode(PlanTemplateLibrary.All[0] with { Code = Code }, DomainJson.Options)!.AsObject();
}
