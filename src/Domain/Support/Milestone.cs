using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Support;

/// <summary>So many days without use in one run (rules MIL-1, MIL-2). One that a later fact takes back stays, withdrawn.</summary>
public sealed class Milestone : AggregateRoot, IPatientRecord
{
    private Milestone()
    {
    }

    public MilestoneId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    /// <summary>First day of the run without use.</summary>
    public DateOnly RunStartedOn { get; private set; }

    public int Days { get; private set; }

    public DateOnly ReachedOn { get; private set; }

    public MilestoneStatus Status { get; private set; }

    /// <summary>When it became known; after <see cref="ReachedOn"/> where a fact was told late.</summary>
    public DateTimeOffset AwardedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MilestoneState> Log { get; private set; } = [];

    /// <summary>Brings what is stored in line with what is due.</summary>
    /// <param name="stored">All of the episode.</param>
    /// <returns>Those that are new; the others are changed in place.</returns>
    public static IReadOnlyList<Milestone> Reconcile(
        IReadOnlyCollection<Milestone> stored, IReadOnlyCollection<DueMilestone> due, Episode episode, DateTimeOffset now)
    {
        foreach (var milestone in stored)
        {
            milestone.Follow(due.Contains(milestone.Due), now);
        }

        return [.. due.Except(stored.Select(milestone => milestone.Due)).OrderBy(milestone => milestone.ReachedOn).Select(milestone => Award(milestone, episode, now))];
    }

    /// <summary>Whether <see cref="Reconcile"/> would change anything.</summary>
    public static bool Differ(IEnumerable<(DueMilestone Milestone, MilestoneStatus Status)> stored, IEnumerable<DueMilestone> due) =>
        !due.ToHashSet().SetEquals(stored.Where(known => known.Status == MilestoneStatus.Awarded).Select(known => known.Milestone));

    /// <summary>Whether it was awarded, by what was known at that instant (D10).</summary>
    public bool StoodAt(DateTimeOffset knownAt) => Log.LastOrDefault(state => state.At <= knownAt)?.Status == MilestoneStatus.Awarded;

    private DueMilestone Due => new(RunStartedOn, Days, ReachedOn);

    private static Milestone Award(DueMilestone due, Episode episode, DateTimeOffset now)
    {
        var milestone = new Milestone
        {
            Id = TypedId.New<MilestoneId>(now),
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            RunStartedOn = due.RunStartedOn,
            Days = due.Days,
            ReachedOn = due.ReachedOn,
        };
        milestone.BeAwarded(now);
        return milestone;
    }

    private void Follow(bool isDue, DateTimeOffset now)
    {
        if (isDue && Status == MilestoneStatus.Withdrawn)
        {
            BeAwarded(now);
        }
        else if (!isDue && Status == MilestoneStatus.Awarded)
        {
            Status = MilestoneStatus.Withdrawn;
            WithdrawnAt = now;
            Log = [.. Log, new MilestoneState(Status, now)];
            Record(new MilestoneWithdrawn(Id, PatientId, EpisodeId));
        }
    }

    private void BeAwarded(DateTimeOffset now)
    {
        Status = MilestoneStatus.Awarded;
        AwardedAt = now;
        WithdrawnAt = null;
        Log = [.. Log, new MilestoneState(Status, now)];
        Record(new MilestoneAwarded(Id, PatientId, EpisodeId));
    }
}

public enum MilestoneStatus
{
    Awarded,

    /// <summary>What is known by now says that it was not reached.</summary>
    Withdrawn,
}

public sealed record MilestoneState(MilestoneStatus Status, DateTimeOffset At);
