using System.Xml.Linq;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Progress;

public sealed class ProgressTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Scheduler or Role.Billing))];

    private static readonly Operation[] Operations =
    [
        new("GET", "/episodes/{id}/progress", null, Scopes.ProgressRead, Readers),
        new("GET", "/episodes/{id}/progress.svg", null, Scopes.ProgressRead, Readers),
        new("GET", "/episodes/{id}/progress.png", null, Scopes.ProgressRead, Readers),
        new("GET", "/plans/{id}/objective-progress", null, Scopes.ProgressRead, Readers),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Operations.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task An_operation_is_open_to_its_roles_and_scope_only(int number) =>
        await Operations[number].AssertAccessAsync(await TestOrganization.CreateAsync());

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Another_organization_s_records_are_not_found(int number)
    {
        var care = await CareInProgress.StartAsync();
        var id = IdOf(Operations[number], care);

        await Operations[number].AssertHidesAsync(await TestOrganization.CreateAsync(), id);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_day_or_an_instant_to_come()
    {
        var care = await CareInProgress.StartAsync();

        foreach (var path in Operations.Select(operation => PathOf(operation, care)))
        {
            await care.Counselor.Get($"{path}?asOf=2199-01-01").IsRefused(422, "DATE_IN_FUTURE");
            await care.Counselor.Get($"{path}?knownAt=2199-01-01T00:00:00Z").IsRefused(422, "DATE_IN_FUTURE");
        }
    }

    [Fact]
    public async Task An_episode_without_records_has_its_phase_and_no_series()
    {
        var care = await CareInProgress.StartAsync();

        var progress = await care.Counselor.Get($"/episodes/{care.EpisodeId}/progress").Succeeds();

        Assert.Empty(progress["series"]!.AsArray());
        Assert.Empty(progress["useDays"]!.AsArray());
        Assert.Single(progress["phases"]!.AsArray());
    }

    [Fact]
    public async Task A_picture_comes_as_svg_and_as_png_and_nobody_keeps_it()
    {
        var care = await CareInProgress.StartAsync();

        var svg = await care.Counselor.Get($"/episodes/{care.EpisodeId}/progress.svg").Succeeds();
        var png = await care.Counselor.Get($"/episodes/{care.EpisodeId}/progress.png").Succeeds();

        Assert.Equal(("image/svg+xml", "image/png"), (svg.Headers["Content-Type"], png.Headers["Content-Type"]));
        Assert.All([svg, png], answer => Assert.Equal("no-store", answer.Headers["Cache-Control"]));
        Assert.Equal("svg", XDocument.Parse(svg.Text).Root!.Name.LocalName);
        Assert.Equal("PNG", png.Text[1..4]);
    }

    [Fact]
    public async Task What_was_recorded_later_was_not_known_then()
    {
        var care = await CareInProgress.StartAsync();
        var before = (string)(await care.Counselor.Get($"/episodes/{care.EpisodeId}/progress").Succeeds())["knownAt"]!;
        await care.Counselor.Post($"/episodes/{care.EpisodeId}/check-ins", new { craving = 6 }).Succeeds();

        var now = await care.Counselor.Get($"/episodes/{care.EpisodeId}/progress").Succeeds();
        var then = await care.Counselor.Get($"/episodes/{care.EpisodeId}/progress?knownAt={Uri.EscapeDataString(before)}").Succeeds();

        Assert.Equal(6, (int)now["series/0/latest/value"]!);
        Assert.Empty(then["series"]!.AsArray());
    }

    private static string IdOf(Operation operation, CareInProgress care) =>
        operation.Path.StartsWith("/plans", StringComparison.Ordinal) ? $"{care.PlanId}" : $"{care.EpisodeId}";

    private static string PathOf(Operation operation, CareInProgress care) =>
        operation.Path.Replace("{id}", IdOf(operation, care), StringComparison.Ordinal);
}
