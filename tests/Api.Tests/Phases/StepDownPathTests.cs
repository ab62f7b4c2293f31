using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Phases;

namespace TreatmentPlans.Api.Tests.Phases;

public sealed class StepDownPathTests
{
    [Fact]
    public async Task The_path_of_a_signed_plan_is_listed_in_its_order_with_the_first_phase_active_since_admission()
    {
        var care = await CareInProgress.StartAsync();

        var path = await care.Counselor.Get(care.Phases).Succeeds();

        Assert.Equal(["1", "2", "3"], path.Json["items"]!.AsArray().Select(phase => phase!["sequence"]!.ToString()));
        Assert.Equal(["Active", "Planned", "Planned"], path.Json["items"]!.AsArray().Select(phase => (string?)phase!["status"]));
        Assert.Equal("2026-01-02", (string?)path["items/0/startedOn"]);
        Assert.Equal("2.1", (string?)path["items/0/levelOfCare/code"]);
        Assert.Equal(9m, (decimal?)path["items/0/targetHoursPerWeek"]);
        Assert.Null(path["next"]);
    }

    [Fact]
    public async Task The_path_of_an_unknown_plan_and_of_another_organizations_plan_are_not_found()
    {
        var care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();

        await care.Counselor.Get($"/plans/{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}/phases").IsRefused(404, "NOT_FOUND");
        await other.Counselor.Get(care.Phases).IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task The_path_needs_the_scope()
    {
        var care = await CareInProgress.StartAsync();

        await care.Organization.Client(Role.Counselor, Scopes.PhasesWrite).Get(care.Phases).IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    [Fact]
    public async Task A_step_up_that_takes_effect_today_moves_phase_episode_and_plan_together()
    {
        var care = await CareInProgress.StartAsync();

        var decision = await care.Counselor.Post(care.Decisions, care.StepUp(CareInProgress.Today)).Succeeds();

        Assert.Equal("Executed", (string?)decision["status"]);
        var path = await care.Counselor.Get(care.Phases).Succeeds();
        Assert.Equal(["SteppedUp", "Active", "Planned", "Planned"], path.Json["items"]!.AsArray().Select(phase => (string?)phase!["status"]));
        Assert.Equal("2.5", (string?)path["items/1/levelOfCare/code"]);
        Assert.Equal(20m, (decimal?)path["items/1/targetHoursPerWeek"]);
        Assert.Equal(decision.Id, (string?)path["items/1/openedByDecisionId"]);
        var (level, obligations) = await care.ReadAsync(async db => (
            (await db.Episodes.SingleAsync(e => e.Id == care.EpisodeId)).CurrentLevelOfCare,
            (await db.RecoveryPlans.SingleAsync(p => p.Id == care.PlanId)).ReviewObligations));
        Assert.Equal("2.5", level!.Code);
        Assert.Contains(obligations, o => o.Trigger is Domain.RecoveryPlans.ReviewTrigger.LevelChange && o.DueOn == new DateOnly(2026, 1, 8));
    }

    [Fact]
    public async Task A_phase_older_than_the_one_it_follows_becomes_active_again_in_one_save()
    {
        var care = await CareInProgress.StartAsync();
        await care.Counselor.Post(care.Decisions, care.StepUp(CareInProgress.Today)).Succeeds();

        await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(CareInProgress.Today)).Succeeds();

        var active = await care.ReadAsync(db => db.StepDownPhases.SingleAsync(p => p.EpisodeId == care.EpisodeId && p.Status == PhaseStatus.Active));
        Assert.Equal((2, "1.5"), (active.Sequence, active.LevelOfCare.Code));
    }
}
