namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>What a plan costs, term by term, each already weighted: rules PRO-2 to PRO-9. Of the weeks that are filled.</summary>
public sealed record ProposalCost(
    int SoftCommitments, int OtherTimes, int Modes, int OtherCounselors, int GroupChanges, int Trips, int CrowdedDays, int ExcessHours)
{
    private const int MinutesOfHour = 60;

    public static ProposalCost Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    public int Total => SoftCommitments + OtherTimes + Modes + OtherCounselors + GroupChanges + Trips + CrowdedDays + ExcessHours;

    public static ProposalCost Of(ProposalProblem problem, ProposalPlan plan)
    {
        var total = Zero;
        for (var patient = 0; patient < plan.Patients.Count; patient++)
        {
            total = total.And(OfPatient(problem, problem.Patients[patient], plan.Patients[patient]));
        }

        return total;
    }

    /// <summary>What one session costs by the patient's preferences alone.</summary>
    public static ProposalCost OfSession(ProposalProblem problem, PatientNeed patient, SessionOffer session) => Zero with
    {
        SoftCommitments = patient.Soft.Any(soft => soft.Time.Clashes(session.Time)) ? problem.Policy.SoftCommitmentCost : 0,
        OtherTimes = patient.Preferred.Count > 0 && !patient.Preferred.Any(times => times.Holds(session.Time)) ? problem.Policy.OtherTimeCost : 0,
        Modes = patient.PrefersVirtual is { } prefers && prefers != session.IsVirtual ? problem.Policy.ModeCost : 0,
    };

    /// <summary>What the sessions of one week cost together: trips, crowded days, hours beyond the need.</summary>
    public static ProposalCost OfWeek(ProposalProblem problem, PatientNeed patient, int week, IReadOnlyCollection<SessionOffer> sessions)
    {
        var policy = problem.Policy;
        var trips = sessions.Where(session => !session.IsVirtual).Select(session => session.Day).Distinct()
            .Count(day => !patient.Booked.Any(booked => booked.IsOnSite && booked.Day == day));
        var crowded = sessions.GroupBy(session => session.Day).Count(day =>
            day.Sum(session => session.Minutes) + patient.Booked.Where(booked => booked.Day == day.Key).Sum(booked => booked.Minutes)
                > policy.EvenDayMinutes);
        var excess = sessions.Sum(session => session.Minutes) - patient.Weeks[week].Minutes;
        return Zero with
        {
            Trips = trips * policy.TripCost,
            CrowdedDays = crowded * policy.CrowdedDayCost,
            ExcessHours = excess > 0 ? (excess + MinutesOfHour - 1) / MinutesOfHour * policy.ExcessHourCost : 0,
        };
    }

    /// <summary>
    /// The last week before this one in which the patient needs treatment and the group meets. Joining the group in this week is a
    /// change where that week is filled without the group; null where there is none, and joining is no change.
    /// </summary>
    public static int? WeekBefore(ProposalProblem problem, PatientNeed patient, int group, int week)
    {
        for (var before = week - 1; before >= 0; before--)
        {
            if (patient.Weeks[before].IsAny && problem.Meets(group, before))
            {
                return before;
            }
        }

        return null;
    }

    private static ProposalCost OfPatient(ProposalProblem problem, PatientNeed patient, PatientPlacement placement)
    {
        var total = Zero;
        var changes = 0;
        for (var week = 0; week < placement.Weeks.Count; week++)
        {
            if (placement.Weeks[week] is not { } at)
            {
                continue;
            }

            var sessions = at.Groups.SelectMany(group => problem.HeldSessions(group, week)).Concat(at.Slots.Select(slot => problem.Slots[slot])).ToList();
            total = sessions.Aggregate(total, (sum, session) => sum.And(OfSession(problem, patient, session)));
            total = total.And(OfWeek(problem, patient, week, sessions));
            changes += at.Groups.Count(group =>
                WeekBefore(problem, patient, group, week) is { } before
                && placement.Weeks[before] is { } then
                && !then.Groups.Contains(group));
        }

        var seen = placement.Weeks.SelectMany(week => week?.Slots ?? []).Select(slot => problem.Slots[slot].Practitioner).ToList();
        var own = patient.Counselor is { } counselor
            ? seen.Count(practitioner => practitioner == counselor)
            : seen.CountBy(practitioner => practitioner).Select(with => with.Value).DefaultIfEmpty().Max();
        return total with
        {
            OtherCounselors = (seen.Count - own) * problem.Policy.OtherCounselorCost,
            GroupChanges = changes * problem.Policy.GroupChangeCost,
        };
    }

    private ProposalCost And(ProposalCost other) => new(
        SoftCommitments + other.SoftCommitments,
        OtherTimes + other.OtherTimes,
        Modes + other.Modes,
        OtherCounselors + other.OtherCounselors,
        GroupChanges + other.GroupChanges,
        Trips + other.Trips,
        CrowdedDays + other.CrowdedDays,
        ExcessHours + other.ExcessHours);
}
