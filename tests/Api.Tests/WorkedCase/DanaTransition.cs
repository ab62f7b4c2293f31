using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Transition;
using TreatmentPlans.Application.Transition;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>What Dana takes along (K.6, K.10).</summary>
internal sealed class DanaTransition(ApiClient counselor, string episodeId)
{
    private string ContinuingCare => $"/episodes/{episodeId}/continuing-care-plan";

    private string FollowUps => $"/episodes/{episodeId}/follow-ups";

    private string RelapsePrevention => $"/episodes/{episodeId}/relapse-prevention-plan";

    /// <summary>After the lapse: a draft of what she saw coming.</summary>
    public async Task BeginsRelapsePreventionAsync()
    {
        await counselor.Put(RelapsePrevention, new { warningSigns = new[] { "Walks home the long way, past the shop" } }, "\"0\"").Succeeds();
        Assert.NotEmpty(TransitionBodies.Gaps(await counselor.Get($"{RelapsePrevention}/gaps").Succeeds()));
    }

    public async Task HasRelapsePreventionInForceAsync()
    {
        var active = await TransitionBodies.PutInForceAsync(counselor, RelapsePrevention, TransitionBodies.RelapsePrevention);
        Assert.Equal((1, "Active"), ((int)active["current/number"]!, (string)active["current/status"]!));
    }

    /// <summary>K.10: on at 1.0, first seen five days after the discharge.</summary>
    public async Task HasContinuingCareInForceAsync()
    {
        var active = await TransitionBodies.PutInForceAsync(counselor, ContinuingCare, TransitionBodies.ContinuingCare);
        Assert.Equal(
            ("1.0", "2026-04-22", "1 2 4 8 12 24"),
            ((string)active["current/content/nextCare/levelOfCare/code"]!,
                (string)active["current/content/nextCare/firstAppointmentOn"]!,
                string.Join(' ', active["current/content/checkInWeeks"]!.AsArray().Select(week => (int)week!))));
    }

    /// <summary>The ladder from the discharge of the 17th of April, and its first step a week later.</summary>
    public async Task IsFollowedUpAsync(ApiHost host)
    {
        host.Clock.SetDate(2026, 4, 24);
        await host.RunAsync<TransitionJobs>();
        var ladder = (await counselor.Get(FollowUps).Succeeds())["items"]!.AsArray();
        Assert.Equal(
            ["2026-04-24 Due", "2026-05-17 Planned", "2026-07-16 Planned"],
            ladder.Select(followUp => $"{followUp!["dueOn"]} {followUp["status"]}").Order());

        var first = ladder.Single(followUp => (string)followUp!["status"]! == "Due")!;
        var path = $"{FollowUps}/{first["id"]}";
        var reached = await counselor.Post(
            $"{path}/attempts", new { method = "Phone", reached = true, findings = TransitionBodies.Findings }, (await counselor.Get(path).Succeeds()).ETag).Succeeds();
        Assert.Equal("Reached", (string)reached["status"]!);
    }
}
