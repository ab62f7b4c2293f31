using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Infrastructure.Events;

namespace TreatmentPlans.Api.Tests.Persistence;

public sealed class JobScheduleTests
{
    private const string Asked = "asked";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_service_does_by_itself_what_has_become_due()
    {
        await using var host = await ApiHost.StartAsync(keepsSchedule: true);
        var care = await CareInProgress.StartAsync(host);
        await care.Supervisor.Post(care.Decisions, await care.StepDownAsync(CareInProgress.Today.AddDays(1))).Succeeds();
        host.Clock.SetDate(2026, 1, 6);

        await (await SchedulerOf(host)).TriggerJob(DueWork.Key);

        await UntilAsync(() => care.ReadAsync(db => db.LevelOfCareDecisions.AnyAsync(d => d.Status == LevelOfCareDecisionStatus.Executed)));
    }

    [Fact]
    public async Task Due_work_comes_round_on_every_quarter_hour()
    {
        await using var host = await ApiHost.StartAsync(keepsSchedule: true);
        var scheduler = await SchedulerOf(host);

        var trigger = (await scheduler.GetTriggersOfJob(DueWork.Key)).Single(trigger => trigger is ICronTrigger);

        List<DateTimeOffset> times = [];
        for (var next = trigger.GetFireTimeAfter(trigger.StartTimeUtc); times.Count < 100; next = trigger.GetFireTimeAfter(next))
        {
            times.Add(next!.Value);
        }

        Assert.Equal(TimeSpan.Zero, TimeSpan.FromTicks(times[0].UtcTicks % TimeSpan.FromMinutes(15).Ticks));
        Assert.Equal(Enumerable.Range(0, 100).Select(quarter => times[0].AddMinutes(15 * quarter)), times);
    }

    [PostgresFact]
    public async Task Instances_on_one_database_share_the_work_and_one_goes_on_without_the_other()
    {
        var database = await TestDatabases.CreateAsync();
        await using var one = await ApiHost.StartAsync(database: database, keepsSchedule: true);
        var other = await ApiHost.StartAsync(database: database, keepsSchedule: true);
        var ran = new ConcurrentQueue<(string Instance, string Trigger)>();
        foreach (var scheduler in (IScheduler[])[await SchedulerOf(one), await SchedulerOf(other)])
        {
            scheduler.ListenerManager.AddJobListener(new Witness(scheduler.SchedulerInstanceId, ran));
            Assert.Equal(1, await CountAsync(database, $"qrtz_scheduler_state WHERE instance_name = '{scheduler.SchedulerInstanceId}'"));
        }

        await AskAsync(other, "first");
        await UntilAsync(() => Task.FromResult(!ran.IsEmpty));
        await other.DisposeAsync();
        await AskAsync(one, "second");
        await UntilAsync(() => Task.FromResult(ran.Count > 1));

        Assert.Equal(["first", "second"], ran.Select(run => run.Trigger));
        Assert.Equal((await SchedulerOf(one)).SchedulerInstanceId, ran.Last().Instance);
    }

    /// <summary>Whichever instance is first to see it.</summary>
    private static async Task AskAsync(ApiHost host, string name) => await (await SchedulerOf(host)).ScheduleJob(
        TriggerBuilder.Create().ForJob(DueWork.Key).WithIdentity(name, Asked).StartNow().Build());

    private static async Task<IScheduler> SchedulerOf(ApiHost host) =>
        await host.Services.GetRequiredKeyedService<ISchedulerFactory>(JobSchedule.Name).GetScheduler();

    private static async Task<long> CountAsync(DatabaseSettings database, string from)
    {
        await using var connection = await TestDatabases.Postgres.OpenAsAdminAsync(database);
        await using var command = new NpgsqlCommand($"SET search_path TO quartz; SELECT count(*) FROM {from}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var waited = TimeSpan.Zero; !await holds(); waited += TimeSpan.FromMilliseconds(50))
        {
            Assert.True(waited < Patience, "It did not come about.");
            await Task.Delay(50);
        }
    }

    private sealed class Witness(string instance, ConcurrentQueue<(string Instance, string Trigger)> ran) : IJobListener
    {
        public string Name => instance;

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken)
        {
            if (context.Trigger.Key.Group == Asked)
            {
                ran.Enqueue((instance, context.Trigger.Key.Name));
            }

            return default;
        }
    }
}
