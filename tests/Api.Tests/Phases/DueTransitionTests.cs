using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.Phases;

/// <summary>A host of its own for each test: the clock moves.</summary>
public sealed class DueTransitionTests
{
    private static readonly DateOnly Tomorrow = CareInProgress.Today.AddDays(1);

    [Fact]
    public async Task A_decision_is_executed_at_midnight_of_the_programme_and_once()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var decision = await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(Tomorrow)).Succeeds();

        host.Clock.Set(new DateTimeOffset(2026, 1, 6, 4, 59, 0, TimeSpan.Zero));
        await CareInProgress.RunDueTransitionsAsync(host);
        Assert.Equal("Scheduled", await StatusAsync(care, decision.Id));

        host.Clock.Set(new DateTimeOffset(2026, 1, 6, 5, 0, 0, TimeSpan.Zero));
        await CareInProgress.RunDueTransitionsAsync(host);
        await CareInProgress.RunDueTransitionsAsync(host);

        var executed = await care.ReadAsync(db => db.LevelOfCareDecisions.SingleAsync());
        Assert.Equal((LevelOfCareDecisionStatus.Executed, 2), (executed.Status, executed.Version));
        var phases = await care.ReadAsync(db => db.StepDownPhases.OrderBy(p => p.Sequence).ToListAsync());
        Assert.Equal([PhaseStatus.Completed, PhaseStatus.Active, PhaseStatus.Planned], phases.Select(p => p.Status));
        Assert.Equal((Tomorrow, Tomorrow), (phases[0].EndedOn!.Value, phases[1].StartedOn!.Value));
        var episode = await care.ReadAsync(db => db.Episodes.SingleAsync());
        Assert.Equal("1.5", episode.CurrentLevelOfCare!.Code);
        Assert.Equal(executed.Id, episode.LevelOfCareStays[^1].DecisionId);
    }

    [Fact]
    public async Task Several_runs_at_once_execute_a_decision_once()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();
        host.Clock.SetDate(2026, 1, 6);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CareInProgress.RunDueTransitionsAsync(host)));

        Assert.Equal(4, await care.ReadAsync(db => db.StepDownPhases.CountAsync()));
        Assert.Equal(1, await care.ReadAsync(db => db.StepDownPhases.CountAsync(p => p.Status == PhaseStatus.Active)));
        Assert.Equal(
            1,
            await care.ReadAsync(db => db.Outbox.CountAsync(e => e.Type == "level-of-care-decision.executed")));
    }

    [Fact]
    public async Task A_decision_that_was_withdrawn_is_not_executed()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var decision = await care.Counselor.Post(care.Decisions, care.StepUp(Tomorrow)).Succeeds();
        await care.Counselor.Post($"{care.Decisions}/{decision.Id}/withdraw", new { reason = "Not needed." }, decision.ETag).Succeeds();
        host.Clock.SetDate(2026, 1, 6);

        await CareInProgress.RunDueTransitionsAsync(host);

        Assert.Equal("Withdrawn", await StatusAsync(care, decision.Id));
        Assert.Equal(3, await care.ReadAsync(db => db.StepDownPhases.CountAsync()));
    }

    [Fact]
    public async Task A_decision_of_an_episode_that_is_no_longer_in_care_lapses_and_those_of_others_go_on()
    {
        await using var host = await ApiHost.StartAsync();
        var ended = await CareInProgress.StartAsync(host);
        var other = await CareInProgress.StartAsync(host);
        var lapsing = await ended.Counselor.Post(ended.Decisions, ended.StepUp(Tomorrow)).Succeeds();
        var going = await other.Counselor.Post(other.Decisions, other.StepUp(Tomorrow)).Succeeds();
        await ended.ReadAsync(async db =>
        {
            (await db.Episodes.SingleAsync()).EnterInError(new EnteredInError("Wrong patient.", null, DateTimeOffset.UnixEpoch));
            return await db.SaveChangesAsync(default);
        });
        host.Clock.SetDate(2026, 1, 6);

        await CareInProgress.RunDueTransitionsAsync(host);

        Assert.Equal("Lapsed", await StatusAsync(ended, lapsing.Id));
        Assert.Equal("Executed", await StatusAsync(other, going.Id));
    }

    [Fact]
    public async Task A_phase_that_exits_by_date_asks_for_a_decision_where_the_next_is_at_another_level_and_goes_on_where_it_is_not()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host, PhaseExit.Date);

        host.Clock.SetDate(2026, 2, 26);
        await CareInProgress.RunDueTransitionsAsync(host);
        Assert.Equal(0, await ItemsAsync());
        host.Clock.SetDate(2026, 2, 27);
        await CareInProgress.RunDueTransitionsAsync(host);
        await CareInProgress.RunDueTransitionsAsync(host);
        Assert.Equal(1, await ItemsAsync());

        // The second phase and the third are at the same level.
        await care.ReadAsync(async db =>
        {
            var path = new StepDownPath(await db.StepDownPhases.ToListAsync());
            var episode = await db.Episodes.SingleAsync();
            var plan = await db.RecoveryPlans.SingleAsync();
            var planned = plan.InForce!.Document.Phases;
            path.Follow(episode, [planned[0], planned[1] with { LevelOfCare = CareInProgress.Level21 }, planned[2]], new(2026, 2, 27), host.Clock.GetUtcNow());
            return await db.SaveChangesAsync(default);
        });
        await CareInProgress.RunDueTransitionsAsync(host);

        var active = await care.ReadAsync(db => db.StepDownPhases.SingleAsync(p => p.Status == PhaseStatus.Active));
        Assert.Equal((2, new DateOnly(2026, 2, 27)), (active.Sequence, active.StartedOn!.Value));

        Task<int> ItemsAsync() => care.ReadAsync(db => db.WorkItems.CountAsync(i => i.Kind == WorkItemKind.PhaseExitDue && i.OwnerId == care.Organization.Counselor));
    }

    private static async Task<string?> StatusAsync(CareInProgress care, string decisionId) =>
        (string?)(await care.Counselor.Get($"{care.Decisions}/{decisionId}").Succeeds())["status"];
}
