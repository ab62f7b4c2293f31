namespace TreatmentPlans.Application.Common;

/// <summary>Brings the database to the model of this build. Safe when several instances start at once.</summary>
public interface IDatabaseSetup
{
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Removes the embedded database and all that is in it.</summary>
    /// <exception cref="InvalidOperationException">The database is a server's.</exception>
    Task DropEmbeddedAsync(CancellationToken cancellationToken);
}
