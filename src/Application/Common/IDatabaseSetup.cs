namespace TreatmentPlans.Application.Common;

/// <summary>Brings the database to the model of this build. Safe when several instances start at once.</summary>
public interface IDatabaseSetup
{
    Task RunAsync(CancellationToken cancellationToken);
}
