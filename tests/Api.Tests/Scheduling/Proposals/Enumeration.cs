using TreatmentPlans.Domain.Scheduling.Proposals;
using static TreatmentPlans.Api.Tests.Scheduling.Proposals.PlanChecker;

namespace TreatmentPlans.Api.Tests.Scheduling.Proposals;

/// <summary>Every plan of a small problem, one by one.</summary>
internal sealed class Enumeration(ProposalProblem problem)
{
    private readonly PlanChecker _checker = new(problem);

    /// <summary>Most weeks filled, and the least cost of filling as many.</summary>
    public (int Placed, int Cost) Best()
    {
        var patients = Enumerable.Range(0, problem.Patients.Count).Select(patient => PlacementsOf(patient).ToList()).ToList();
        var chosen = new PatientPlacement[patients.Count];
        var best = (Placed: -1, Cost: 0);
        Choose(0, 0, 0);
        return best;

        void Choose(int patient, int placed, int cost)
        {
            if (patient < patients.Count)
            {
                foreach (var (placement, weeks, price) in patients[patient])
                {
                    chosen[patient] = placement;
                    Choose(patient + 1, placed + weeks, cost + price);
                }
            }
            else if ((placed > best.Placed || (placed == best.Placed && cost < best.Cost))
                && _checker.Broken(AttendancesOf(problem, new ProposalPlan([.. chosen]))).Count == 0)
            {
                best = (placed, cost);
            }
        }
    }

    /// <summary>
    /// Each way to fill a patient's week that there is at all: any groups, with or without their sessions of closed days, and any slots
    /// up to as many as are due. Rules are not asked.
    /// </summary>
    public IEnumerable<Attendance> WaysToFill(int patient, int week)
    {
        var meeting = Enumerable.Range(0, problem.Groups.Count).Where(group => problem.Groups[group].Sessions.Any(session => session.Day / 7 == week));
        var slots = Enumerable.Range(0, problem.Slots.Count).Where(slot => problem.Slots[slot].Day / 7 == week).ToList();
        var choices = Subsets(slots, problem.Patients[patient].Weeks[week].Individuals).ToList();
        return
            from groups in Subsets([.. meeting])
            from closed in Subsets([.. groups.SelectMany(member => problem.Groups[member].Sessions).Where(session => session.Day / 7 == week && problem.ClosedDays.Contains(session.Day))])
            from choice in choices
            select new Attendance(patient, week, groups, [.. HeldSessions(problem, groups, week), .. closed], choice);
    }

    private IEnumerable<(PatientPlacement Placement, int Weeks, int Cost)> PlacementsOf(int patient)
    {
        List<WeekPlacement?[]> all = [[]];
        for (var week = 0; week < problem.Weeks; week++)
        {
            List<WeekPlacement?> ways = [null];
            if (problem.Patients[patient].Weeks[week].IsAny)
            {
                ways.AddRange(WaysToFill(patient, week)
                    .Where(way => way.GroupSessions.All(session => !problem.ClosedDays.Contains(session.Day)) && _checker.Broken([way]).Count == 0)
                    .Select(way => new WeekPlacement(way.Groups, way.Slots)));
            }

            all = [.. from before in all from way in ways select (WeekPlacement?[])[.. before, way]];
        }

        return all.Select(weeks =>
        {
            var placement = new PatientPlacement(weeks);
            var alone = ProposalPlan.Empty(problem).Patients.ToArray();
            alone[patient] = placement;
            return (placement, weeks.Count(week => week is not null), ProposalCost.Of(problem, new ProposalPlan(alone)).Total);
        });
    }

    private static IEnumerable<IReadOnlyList<T>> Subsets<T>(IReadOnlyList<T> items, int most = int.MaxValue) =>
        Enumerable.Range(0, 1 << items.Count)
            .Select(bits => (IReadOnlyList<T>)[.. items.Where((_, index) => (bits >> index & 1) == 1)])
            .Where(subset => subset.Count <= most);
}
