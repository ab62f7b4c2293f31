using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Application.Scheduling.Proposals;

namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>Searches as long as something waits; then asks again when somebody rings, and every few seconds, since another instance may have taken it in.</summary>
internal sealed class ProposalWorker(ProposalSearch search, IProposalQueue queue, ProposalOptions options, ILogger<ProposalWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Concurrency).Select(_ => SearchAsync(stoppingToken)));

    private async Task SearchAsync(CancellationToken stoppingToken)
    {
        // Whoever starts the host waits until the first step that waits.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await search.RunNextAsync(stoppingToken))
                {
                }
            }
#pragma warning disable CA1031 // The database may be away for a while; the next beat tries again.
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning("Searching for proposals failed: {Fault}", exception.GetType().Name);
            }
#pragma warning restore CA1031

            await queue.WaitAsync(Poll, stoppingToken);
        }
    }
}
