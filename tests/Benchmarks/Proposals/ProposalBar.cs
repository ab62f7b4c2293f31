using System.Diagnostics;
using TreatmentPlans.Api.Tests.Scheduling.Proposals;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Scheduling.Proposals;
using TreatmentPlans.Infrastructure.Scheduling.Proposals;

namespace TreatmentPlans.Benchmarks.Proposals;

/// <summary>The bar of schedule proposals: 50 fixed seeds of 60 patients, 4 groups and 8 weeks.</summary>
internal static class ProposalBar
{
    // How often each kind of rule was among those in the way.
    private static readonly Dictionary<ProposalRuleKind, int> InTheWay = [];

    private const int Seeds = 50;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static void Run(int first, int last)
    {
        var solver = new CpSatScheduleSolver(TimeProvider.System);
        Console.WriteLine("seed  seconds  status     needed  placed  most  cost   bound  gap      rules broken");
        List<(ProposalResult Result, double Seconds)> all = [];
        for (var seed = first; seed <= Math.Min(last, Seeds); seed++)
        {
            var problem = ProposalInstances.Make(seed, ProposalSize.Bar);
            var watch = Stopwatch.StartNew();
            var result = solver.Solve(problem, new SolverSettings(seed, Limit), null, CancellationToken.None);
            var seconds = watch.Elapsed.TotalSeconds;
            all.Add((result, seconds));
            var broken = new PlanChecker(problem).Broken(PlanChecker.AttendancesOf(problem, result.Plan)).Count;
            foreach (var rule in result.Obstacles.SelectMany(obstacle => obstacle.Rules ?? []))
            {
                InTheWay[rule.Kind] = InTheWay.GetValueOrDefault(rule.Kind) + 1;
            }

            Console.WriteLine(FormattableString.Invariant(
                $"{seed,4}  {seconds,7:F2}  {result.Proof,-9}  {problem.Patients.Sum(patient => patient.Weeks.Count(week => week.IsAny)),6}  {result.Plan.Placed,6}  {result.MostPlaced,4}  {result.Cost.Total,5}  {result.CostBound,5}  {result.Gap,-7:P2}  {broken}"));
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{all.Count} seeds: optimal {all.Count(one => one.Result.Proof == ProposalProof.Optimal)}, worst gap {all.Max(one => one.Result.Gap):P2}, longest {all.Max(one => one.Seconds):F2} s, median {all.Select(one => one.Seconds).Order().ElementAt(all.Count / 2):F2} s"));
        Console.WriteLine($"in the way: {string.Join(", ", InTheWay.OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Key} {kind.Value}"))}");
    }
}
