using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>Whether what was proposed still goes, by calendar and records as they are at another time.</summary>
public static class ProposalAcceptance
{
    /// <summary>
    /// The proposal in the numbers of another draft. What was proposed is still to be had there, and keeps every hard rule but one: a week
    /// that has got more by other means may need less.
    /// </summary>
    /// <exception cref="DomainException">409 PATIENT_BUSY, PRACTITIONER_BUSY, ROOM_BUSY, SESSION_FULL, PROPOSAL_OUTDATED.</exception>
    public static void Require(IReadOnlyList<ProposedPatient> proposed, ProposalDraft now)
    {
        var slots = now.Slots.Index().ToLookup(slot => Key(slot.Item), slot => slot.Index);
        List<(int Patient, int Week, List<int> Groups, List<int> Slots)> weeks = [];
        foreach (var patient in proposed.Where(patient => patient.Weeks.Any(IsAnything)))
        {
            var index = now.Patients.Index().Where(one => one.Item.EpisodeId == patient.EpisodeId).Select(one => (int?)one.Index).FirstOrDefault()
                ?? throw ProposalErrors.Outdated("an episode is not in care any more.");
            foreach (var week in patient.Weeks.Where(IsAnything))
            {
                var number = ProposalProblem.WeekOf(week.MondayOn.DayNumber - now.From.DayNumber);
                weeks.Add((
                    index,
                    number,
                    [.. week.Groups.Select(group => GroupOf(now, group, number))],
                    [.. week.Individuals.Select(session => slots[Key(session)].Select(slot => (int?)slot).FirstOrDefault()
                        ?? throw ProposalErrors.Outdated($"practitioner {session.PractitionerId} is not open at the time any more."))]));
            }
        }

        foreach (var (patient, week, groups, own) in weeks)
        {
            RequireWeek(now, patient, week, groups, own);
        }

        RequireSeats(now, weeks.SelectMany(week => week.Groups.Select(group => (week.Patient, week.Week, Group: group))).ToList());
        RequireTime(now, [.. weeks.SelectMany(week => week.Slots)]);
    }

    private static bool IsAnything(ProposedWeek week) => week.Groups.Count > 0 || week.Individuals.Count > 0;

    private static int GroupOf(ProposalDraft now, ProposedGroup proposed, int week)
    {
        var group = now.Groups.Index().Where(one => one.Item.Id == proposed.GroupId).Select(one => (int?)one.Index).FirstOrDefault();
        return group is { } known && ProposalNarration.SessionsOf(now, known, week).Order().SequenceEqual(proposed.SessionIds.Order())
            ? known
            : throw ProposalErrors.Outdated($"the sessions of group {proposed.GroupId} are others.");
    }

    private static void RequireWeek(ProposalDraft now, int patient, int week, List<int> groups, List<int> own)
    {
        var (problem, need) = (now.Problem, now.Problem.Patients[patient]);
        List<SessionOffer> sessions = [.. groups.SelectMany(group => problem.HeldSessions(group, week)), .. own.Select(slot => problem.Slots[slot])];
        foreach (var (index, session) in sessions.Index())
        {
            Refuse(ProposalRules.Against(problem, need, session));
            Refuse(sessions.Take(index).Where(other => !ProposalRules.GoTogether(need, other, session))
                .Select(_ => new ProposalRule(ProposalRuleKind.PatientOverlap, session.Day)));
        }

        Refuse(own.SelectMany(slot => ProposalRules.AgainstSlot(problem, problem.Slots[slot])));
        if (sessions.Sum(session => session.Minutes) > MostOf(need.Weeks[week]))
        {
            Refuse([new ProposalRule(ProposalRuleKind.MostWeeklyHours)]);
        }

        void Refuse(IEnumerable<ProposalRule> broken)
        {
            foreach (var rule in broken)
            {
                throw ProposalErrors.Taken(rule.Kind, ProposalNarration.Tell(now, need.Weeks[week], week, rule).Text);
            }
        }
    }

    /// <summary>A week that needs nothing more says nothing of what is too much.</summary>
    private static int? MostOf(WeekNeed need) => need.IsAny ? need.MostMinutes : null;

    private static void RequireSeats(ProposalDraft now, List<(int Patient, int Week, int Group)> places)
    {
        foreach (var group in places.GroupBy(place => place.Group))
        {
            var offer = now.Problem.Groups[group.Key];
            if (group.Select(place => place.Patient).Distinct().Count() > offer.Joins
                || group.CountBy(place => place.Week).Any(week => week.Value > offer.Seats[week.Key])
                || group.Any(place => now.Problem.Patients[place.Patient].MemberOf.Contains(group.Key)))
            {
                throw ProposalErrors.Taken(ProposalRuleKind.Seats, $"group {now.Groups[group.Key].Id} has not as many seats.");
            }
        }
    }

    private static void RequireTime(ProposalDraft now, List<int> slots)
    {
        foreach (var load in slots.Select(slot => now.Problem.Slots[slot]).GroupBy(slot => (slot.Practitioner, slot.Week)))
        {
            if (load.Sum(slot => slot.Time.Length) > now.Problem.Practitioners[load.Key.Practitioner].MinutesLeft[load.Key.Week])
            {
                throw ProposalErrors.Outdated($"practitioner {now.Practitioners[load.Key.Practitioner]} has not as many minutes in the week.");
            }
        }
    }

    private static (PractitionerId, DateTimeOffset, DateTimeOffset, string?, string?) Key(SlotFacts slot) =>
        (slot.PractitionerId, slot.StartsAt, slot.EndsAt, slot.Room, slot.VirtualLink);

    private static (PractitionerId, DateTimeOffset, DateTimeOffset, string?, string?) Key(ProposedSession session) =>
        (session.PractitionerId, session.StartsAt, session.EndsAt, session.Room, session.VirtualLink);
}
