namespace TreatmentPlans.Application.Common;

/// <summary>Gives committed events their position, in commit order.</summary>
public interface IEventSequencer
{
    Task PlaceAsync(CancellationToken cancellationToken);
}
