using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.Assessments;

/// <summary>A host of its own: the clock moves.</summary>
public sealed class SafetyHoldTests
{
    [Fact]
    public async Task A_high_risk_holds_back_a_phase_that_time_alone_would_begin_until_a_person_has_seen_to_it()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host, PhaseExit.Date);
        // The second phase and the first are at the same level.
        await care.ReadAsync(async db =>
        {
            var path = new StepDownPath(await db.StepDownPhases.ToListAsync());
            var planned = (await db.RecoveryPlans.SingleAsync()).InForce!.Document.Phases;
            path.Follow(
                await db.Episodes.SingleAsync(), [planned[0], planned[1] with { LevelOfCare = CareInProgress.Level21 }, planned[2]], CareInProgress.Today, host.Clock.GetUtcNow());
            return await db.SaveChangesAsync(default);
        });
        host.Clock.SetDate(2026, 2, 26);
        var screen = await care.Counselor.Post(
            $"/episodes/{care.EpisodeId}/assessments", Sheets.Cssrs(SafetyAnswers.High, "2026-02-26T15:00:00Z")).Succeeds();

        host.Clock.SetDate(2026, 2, 28);
        await CareInProgress.RunDueTransitionsAsync(host);
        Assert.Equal(1, await ActiveAsync());
        var alert = await care.ReadAsync(db => db.WorkItems.AsNoTracking().SingleAsync(item => item.Kind == WorkItemKind.SafetyRiskHigh));
        Assert.Equal(screen.Id, alert.SubjectId.ToString());
        await CareInProgress.RunWorkItemJobsAsync(host);
        alert = await care.ReadAsync(db => db.WorkItems.AsNoTracking().SingleAsync(item => item.Id == alert.Id));
        Assert.Equal((WorkItemStatus.Escalated, care.Organization.Supervisor), (alert.Status, alert.OwnerId!.Value));

        await care.Supervisor.Post(
            $"/work-items/{alert.Id}/resolve", new { outcome = "Done", evidence = "Seen today; a safety plan was made." }, $"\"{alert.Version}\"").Succeeds();
        await CareInProgress.RunDueTransitionsAsync(host);

        Assert.Equal(2, await ActiveAsync());

        Task<int> ActiveAsync() => care.ReadAsync(db => db.StepDownPhases.Where(phase => phase.Status == PhaseStatus.Active).Select(phase => phase.Sequence).SingleAsync());
    }
}
