using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Scheduling;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Support;

/// <summary>Two members of a group and somebody who waits for a seat; admitted today, the last use was yesterday.</summary>
public sealed class GroupMilestoneTests
{
    private GroupInProgress _groups = null!;

    [Fact]
    public async Task Members_see_what_a_member_chose_to_show_and_no_more()
    {
        _groups = await GroupInProgress.StartAsync();
        var group = await _groups.GroupAsync(new { capacity = 2 });
        var (ada, ben, cid) = (await _groups.InCareAsync(), await _groups.InCareAsync(), await _groups.InCareAsync());
        await _groups.EnrolAsync(group, ada).Succeeds();
        await _groups.EnrolAsync(group, ben).Succeeds();
        await _groups.EnrolAsync(group, cid, new { waitlist = true }).Succeeds();
        await HasOneDayAsync(ada);
        await HasOneDayAsync(ben);
        var (adas, bens, cids) = (await PatientAsync(ada), await PatientAsync(ben), await PatientAsync(cid));
        var path = $"/groups/{group.Id}/milestones";
        Assert.Empty((await bens.Get(path).Succeeds())["items"]!.AsArray());
        var none = await adas.Get($"/episodes/{ada.Id}/milestone-sharing").Succeeds();
        Assert.Equal(("\"0\"", false), (none.ETag, (bool)none["isShared"]!));

        var shared = await adas.Put($"/episodes/{ada.Id}/milestone-sharing", new { isShared = true, displayName = "Ada L." }, none.ETag).Succeeds();

        var seen = await bens.Get(path).Succeeds();
        Assert.Equal("""{"displayName":"Ada L.","days":1,"reachedOn":"2026-01-05"}""", Assert.Single(seen["items"]!.AsArray())!.ToJsonString());
        Assert.Equal(seen.Text, (await _groups.Counselor.Get(path).Succeeds()).Text);
        await cids.Get(path).IsRefused(404, "NOT_FOUND");
        await bens.Get($"/episodes/{ada.Id}/milestones").IsRefused(404, "NOT_FOUND");
        await bens.Put($"/episodes/{ada.Id}/milestone-sharing", new { isShared = false }, shared.ETag).IsRefused(404, "NOT_FOUND");

        var taken = await adas.Put($"/episodes/{ada.Id}/milestone-sharing", new { isShared = false }, shared.ETag).Succeeds();
        Assert.Null((string?)taken["displayName"]);
        Assert.Empty((await bens.Get(path).Succeeds())["items"]!.AsArray());
        await adas.Put($"/episodes/{ada.Id}/milestone-sharing", new { isShared = true }, taken.ETag).IsRefused(422, "DISPLAY_NAME_REQUIRED");
    }

    [Fact]
    public async Task What_a_member_is_shown_is_in_the_audit_as_a_look_at_who_showed_it()
    {
        _groups = await GroupInProgress.StartAsync();
        var group = await _groups.GroupAsync();
        var (ada, ben) = (await _groups.InCareAsync(), await _groups.InCareAsync());
        await _groups.EnrolAsync(group, ada).Succeeds();
        await _groups.EnrolAsync(group, ben).Succeeds();
        await HasOneDayAsync(ada);
        await (await PatientAsync(ada)).Put($"/episodes/{ada.Id}/milestone-sharing", new { isShared = true, displayName = "A." }, "\"0\"").Succeeds();
        await (await PatientAsync(ben)).Get($"/groups/{group.Id}/milestones").Succeeds();

        var operations = new List<string>();
        await _groups.Organization.ReadAsync(db =>
        {
            var patient = PatientId.From(Guid.Parse((string)ada["patientId"]!));
            operations.AddRange(db.AuditEntries.Where(entry => entry.PatientId == patient).Select(entry => entry.Action));
            return Task.CompletedTask;
        });

        Assert.Contains("listGroupMilestones", operations);
    }

    /// <summary>What was said of use falls, and with it what was reached is awarded.</summary>
    private async Task HasOneDayAsync(ApiAnswer episode)
    {
        var use = await _groups.Counselor.Post(
            $"/episodes/{episode.Id}/use-events", new { substance = "Alcohol", startedOn = Course.AdmittedOn, reportedBy = "Collateral" }).Succeeds();
        await _groups.Counselor.Post($"/episodes/{episode.Id}/use-events/{use.Id}/refute", new { reason = "Somebody else." }, use.ETag).Succeeds();
    }

    private Task<ApiClient> PatientAsync(ApiAnswer episode) =>
        _groups.Organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse((string)episode["patientId"]!)));
}
