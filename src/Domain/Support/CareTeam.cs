using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Support;

/// <summary>Who works with a patient in an episode, as what, and from when to when (rule TEAM-1).</summary>
public sealed class CareTeam : AggregateRoot, IPatientRecord
{
    private CareTeam()
    {
    }

    /// <summary>That of the episode: each has one.</summary>
    public EpisodeId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public IReadOnlyList<CareTeamMember> Members { get; private set; } = [];

    /// <exception cref="DomainException">As <see cref="Replace"/>.</exception>
    public static CareTeam Of(Episode episode, IReadOnlyList<CareTeamMember> members)
    {
        var team = new CareTeam { Id = episode.Id, OrganizationId = episode.OrganizationId, PatientId = episode.PatientId };
        team.Replace(episode, members);
        return team;
    }

    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 DATE_OUT_OF_ORDER, PERIOD_ENDS_BEFORE_START, CARE_TEAM_OVERLAP.
    /// </exception>
    public void Replace(Episode episode, IReadOnlyList<CareTeamMember> members)
    {
        episode.RequireOpen();
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].From < episode.Referral.RequestedOn)
            {
                throw EpisodeErrors.DateOutOfOrder($"/members/{i}/from", "Before the episode began.");
            }

            if (members[i].To < members[i].From)
            {
                throw SupportErrors.EndsBeforeStart($"/members/{i}/to");
            }

            if (members.Take(i).Any(members[i].Overlaps))
            {
                throw SupportErrors.CareTeamOverlap($"/members/{i}");
            }
        }

        Members = [.. members];
        Record(new CareTeamReplaced(Id, PatientId));
    }
}

/// <param name="From">First day, in the programme's zone.</param>
/// <param name="To">Last day, inclusive; null while it goes on.</param>
public sealed record CareTeamMember(PractitionerId PractitionerId, CareTeamRole Role, DateOnly From, DateOnly? To)
{
    internal bool Overlaps(CareTeamMember other) =>
        PractitionerId == other.PractitionerId && Role == other.Role && !(To < other.From) && !(other.To < From);
}

public enum CareTeamRole
{
    /// <summary>Who answers for the treatment.</summary>
    PrimaryCounselor,
    Counselor,
    Supervisor,
    Physician,
    Nurse,
    CaseManager,
    FamilyTherapist,
    PeerSupport,
    RecoveryCoach,
}
