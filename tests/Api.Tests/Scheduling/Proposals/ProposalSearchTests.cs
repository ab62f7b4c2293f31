using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Application.Scheduling.Proposals;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Api.Tests.Scheduling.Proposals;

/// <summary>What becomes of a search: how far it is, when it is called off, what it leaves behind when its process goes down.</summary>
public sealed class ProposalSearchTests
{
    private static readonly Dictionary<string, string?> ByHand = new() { ["Proposals:Concurrency"] = "0" };

    [Fact]
    public async Task What_a_process_went_down_with_is_taken_up_again_once_its_lease_is_over()
    {
        await using var host = await ApiHost.StartAsync(settings: ByHand);
        var world = await ProposalWorld.StartAsync(host);
        await world.OpenAsync();
        var proposal = await world.RequestAsync(1, await world.WorkingAsync());
        var (queue, search) = (host.Services.GetRequiredService<IProposalQueue>(), host.Services.GetRequiredService<ProposalSearch>());
        var lost = Assert.IsType<ProposalClaim>(await queue.ClaimAsync(default));
        await StartAsync(host, lost);
        Assert.Equal("Running", (string?)(await ReadAsync(world, proposal))["status"]);

        Assert.False(await search.RunNextAsync(default));
        Assert.True(await queue.RenewAsync(lost, null, default));
        host.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(await search.RunNextAsync(default));
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await search.RunNextAsync(default));

        Assert.Equal("Proposed", (string?)(await ReadAsync(world, proposal))["status"]);
        Assert.False(await queue.RenewAsync(lost, null, default));
        Assert.False(await search.RunNextAsync(default));
    }

    [Fact]
    public async Task What_brings_the_process_down_again_and_again_is_given_up()
    {
        await using var host = await ApiHost.StartAsync(settings: ByHand);
        var world = await ProposalWorld.StartAsync(host);
        var proposal = await world.RequestAsync(1, await world.WorkingAsync());
        var queue = host.Services.GetRequiredService<IProposalQueue>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await StartAsync(host, Assert.IsType<ProposalClaim>(await queue.ClaimAsync(default)));
            host.Clock.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.True(await host.Services.GetRequiredService<ProposalSearch>().RunNextAsync(default));

        var read = await ReadAsync(world, proposal);
        Assert.Equal(("Failed", "Interrupted"), ((string)read["status"]!, (string)read["failure"]!));
    }

    [Fact]
    public async Task Each_search_goes_to_one_who_asks()
    {
        await using var host = await ApiHost.StartAsync(settings: ByHand);
        var world = await ProposalWorld.StartAsync(host);
        string[] asked = [(await world.RequestAsync(1)).Id, (await world.RequestAsync(1)).Id, (await world.RequestAsync(1)).Id];
        var queue = host.Services.GetRequiredService<IProposalQueue>();

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => queue.ClaimAsync(default))));

        Assert.Equal(asked.Order(), claims.OfType<ProposalClaim>().Select(claim => claim.ProposalId.ToString()).Order());
    }

    [Fact]
    public async Task A_search_that_is_called_off_ends()
    {
        var solver = new Waiting();
        await using var host = await ApiHost.StartAsync(services: services => services.Replace(ServiceDescriptor.Singleton<IScheduleSolver>(solver)));
        var world = await ProposalWorld.StartAsync(host);
        var queued = await world.RequestAsync(1, await world.WorkingAsync());
        await solver.Begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var running = await ReadAsync(world, queued);
        Assert.Equal("Running", (string?)running["status"]);
        await world.AcceptAsync(running).IsRefused(409, "ILLEGAL_TRANSITION");

        var cancelled = await world.Scheduler.Post($"/schedule-proposals/{queued.Id}/cancel", null, running.ETag).Succeeds();

        Assert.Equal("Cancelled", (string?)cancelled["status"]);
        await solver.Stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await world.Scheduler.Post($"/schedule-proposals/{queued.Id}/cancel", null, cancelled.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        Assert.Equal("Cancelled", (string?)(await ReadAsync(world, queued))["status"]);
    }

    [Fact]
    public async Task Progress_is_kept_while_it_goes_on()
    {
        var solver = new Waiting();
        await using var host = await ApiHost.StartAsync(services: services => services.Replace(ServiceDescriptor.Singleton<IScheduleSolver>(solver)));
        var world = await ProposalWorld.StartAsync(host);
        var queued = await world.RequestAsync(1, await world.WorkingAsync());
        await solver.Begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var running = await ReadAsync(world, queued);

        solver.Progress!.Report(new SolverProgress(Placed: 3, MostPlaced: 5, Cost: 17, CostBound: 11));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        ApiAnswer progress;
        while ((int)(progress = await ProgressAsync())["placed"]! == 0)
        {
            await Task.Delay(100, patience.Token);
        }

        Assert.Equal(
            ("Running", 3, 5, 17, 11),
            ((string)progress["status"]!, (int)progress["placed"]!, (int)progress["mostPlaced"]!, (int)progress["cost"]!, (int)progress["costBound"]!));
        Assert.Equal(running.ETag, (await ReadAsync(world, queued)).ETag);
        solver.Release.SetResult();
        Assert.Equal("Proposed", (string?)(await world.EndedAsync(queued))["status"]);
        Assert.Equal(("Proposed", 0), ((string)(await ProgressAsync())["status"]!, (int)(await ProgressAsync())["placed"]!));

        Task<ApiAnswer> ProgressAsync() => world.Scheduler.Get($"/schedule-proposals/{queued.Id}/progress").Succeeds();
    }

    [Fact]
    public async Task A_fault_is_told_and_holds_up_nothing_else()
    {
        var solver = new Waiting { Fault = new InvalidOperationException("Of the test.") };
        await using var host = await ApiHost.StartAsync(services: services => services.Replace(ServiceDescriptor.Singleton<IScheduleSolver>(solver)));
        var world = await ProposalWorld.StartAsync(host);
        var patient = await world.WorkingAsync();

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var failed = await world.EndedAsync(await world.RequestAsync(1, patient));
            Assert.Equal(("Failed", "Fault"), ((string)failed["status"]!, (string)failed["failure"]!));
        }
    }

    [Fact]
    public async Task Calendar_and_records_are_read_in_as_many_statements_for_many_patients_as_for_one()
    {
        await using var host = await ApiHost.StartAsync(settings: ByHand);
        var world = await ProposalWorld.StartAsync(host);
        await world.GroupAsync();
        await world.OpenAsync();
        ApiAnswer[] patients = [await world.WorkingAsync(), await world.WorkingAsync(), await world.WorkingAsync(), await world.WorkingAsync()];

        var (one, many) = (await StatementsAsync(1, patients[0]), await StatementsAsync(4, patients));

        Assert.Equal(one, many);
        Assert.InRange(one, 15, 30);

        async Task<int> StatementsAsync(int weeks, params ApiAnswer[] episodes)
        {
            var proposal = await world.RequestAsync(weeks, episodes);
            using var counter = new StatementCounter();
            Assert.True(await host.Services.GetRequiredService<ProposalSearch>().RunNextAsync(default));
            Assert.Equal("Proposed", (string?)(await ReadAsync(world, proposal))["status"]);
            return counter.Statements;
        }
    }

    private static Task<ApiAnswer> ReadAsync(ProposalWorld world, ApiAnswer proposal) => world.Scheduler.Get($"/schedule-proposals/{proposal.Id}").Succeeds();

    /// <summary>As far as a process comes that goes down in the middle of a search.</summary>
    private static Task StartAsync(ApiHost host, ProposalClaim claim) => host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
        claim.OrganizationId,
        async services =>
        {
            var db = services.GetRequiredService<IAppDbContext>();
            (await db.ScheduleProposals.SingleAsync(proposal => proposal.Id == claim.ProposalId)).Start(host.Clock.GetUtcNow());
            await db.SaveChangesAsync(default);
        },
        default);

    /// <summary>Searches until it is told to end.</summary>
    private sealed class Waiting : IScheduleSolver
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IProgress<SolverProgress>? Progress { get; private set; }

        public Exception? Fault { get; init; }

        public ProposalResult Solve(ProposalProblem problem, SolverSettings settings, IProgress<SolverProgress>? progress, CancellationToken cancellationToken)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            Progress = progress;
            Begun.TrySetResult();
            try
            {
                Release.Task.Wait(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Stopped.TrySetResult();
                throw;
            }

            return new ProposalResult(ProposalProof.Unknown, ProposalPlan.Empty(problem), ProposalCost.Zero, 0, 0, []);
        }
    }
}
