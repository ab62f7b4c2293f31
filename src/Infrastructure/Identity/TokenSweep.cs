using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>Drops what the token server keeps for a time only: tokens and assertions that have run out.</summary>
internal sealed class TokenSweep(
    IServiceScopeFactory scopes, IDatabaseFaults faults, WriteGate gate, TimeProvider clock, ILogger<TokenSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (faults.Classify(exception) is not DatabaseFault.Unknown)
            {
                logger.LogWarning("Expired tokens could not be dropped: {Fault}", exception.GetType().Name);
            }
        }
    }

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        using var pass = await gate.EnterAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now - Every, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<UsedAssertion>()
            .Where(assertion => assertion.ExpiresAt < now - Every)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
