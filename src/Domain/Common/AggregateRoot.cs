namespace TreatmentPlans.Domain.Common;

/// <summary>
/// The unit that is loaded, changed and saved whole. <see cref="Version"/> grows by one with each save that changed
/// something; it is the ETag. Who created it, and when it changed, is stamped by the persistence layer.
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> _events = [];
    private bool _changedSinceSave;

    public OrganizationId OrganizationId { get; protected set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>OAuth client that created it: a client outside the workforce sees what it wrote itself (D28).</summary>
    public string CreatedByClient { get; private set; } = "";

    /// <summary>OAuth client that wrote the current version.</summary>
    public string UpdatedByClient { get; private set; } = "";

    /// <summary>The person behind <see cref="UpdatedByClient"/>, where the client is bound to one.</summary>
    public PractitionerId? UpdatedByPractitioner { get; private set; }

    public IReadOnlyList<IDomainEvent> Events => _events;

    /// <summary>Every change goes through here, so that none is saved without a new version and an event.</summary>
    protected void Record(IDomainEvent occurrence)
    {
        _events.Add(occurrence);
        MarkChanged();
    }

    /// <summary>A change that nobody outside needs to hear of.</summary>
    protected void MarkChanged()
    {
        if (_changedSinceSave)
        {
            return;
        }

        Version++;
        _changedSinceSave = true;
    }

    /// <summary>Called by the persistence layer once the state and its events are stored.</summary>
    public void MarkSaved()
    {
        _events.Clear();
        _changedSinceSave = false;
    }
}
