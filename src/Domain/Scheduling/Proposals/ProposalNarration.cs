using System.Globalization;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>Says by ids, dates and sentences what a result says by numbers. Nobody but the patient whose week it is stands in it.</summary>
public static class ProposalNarration
{
    public static IReadOnlyList<ProposedPatient> PatientsOf(ProposalDraft draft, ProposalResult result)
    {
        var obstacles = result.Obstacles.ToDictionary(obstacle => (obstacle.Patient, obstacle.Week));
        return
        [
            .. draft.Patients.Select((patient, index) => new ProposedPatient(
                patient.EpisodeId,
                [.. draft.Problem.Patients[index].Weeks.Select((need, week) => WeekOf(draft, need, week, result.Plan.Patients[index].Weeks[week], obstacles.GetValueOrDefault((index, week))))])),
        ];
    }

    public static ProposalOutcome OutcomeOf(ProposalDraft draft, ProposalResult result) => new(
        result.Proof,
        result.Gap,
        result.Plan.Placed,
        draft.Problem.Patients.Sum(patient => patient.Weeks.Count(week => week.IsAny)),
        result.MostPlaced,
        result.Cost,
        result.CostBound);

    public static ProposedObstacle Tell(ProposalDraft draft, WeekNeed need, int week, ProposalRule rule)
    {
        DateOnly? on = null;
        TherapyGroupId? group = null;
        PractitionerId? practitioner = null;
        string? room = null;
        switch (rule.Kind)
        {
            case ProposalRuleKind.Availability or ProposalRuleKind.PatientOverlap or ProposalRuleKind.Closure:
                on = draft.From.AddDays(rule.Subject!.Value);
                break;
            case ProposalRuleKind.Seats:
                group = draft.Groups[rule.Subject!.Value].Id;
                break;
            case ProposalRuleKind.Credential or ProposalRuleKind.LicenceState or ProposalRuleKind.PractitionerOverlap or ProposalRuleKind.PractitionerLoad:
                practitioner = draft.Practitioners[rule.Subject!.Value];
                break;
            case ProposalRuleKind.RoomOverlap:
                room = draft.Rooms[rule.Subject!.Value];
                break;
        }

        var monday = Day(draft.MondayOf(week));
        var text = rule.Kind switch
        {
            ProposalRuleKind.WeeklyHours =>
                string.Create(CultureInfo.InvariantCulture, $"Level of care, age and phase call for {need.Minutes} minutes more in the week of {monday}."),
            ProposalRuleKind.MostWeeklyHours =>
                string.Create(CultureInfo.InvariantCulture, $"The level of care allows at most {need.MostMinutes} minutes more in the week of {monday}."),
            ProposalRuleKind.IndividualSessions =>
                string.Create(CultureInfo.InvariantCulture, $"Individual sessions due in the week of {monday}: {need.Individuals}."),
            ProposalRuleKind.Availability => $"The patient is bound elsewhere on {Day(on!.Value)}, the way there and back included.",
            ProposalRuleKind.PatientOverlap => $"On {Day(on!.Value)} the patient can be in one session at a time, the way there and back included.",
            ProposalRuleKind.Seats => $"Group {group} has no seat to give in the week of {monday}.",
            ProposalRuleKind.Closure => $"The programme is closed on {Day(on!.Value)}.",
            ProposalRuleKind.Credential => $"Practitioner {practitioner} holds no credential that is valid on the day.",
            ProposalRuleKind.LicenceState => $"Practitioner {practitioner} holds no licence of the state in which the patient would take part by video.",
            ProposalRuleKind.PractitionerOverlap => $"Practitioner {practitioner} is in one session at a time.",
            ProposalRuleKind.PractitionerLoad => $"Practitioner {practitioner} has no minutes of sessions left in the week of {monday}.",
            ProposalRuleKind.RoomOverlap => $"Room {room} holds one session at a time.",
        };
        return new ProposedObstacle(rule.Kind, text, on, group, practitioner, room);
    }

    private static ProposedWeek WeekOf(ProposalDraft draft, WeekNeed need, int week, WeekPlacement? at, Obstacle? obstacle) => new(
        draft.MondayOf(week),
        need.Minutes,
        need.Individuals,
        IsFilled: at is not null || !need.IsAny,
        [.. (at?.Groups ?? []).Select(group => new ProposedGroup(draft.Groups[group].Id, SessionsOf(draft, group, week)))],
        [.. (at?.Slots ?? []).Select(slot => draft.Slots[slot]).OrderBy(slot => slot.StartsAt)
            .Select(slot => new ProposedSession(slot.PractitionerId, slot.StartsAt, slot.EndsAt, slot.Room, slot.VirtualLink))],
        obstacle is null ? [] : obstacle.Rules?.Select(rule => Tell(draft, need, week, rule)).ToList());

    /// <summary>Those that are held.</summary>
    internal static IReadOnlyList<SessionId> SessionsOf(ProposalDraft draft, int group, int week) =>
    [
        .. draft.Groups[group].Sessions.Zip(draft.Problem.Groups[group].Sessions)
            .Where(pair => pair.Second.Week == week && draft.Problem.IsHeld(pair.Second))
            .Select(pair => pair.First.Id),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
