using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Transition;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>What Dana takes along (K.6, K.10).</summary>
internal sealed class DanaTransition(ApiClient counselor, string episodeId)
{
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
}
