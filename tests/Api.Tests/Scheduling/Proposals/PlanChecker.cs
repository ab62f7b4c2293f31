using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Api.Tests.Scheduling.Proposals;

/// <summary>
/// The hard rules once more, from their words and by the plainest means, knowing nothing of how plans are found: it shares the problem
/// and the names of the rules with the product, and no code.
/// </summary>
internal sealed class PlanChecker(ProposalProblem problem)
{
    /// <summary>One patient's week: the groups, which of their sessions the patient goes to, and the slots.</summary>
    public sealed record Attendance(int Patient, int Week, IReadOnlyList<int> Groups, IReadOnlyList<SessionOffer> GroupSessions, IReadOnlyList<int> Slots);

    public static List<Attendance> AttendancesOf(ProposalProblem problem, ProposalPlan plan)
    {
        List<Attendance> all = [];
        for (var patient = 0; patient < problem.Patients.Count; patient++)
        {
            for (var week = 0; week < problem.Weeks; week++)
            {
                if (plan.Patients[patient].Weeks[week] is { } at)
                {
                    all.Add(new Attendance(patient, week, at.Groups, HeldSessions(problem, at.Groups, week), at.Slots));
                }
            }
        }

        return all;
    }

    public static List<SessionOffer> HeldSessions(ProposalProblem problem, IEnumerable<int> groups, int week) =>
        [.. groups.SelectMany(group => problem.Groups[group].Sessions).Where(session => session.Day / 7 == week && !problem.ClosedDays.Contains(session.Day))];

    public HashSet<ProposalRule> Broken(IReadOnlyList<Attendance> attendances)
    {
        HashSet<ProposalRule> broken = [];
        foreach (var attendance in attendances)
        {
            CheckWeek(attendance, broken);
        }

        CheckSeats(attendances, broken);
        CheckPractitionersAndRooms([.. attendances.SelectMany(attendance => attendance.Slots).Select(slot => problem.Slots[slot])], broken);
        return broken;
    }

    private void CheckWeek(Attendance attendance, HashSet<ProposalRule> broken)
    {
        var patient = problem.Patients[attendance.Patient];
        var need = patient.Weeks[attendance.Week];
        List<SessionOffer> sessions = [.. attendance.GroupSessions, .. attendance.Slots.Select(slot => problem.Slots[slot])];
        var minutes = 0;
        foreach (var session in sessions)
        {
            minutes += session.Minutes;
            if (problem.ClosedDays.Contains(session.Day))
            {
                broken.Add(new(ProposalRuleKind.Closure, session.Day));
            }

            var practitioner = problem.Practitioners[session.Practitioner];
            if (practitioner.Credentialed.All(range => session.Day < range.First || session.Day > range.Last))
            {
                broken.Add(new(ProposalRuleKind.Credential, session.Practitioner));
            }

            if (session.IsVirtual && !practitioner.LicenceStates.Any(state => state == patient.State))
            {
                broken.Add(new(ProposalRuleKind.LicenceState, session.Practitioner));
            }

            foreach (var commitment in patient.Hard.Where(hard => Gap(hard.Time, session.Time) < (session.IsVirtual ? 0 : patient.TravelMinutes)))
            {
                broken.Add(new(ProposalRuleKind.Availability, commitment.Day));
            }

            foreach (var booked in patient.Booked.Where(one => Gap(one.Time, session.Time) < (one.IsOnSite != session.IsVirtual ? 0 : patient.TravelMinutes)))
            {
                broken.Add(new(ProposalRuleKind.PatientOverlap, booked.Day));
            }
        }

        for (var one = 0; one < sessions.Count; one++)
        {
            for (var other = one + 1; other < sessions.Count; other++)
            {
                if (Gap(sessions[one].Time, sessions[other].Time) < (sessions[one].IsVirtual == sessions[other].IsVirtual ? 0 : patient.TravelMinutes))
                {
                    broken.Add(new(ProposalRuleKind.PatientOverlap, sessions[other].Day));
                }
            }
        }

        if (minutes < need.Minutes)
        {
            broken.Add(new(ProposalRuleKind.WeeklyHours));
        }

        if (need.MostMinutes is { } most && minutes > most)
        {
            broken.Add(new(ProposalRuleKind.MostWeeklyHours));
        }

        if (attendance.Slots.Count != need.Individuals)
        {
            broken.Add(new(ProposalRuleKind.IndividualSessions));
        }
    }

    private void CheckSeats(IReadOnlyList<Attendance> attendances, HashSet<ProposalRule> broken)
    {
        for (var group = 0; group < problem.Groups.Count; group++)
        {
            var joined = attendances.Where(attendance => attendance.Groups.Contains(group)).Select(attendance => attendance.Patient).ToHashSet();
            if (joined.Count > problem.Groups[group].Joins || joined.Any(patient => problem.Patients[patient].MemberOf.Contains(group)))
            {
                broken.Add(new(ProposalRuleKind.Seats, group));
            }

            for (var week = 0; week < problem.Weeks; week++)
            {
                if (attendances.Count(attendance => attendance.Week == week && attendance.Groups.Contains(group)) > problem.Groups[group].Seats[week])
                {
                    broken.Add(new(ProposalRuleKind.Seats, group));
                }
            }
        }
    }

    private void CheckPractitionersAndRooms(List<SessionOffer> used, HashSet<ProposalRule> broken)
    {
        var groups = problem.Groups.SelectMany(group => group.Sessions).Where(session => !problem.ClosedDays.Contains(session.Day)).ToList();
        for (var one = 0; one < used.Count; one++)
        {
            var slot = used[one];
            List<SessionOffer> others = [.. groups, .. used.Where((_, other) => other != one)];
            if (problem.Practitioners[slot.Practitioner].Busy.Any(busy => Gap(busy, slot.Time) < 0)
                || others.Any(other => other.Practitioner == slot.Practitioner && Gap(other.Time, slot.Time) < 0))
            {
                broken.Add(new(ProposalRuleKind.PractitionerOverlap, slot.Practitioner));
            }

            if (slot.Room is { } room
                && (problem.Rooms[room].Busy.Any(busy => Gap(busy, slot.Time) < 0) || others.Any(other => other.Room == room && Gap(other.Time, slot.Time) < 0)))
            {
                broken.Add(new(ProposalRuleKind.RoomOverlap, room));
            }
        }

        foreach (var load in used.GroupBy(slot => (slot.Practitioner, Week: slot.Day / 7)))
        {
            if (load.Sum(slot => slot.Time.End - slot.Time.Start) > problem.Practitioners[load.Key.Practitioner].MinutesLeft[load.Key.Week])
            {
                broken.Add(new(ProposalRuleKind.PractitionerLoad, load.Key.Practitioner));
            }
        }
    }

    /// <summary>Minutes between the two; negative by as much as they share.</summary>
    private static int Gap(MinuteSpan one, MinuteSpan other) => Math.Max(one.Start, other.Start) - Math.Min(one.End, other.End);
}
