using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>
/// Revoked tokens that have not run out yet: few, so they are kept in memory whole and read again once they are two seconds
/// old. A revoked token works that long at most, and a request costs no look of its own.
/// </summary>
internal sealed class RevokedTokens(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    internal static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Snapshot _snapshot = new(DateTimeOffset.MinValue, FrozenSet<string>.Empty);

    public async ValueTask<bool> ContainsAsync(string tokenId, CancellationToken cancellationToken)
    {
        var snapshot = _snapshot;
        if (IsOld(snapshot))
        {
            snapshot = await ReadAsync(cancellationToken);
        }

        return snapshot.Ids.Contains(tokenId);
    }

    public void Dispose() => _one.Dispose();

    private async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!IsOld(_snapshot))
            {
                return _snapshot;
            }

            var now = clock.GetUtcNow();
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var ids = await db.Set<OpenIddictEntityFrameworkCoreToken>()
                .Where(token => token.Status == OpenIddictConstants.Statuses.Revoked && token.ExpirationDate > now.UtcDateTime)
                .Select(token => token.Id!)
                .ToListAsync(cancellationToken);
            return _snapshot = new Snapshot(now, ids.ToFrozenSet());
        }
        finally
        {
            _one.Release();
        }
    }

    private bool IsOld(Snapshot snapshot) => clock.GetUtcNow() - snapshot.ReadAt >= MaxAge;

    private sealed record Snapshot(DateTimeOffset ReadAt, FrozenSet<string> Ids);
}
