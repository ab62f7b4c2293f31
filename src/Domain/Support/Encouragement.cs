using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Support;

/// <summary>A word from the team to the patient.</summary>
public sealed class Encouragement : SupportFact
{
    private Encouragement()
    {
    }

    public EncouragementId Id { get; private set; }

    public string Message { get; private set; } = "";

    /// <summary>What it is about, where it is about one.</summary>
    public MilestoneId? MilestoneId { get; private set; }

    public PractitionerId By { get; private set; }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE.</exception>
    public static Encouragement Send(
        EncouragementId id, SupportCare care, string message, MilestoneId? milestoneId, PractitionerId by, DateTimeOffset now)
    {
        care.Episode.RequireInCare();
        var encouragement = new Encouragement { Id = id, Message = message, MilestoneId = milestoneId, By = by };
        encouragement.Begin(care.Episode, now);
        encouragement.Record(new EncouragementSent(id, encouragement.PatientId, encouragement.EpisodeId));
        return encouragement;
    }

    protected override IDomainEvent WasEnteredInError() => new EncouragementEnteredInError(Id, PatientId, EpisodeId);
}
