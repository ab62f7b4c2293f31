namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// SQLite takes one writer at a time. Queueing them here is fair and wakes the next at once, where the driver would poll.
/// On PostgreSQL the gate stands open.
/// </summary>
internal sealed class WriteGate(DatabaseProvider provider) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim? _one = provider is DatabaseProvider.Sqlite ? new SemaphoreSlim(1, 1) : null;

    /// <returns>Dispose to let the next writer in.</returns>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (_one is null)
        {
            return Pass.Nothing;
        }

        return await _one.WaitAsync(Patience, cancellationToken) ? new Pass(_one) : throw new WriteGateTimeoutException();
    }

    public void Dispose() => _one?.Dispose();

    private sealed class Pass(SemaphoreSlim? gate) : IDisposable
    {
        public static readonly Pass Nothing = new(null);
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}

internal sealed class WriteGateTimeoutException() : Exception("The embedded database is busy with other writers.");
