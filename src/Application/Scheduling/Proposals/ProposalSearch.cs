using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <summary>
/// Takes the next search that waits, or that a process went down with, and makes its proposal. The problem is read in one transaction and
/// solved in none, so that a search holds nothing but a thread.
/// </summary>
public sealed class ProposalSearch(IOrganizationScopes organizations, IProposalQueue queue, IScheduleSolver solver, ILogger<ProposalSearch> logger)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <returns>False where none waits.</returns>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await queue.ClaimAsync(cancellationToken) is not { } claim)
        {
            return false;
        }

        try
        {
            if (await SendAsync(claim, new StartSearch(claim), cancellationToken) is { } started)
            {
                await SolveAsync(claim, started, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await queue.ReleaseAsync(claim, CancellationToken.None);
            throw;
        }
#pragma warning disable CA1031 // Whatever it is, the proposal must not be Running for ever.
        catch (Exception fault)
        {
            logger.LogError("The search for proposal {Proposal} failed: {Fault}", claim.ProposalId, fault.GetType().Name);
            await EndAsync(claim, (proposal, now) => proposal.Fail(ProposalFailure.Fault, now), cancellationToken);
        }
#pragma warning restore CA1031

        return true;
    }

    private async Task SolveAsync(ProposalClaim claim, StartedSearch search, CancellationToken cancellationToken)
    {
        // The solver keeps to its time by itself, but for what it does before and after; nothing may run for ever.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter((2 * search.Settings.TimeLimit) + Grace);
        var progress = new Latest();
        var solving = OnThread(() => solver.Solve(search.Draft.Problem, search.Settings, progress, stop.Token));
        try
        {
            while (await Task.WhenAny(solving, Task.Delay(Beat, CancellationToken.None)) != solving)
            {
                if (!await queue.RenewAsync(claim, progress.Value, cancellationToken))
                {
                    await stop.CancelAsync();
                    await Ended(solving);
                    return;
                }
            }

            var result = await solving;
            await EndAsync(
                claim,
                (proposal, now) => proposal.Propose(
                    ProposalNarration.OutcomeOf(search.Draft, result), ProposalNarration.PatientsOf(search.Draft, result), now),
                cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await EndAsync(claim, (proposal, now) => proposal.Fail(ProposalFailure.TimedOut, now), cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await Ended(solving);
        }
    }

    private Task EndAsync(ProposalClaim claim, Action<ScheduleProposal, DateTimeOffset> end, CancellationToken cancellationToken) =>
        SendAsync(claim, new EndSearch(claim, end), cancellationToken);

    private async Task<T> SendAsync<T>(ProposalClaim claim, ICommand<T> command, CancellationToken cancellationToken)
    {
        T answer = default!;
        await organizations.RunAsync(
            claim.OrganizationId,
            async services => answer = await services.GetRequiredService<IMediator>().Send(command, cancellationToken),
            cancellationToken);
        return answer;
    }

    /// <summary>One of its own, behind those that answer requests.</summary>
    private static Task<ProposalResult> OnThread(Func<ProposalResult> solve)
    {
        var solved = new TaskCompletionSource<ProposalResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                solved.SetResult(solve());
            }
#pragma warning disable CA1031 // It belongs to whoever waits for the result.
            catch (Exception fault)
            {
                solved.SetException(fault);
            }
#pragma warning restore CA1031
        })
        {
            IsBackground = true,
            Name = "schedule proposal",
            Priority = ThreadPriority.BelowNormal,
        }.Start();
        return solved.Task;
    }

    private static Task Ended(Task solving) => solving.ContinueWith(
        ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private sealed class Latest : IProgress<SolverProgress>
    {
        private SolverProgress? _value;

        public SolverProgress? Value => Volatile.Read(ref _value);

        public void Report(SolverProgress value) => Volatile.Write(ref _value, value);
    }
}
