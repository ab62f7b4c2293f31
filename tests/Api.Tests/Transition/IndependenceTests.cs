using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Transition;

/// <summary>How far a patient stands on own feet. Today is the fifth of January, admitted on the second.</summary>
public sealed class IndependenceTests
{
    private static readonly string[] Areas = ["Housing", "WorkOrSchool", "Identification", "Transport", "MedicationAccess", "Support", "Finances"];

    private CareInProgress _care = null!;

    private string Path => $"/episodes/{_care.EpisodeId}/independence-checklist";

    [Fact]
    public async Task Each_look_stays_and_says_what_has_become_better()
    {
        _care = await CareInProgress.StartAsync();
        var nothing = await _care.Counselor.Get(Path).Succeeds();
        Assert.Equal(("\"0\"", 0), (nothing.ETag, nothing["areas"]!.AsArray().Count));
        var first = await _care.Counselor.Put(
            Path, Look("2026-01-04", ("Housing", "NotYet"), ("Support", "Independent"), ("Finances", "NotApplicable")), "\"0\"").Succeeds();
        Assert.All(first["areas"]!.AsArray(), area => Assert.Equal("TooEarly", (string)area!["direction"]!));

        var second = await _care.Counselor.Put(
            Path, Look(null, ("Housing", "WithSupport"), ("Support", "WithSupport"), ("Finances", "Independent")), first.ETag).Succeeds();

        Assert.Equal(
            [
                "Housing NotYet WithSupport Better", "WorkOrSchool WithSupport WithSupport Same", "Identification WithSupport WithSupport Same",
                "Transport WithSupport WithSupport Same", "MedicationAccess WithSupport WithSupport Same", "Support Independent WithSupport Worse",
                "Finances NotApplicable Independent TooEarly",
            ],
            second["areas"]!.AsArray().Select(area => $"{area!["area"]} {area["first"]} {area["standing"]} {area["direction"]}"));
        Assert.Equal(["2026-01-04", "2026-01-05"], second["looks"]!.AsArray().Select(look => (string)look!["lookedOn"]!));
        Assert.Equal(second.Text, (await _care.Counselor.Get(Path).Succeeds()).Text);

        // Told late: it goes before the others, and is the first from now on.
        var late = await _care.Counselor.Put(Path, Look("2026-01-02", ("Housing", "Independent")), second.ETag).Succeeds();
        Assert.Equal(("Independent", "WithSupport", "Worse"), ((string)late["areas/0/first"]!, (string)late["areas/0/standing"]!, (string)late["areas/0/direction"]!));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        _care = await CareInProgress.StartAsync();
        await RefusedAsync(Look("2026-01-06"), 422, "DATE_IN_FUTURE", "/lookedOn");
        await RefusedAsync(Look("2026-01-01"), 422, "DATE_OUT_OF_ORDER", "/lookedOn");
        await RefusedAsync(new { areas = new[] { Area("Housing", "NotYet"), Area("Housing", "NotYet") } }, 422, "DUPLICATE", "/areas/1/area");
        await RefusedAsync(new { areas = new[] { new { area = "Housing", standing = "WithSupport", evidence = (string?)" " } } }, 422, "EVIDENCE_REQUIRED", "/areas/0/evidence");
        await RefusedAsync(new { areas = Areas.Skip(2).Select(area => Area(area, "NotYet")) }, 422, "AREA_MISSING", "/areas", "/areas");

        var proposed = await _care.Counselor.Post(
            $"/episodes/{_care.EpisodeId}/discharge", new { type = "Moved", dischargedOn = "2026-01-05", reason = "Moves away." }).Succeeds();
        await _care.Supervisor.Post($"/episodes/{_care.EpisodeId}/discharge/approve", null, proposed.ETag).Succeeds();
        await _care.Counselor.Put(Path, Look(null), "\"0\"").IsRefused(409, "EPISODE_NOT_OPEN");
        var episode = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}").Succeeds();
        await _care.Supervisor.Post($"/episodes/{_care.EpisodeId}/enter-in-error", new { reason = "Another patient." }, episode.ETag).Succeeds();
        await _care.Counselor.Put(Path, Look(null), "\"0\"").IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task It_begins_with_the_admission()
    {
        var organization = await TestOrganization.CreateAsync();
        var episode = await organization.ReferredAsync();

        await organization.Client(Role.Counselor).Put($"/episodes/{episode.Id}/independence-checklist", Look(null), "\"0\"").IsRefused(409, "EPISODE_NOT_IN_CARE");
    }

    public static object Look(string? lookedOn, params (string Area, string Standing)[] found) => new
    {
        lookedOn,
        areas = Areas.Select(area => Area(area, found.FirstOrDefault(one => one.Area == area).Standing ?? "WithSupport")),
    };

    private static object Area(string area, string standing) => new { area, standing, evidence = standing == "NotYet" ? null : "Seen today." };

    private async Task RefusedAsync(object body, int status, string code, params string[] pointers)
    {
        var refused = await _care.Counselor.Put(Path, body, "\"0\"").IsRefused(status, code);
        Assert.Equal(pointers.Select(pointer => (pointer, code)), refused.Errors);
    }
}
