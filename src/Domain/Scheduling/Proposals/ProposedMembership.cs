using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>One patient's time in one group, as one enrolment: what lies between its first and last week and is not proposed is away.</summary>
/// <param name="To">Null where the patient stays in the group after the weeks of the proposal.</param>
public sealed record ProposedMembership(EpisodeId EpisodeId, TherapyGroupId GroupId, DateOnly From, DateOnly? To, IReadOnlyList<DateOnly> WeeksAway)
{
    private const int DaysOfWeek = 7;

    /// <summary>By group, then by patient, always in the same order.</summary>
    /// <param name="groups">Those of the proposal: who joins a closed one is in it from its first day.</param>
    public static IReadOnlyList<ProposedMembership> Of(
        IReadOnlyList<ProposedPatient> patients, IReadOnlyDictionary<TherapyGroupId, TherapyGroup> groups, DateOnly today) =>
    [
        .. from patient in patients
           from id in patient.Weeks.SelectMany(week => week.Groups).Select(member => member.GroupId).Distinct()
           orderby id, patient.EpisodeId
           select Of(patient, groups[id], today),
    ];

    private static ProposedMembership Of(ProposedPatient patient, TherapyGroup group, DateOnly today)
    {
        var mondays = patient.Weeks.Where(week => week.Groups.Any(member => member.GroupId == group.Id)).Select(week => week.MondayOn).ToList();
        var first = mondays[0] > today ? mondays[0] : today;
        var from = group.Entry is GroupEntry.Closed || group.StartsOn > first ? group.StartsOn : first;

        // Whoever is in it in the last week that is proposed goes on; the others leave when their last week there is over.
        var last = patient.Weeks.Last(week => week.Groups.Count > 0).MondayOn;
        var stays = mondays[^1] == last;
        var end = stays ? patient.Weeks[^1].MondayOn : mondays[^1];
        return new ProposedMembership(
            patient.EpisodeId,
            group.Id,
            from,
            stays ? null : mondays[^1].AddDays(DaysOfWeek - 1),
            [.. Mondays(WeeklyHours.MondayOf(from), end).Except(mondays)]);
    }

    private static IEnumerable<DateOnly> Mondays(DateOnly from, DateOnly to)
    {
        for (var monday = from; monday <= to; monday = monday.AddDays(DaysOfWeek))
        {
            yield return monday;
        }
    }
}
