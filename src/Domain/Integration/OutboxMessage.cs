using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Integration;

/// <summary>
/// A domain event as the outside reads it, stored in the transaction that caused it. The position is given after the
/// commit, in commit order, so that a reader's cursor never passes an event that commits later (D34).
/// </summary>
public sealed class OutboxMessage
{
    private OutboxMessage()
    {
    }

    public OutboxMessage(OrganizationId organizationId, IDomainEvent occurrence, string client, DateTimeOffset now)
    {
        OrganizationId = organizationId;
        Id = Guid.CreateVersion7(now);
        Type = occurrence.Type;
        SchemaVersion = occurrence.SchemaVersion;
        OccurredAt = now;
        SubjectId = occurrence.Subject.Id;
        PatientId = occurrence.Subject.PatientId;
        EpisodeId = occurrence.Subject.EpisodeId;
        PlanId = occurrence.Subject.PlanId;
        CausedByClient = client;
    }

    public OrganizationId OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public long? Position { get; private set; }

    public string Type { get; private set; } = "";

    public int SchemaVersion { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }

    public Guid SubjectId { get; private set; }

    public PatientId? PatientId { get; private set; }

    public EpisodeId? EpisodeId { get; private set; }

    public RecoveryPlanId? PlanId { get; private set; }

    public string CausedByClient { get; private set; } = "";
}
