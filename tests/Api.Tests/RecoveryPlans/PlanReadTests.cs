using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Api.Tests.RecoveryPlans.TestPlans;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

/// <summary>A plan is remembered once it was read; nobody must notice but by the speed.</summary>
public sealed class PlanReadTests
{
    [Fact]
    public async Task A_plan_that_was_read_before_is_answered_the_same_again()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var draft = await organization.DraftAsync();

        var first = await counselor.Get($"/plans/{draft.Id}").Succeeds();
        var second = await counselor.Get($"/plans/{draft.Id}").Succeeds();

        Assert.Equal(draft.Text, first.Text);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.ETag, second.ETag);
    }

    [Fact]
    public async Task A_plan_that_changed_since_it_was_read_is_answered_as_it_is_now()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var draft = await organization.DraftAsync();
        await counselor.Get($"/plans/{draft.Id}").Succeeds();
        var content = ContentOf(draft);
        content["problems"]![0]!["title"] = "Alcohol and sleep";

        var written = await counselor.Put($"/plans/{draft.Id}/draft", content, draft.ETag).Succeeds();
        var read = await counselor.Get($"/plans/{draft.Id}").Succeeds();

        Assert.Equal(written.ETag, read.ETag);
        Assert.Equal("Alcohol and sleep", (string?)read["currentVersion/content/problems/0/title"]);
    }

    [Fact]
    public async Task A_plan_that_others_have_read_stays_hidden_from_those_who_may_not_see_it()
    {
        var organization = await TestOrganization.CreateAsync();
        var draft = await organization.DraftAsync();
        await organization.Client(Role.Counselor).Get($"/plans/{draft.Id}").Succeeds();
        var stranger = await TestOrganization.CreateAsync();

        await organization.Client(Role.System).Get($"/plans/{draft.Id}").IsRefused(404, "NOT_FOUND");
        await organization.Client(Role.Patient).Get($"/plans/{draft.Id}").IsRefused(404, "NOT_FOUND");
        await stranger.Client(Role.Counselor).Get($"/plans/{draft.Id}").IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Each_read_of_a_remembered_plan_is_audited_with_its_patient()
    {
        var organization = await TestOrganization.CreateAsync();
        var draft = await organization.DraftAsync();

        for (var read = 0; read < 3; read++)
        {
            await organization.Client(Role.Counselor).Get($"/plans/{draft.Id}").Succeeds();
        }

        await organization.ReadAsync(async db =>
        {
            var entries = await db.AuditEntries.Where(entry => entry.Action == "getPlan").ToListAsync();
            Assert.Equal(3, entries.Count);
            Assert.All(entries, entry => Assert.Equal((string?)draft["patientId"], entry.PatientId.ToString()));
        });
    }
}
