namespace TreatmentPlans.Domain.Common;

/// <summary>Something that happened. Leaves the service with its ids only, never with clinical detail (D34).</summary>
public interface IDomainEvent
{
    /// <summary>Stable name, <c>noun.past-tense-verb</c>, listed in docs/events.md.</summary>
    string Type { get; }

    int SchemaVersion => 1;

    EventSubject Subject { get; }
}

/// <summary>Whom and what an event is about.</summary>
/// <param name="Id">The aggregate that changed.</param>
public sealed record EventSubject(
    Guid Id,
    PatientId? PatientId = null,
    EpisodeId? EpisodeId = null,
    RecoveryPlanId? PlanId = null);
