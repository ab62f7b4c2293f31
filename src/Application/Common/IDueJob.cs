namespace TreatmentPlans.Application.Common;

/// <summary>What a feature does when time makes it due. Safe to run at any time, as often as one likes, on several instances.</summary>
public interface IDueJob
{
    /// <returns>False when another instance is at it.</returns>
    Task<bool> RunAsync(CancellationToken cancellationToken);
}
