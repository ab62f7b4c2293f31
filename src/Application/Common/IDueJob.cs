namespace TreatmentPlans.Application.Common;

/// <summary>What a feature does when time makes it due. Safe to run at any time, as often as one likes, on several instances.</summary>
public interface IDueJob
{
    /// <returns>False when another instance is at it.</returns>
    Task<bool> RunAsync(CancellationToken cancellationToken);
}

/// <summary>One that finds something else only on another day of the programme.</summary>
public interface IDailyJob : IDueJob
{
    /// <summary>For the programmes whose day began within that time; <see cref="IDueJob.RunAsync"/> is for all.</summary>
    /// <returns>As there.</returns>
    Task<bool> RunAsync(TimeSpan within, CancellationToken cancellationToken);
}
