using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>Brings the milestones of an episode in line with what is known of its use (rules MIL-1, MIL-2). Again, it changes nothing.</summary>
internal sealed class MilestoneKeeper(IAppDbContext db)
{
    /// <summary>The caller holds the episode's lock, and saves.</summary>
    public async Task KeepAsync(SupportCare care, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var episodeId = care.Episode.Id;
        var uses = await db.TrackedUseEventsAsync(episodeId, cancellationToken);
        await db.Milestones.Where(milestone => milestone.EpisodeId == episodeId).LoadAsync(cancellationToken);
        var stored = db.Milestones.Local.Where(milestone => milestone.EpisodeId == episodeId).ToList();
        db.Milestones.AddRange(Milestone.Reconcile(stored, DueOf(care.Episode, care.Program, uses, now), care.Episode, now));
    }

    /// <summary>What is reached today, by what is known now.</summary>
    public static IReadOnlyCollection<DueMilestone> DueOf(Episode episode, Program program, IEnumerable<UseEvent> uses, DateTimeOffset now)
    {
        var today = program.DateOf(now);
        var policy = program.PoliciesOn(today).Support;
        return episode.AdmittedOn is { } admittedOn
            ? [.. AbstinenceOf(episode, uses, new Moment(today, now)).Milestones(policy, admittedOn)]
            : [];
    }

    public static Abstinence AbstinenceOf(Episode episode, IEnumerable<UseEvent> uses, Moment moment)
    {
        var known = episode.Admission?.RecordedAt <= moment.KnownAt;
        return Abstinence.Of(
            known ? episode.LastUse : null,
            known ? episode.AdmittedOn : null,
            episode.End is { } end && end.RecordedAt <= moment.KnownAt ? end.DischargedOn : null,
            uses.Select(use => use.AsOf(moment.AsOf, moment.KnownAt)).OfType<UseFact>()
                .Where(fact => fact.Status == UseEventStatus.Confirmed)
                .SelectMany(fact => fact.Days()),
            moment.AsOf);
    }
}
