using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Support;

/// <summary>Whether the groups of a patient see the milestones of an episode, and under which name: the patient's choice alone (rule MIL-3).</summary>
public sealed class MilestoneSharing : AggregateRoot, IPatientRecord
{
    private MilestoneSharing()
    {
    }

    /// <summary>That of the episode: each has one.</summary>
    public EpisodeId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public bool IsShared { get; private set; }

    public string? DisplayName { get; private set; }

    public DateTimeOffset ChosenAt { get; private set; }

    /// <exception cref="DomainException">As <see cref="Choose"/>.</exception>
    public static MilestoneSharing Of(Episode episode, bool isShared, string? displayName, DateTimeOffset now)
    {
        var sharing = new MilestoneSharing { Id = episode.Id, OrganizationId = episode.OrganizationId, PatientId = episode.PatientId };
        sharing.Choose(isShared, displayName, now);
        return sharing;
    }

    /// <summary>Taken back at any time, also after the episode has ended.</summary>
    /// <exception cref="DomainException">422 DISPLAY_NAME_REQUIRED.</exception>
    public void Choose(bool isShared, string? displayName, DateTimeOffset now)
    {
        if (isShared && string.IsNullOrWhiteSpace(displayName))
        {
            throw SupportErrors.NameRequired();
        }

        IsShared = isShared;
        DisplayName = isShared ? displayName : null;
        ChosenAt = now;
        Record(new MilestoneSharingChosen(Id, PatientId));
    }
}
