namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>Section <c>Proposals</c> of the configuration.</summary>
internal sealed record ProposalOptions
{
    /// <summary>Searches of this process at a time, each with a thread of its own; 0 leaves them to other instances.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>A search that has not been heard of for so long is somebody else's to take up again.</summary>
    public int LeaseSeconds { get; init; } = 30;
}
