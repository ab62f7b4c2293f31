using Npgsql;

namespace TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

/// <summary>
/// A few connections that all reads of current plans share, each sent along with what others ask at that moment: half of such a read is
/// waking up for the database's answer (ADR 0013). A read is one batch, and the organization is set for that batch alone.
/// </summary>
internal sealed class PlanReadConnections : IDisposable
{
    private readonly NpgsqlDataSource? _shared;

    /// <param name="app">Serves the reads where the driver has to look for the primary among several hosts, and shares no connection.</param>
    public PlanReadConnections(NpgsqlDataSource app, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = Math.Max(2, Environment.ProcessorCount),
        };
        if (settings.Host?.Contains(',', StringComparison.Ordinal) is not true)
        {
            settings.Multiplexing = true;
            _shared = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "plan reads" }.Build();
        }

        Source = _shared ?? app;
    }

    public NpgsqlDataSource Source { get; }

    public void Dispose() => _shared?.Dispose();
}
