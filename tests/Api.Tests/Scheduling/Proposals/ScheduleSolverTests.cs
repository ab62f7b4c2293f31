using CsCheck;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Benchmarks.Proposals;
using TreatmentPlans.Domain.Scheduling.Proposals;
using TreatmentPlans.Infrastructure.Scheduling.Proposals;

namespace TreatmentPlans.Api.Tests.Scheduling.Proposals;

/// <summary>The solver against a checker and an enumeration that know nothing of it.</summary>
public sealed class ScheduleSolverTests
{
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly SolverSettings Settings = new(Seed: 7, TimeLimit: TimeSpan.FromMinutes(1));

    private static readonly Gen<ProposalProblem> Small =
        from seed in Gen.Int[1, 1_000_000]
        from patients in Gen.Int[2, 10]
        from groups in Gen.Int[1, 4]
        from weeks in Gen.Int[1, 3]
        from practitioners in Gen.Int[1, 4]
        from slots in Gen.Int[1, 4]
        from rooms in Gen.Int[1, 2]
        from seated in Gen.Bool
        select Seated(ProposalInstances.Make(seed, new ProposalSize(patients, groups, weeks, practitioners, slots, rooms)), seated);

    /// <summary>Small enough that every plan can be looked at; a second individual session in some weeks.</summary>
    private static readonly Gen<ProposalProblem> Tiny =
        from seed in Gen.Int[1, 1_000_000]
        from patients in Gen.Int[1, 3]
        from groups in Gen.Int[2, 4]
        from slots in Gen.Int[2, 3]
        from two in Gen.Bool
        from seated in Gen.Bool
        select TwoIndividuals(Seated(ProposalInstances.Make(seed, new ProposalSize(patients, groups, Weeks: 2, Practitioners: 2, slots, Rooms: 1)), seated), two);

    [Fact]
    public void Plans_of_random_instances_keep_every_hard_rule() =>
        Small.Sample(
            problem =>
            {
                var result = Solve(problem);

                Assert.Empty(new PlanChecker(problem).Broken(PlanChecker.AttendancesOf(problem, result.Plan)));
                Assert.All(
                    from patient in Enumerable.Range(0, problem.Patients.Count)
                    from week in Enumerable.Range(0, problem.Weeks)
                    where !problem.Patients[patient].Weeks[week].IsAny
                    select result.Plan.Patients[patient].Weeks[week],
                    Assert.Null);
            },
            seed: Seed,
            iter: 200);

    [Fact]
    public void No_plan_of_a_tiny_instance_is_better()
    {
        var filled = 0;
        Tiny.Sample(
            problem =>
            {
                var result = Solve(problem);
                var (placed, cost) = new Enumeration(problem).Best();

                Assert.Equal((placed, cost), (result.Plan.Placed, result.Cost.Total));
                Assert.Equal((placed, placed == 0 ? 0 : cost), (result.MostPlaced, result.CostBound));
                Assert.Equal(placed > 0 || NeedsNothing(problem) ? ProposalProof.Optimal : ProposalProof.Infeasible, result.Proof);
                Assert.Equal(0, result.Gap);
                Interlocked.Add(ref filled, placed);
            },
            seed: Seed,
            iter: 200);

        // Some two hundred and ten are filled; instances are drawn anew at each run.
        Assert.True(filled > 100, "Instances of which nothing can be filled prove little.");
    }

    [Fact]
    public void What_stands_in_the_way_of_a_week_is_irreducible()
    {
        var kinds = new System.Collections.Concurrent.ConcurrentDictionary<ProposalRuleKind, int>();
        Small.Sample(
            problem =>
            {
                var result = Solve(problem);
                var enumeration = new Enumeration(problem);
                var checker = new PlanChecker(problem);
                var placed = PlanChecker.AttendancesOf(problem, result.Plan);

                Assert.Equal(
                    problem.Patients.SelectMany((patient, index) => patient.Weeks.Index().Where(week => week.Item.IsAny).Select(week => (index, week.Index)))
                        .Except(placed.Select(at => (at.Patient, at.Week))),
                    result.Obstacles.Select(obstacle => (obstacle.Patient, obstacle.Week)));
                foreach (var obstacle in result.Obstacles)
                {
                    var rules = Assert.IsAssignableFrom<IReadOnlyList<ProposalRule>>(obstacle.Rules);
                    var broken = enumeration.WaysToFill(obstacle.Patient, obstacle.Week).Select(way => checker.Broken([.. placed, way])).ToList();

                    Assert.All(broken, way => Assert.Contains(rules, way.Contains));
                    Assert.All(rules, rule => Assert.Contains(broken, way => !rules.Any(other => other != rule && way.Contains(other))));
                    Assert.All(rules, rule => kinds.AddOrUpdate(rule.Kind, 1, (_, count) => count + 1));
                }
            },
            seed: Seed,
            iter: 100);

        Assert.True(kinds.Count >= 8, $"Only {string.Join(", ", kinds.Keys)} were seen.");
    }

    [Fact]
    public void The_same_problem_gives_the_same_result()
    {
        var problem = ProposalInstances.Make(3, new ProposalSize(Patients: 20, Groups: 4, Weeks: 4, Practitioners: 4, SlotsPerWeek: 6, Rooms: 2));

        Assert.Equivalent(Solve(problem), Solve(problem), strict: true);
    }

    [Fact]
    public void Time_that_is_too_short_gives_no_plan_and_says_so()
    {
        var problem = ProposalInstances.Make(1, ProposalSize.Bar);

        var result = new CpSatScheduleSolver(TimeProvider.System).Solve(problem, new SolverSettings(1, TimeSpan.FromMilliseconds(1)), null, CancellationToken.None);

        Assert.Equal(ProposalProof.Unknown, result.Proof);
        Assert.Equal(0, result.Plan.Placed);
        Assert.Equal(1, result.Gap);
        Assert.All(result.Obstacles, obstacle => Assert.Null(obstacle.Rules));
    }

    [Fact]
    public void A_search_that_is_cancelled_ends()
    {
        var problem = ProposalInstances.Make(1, ProposalSize.Bar);
        using var cancel = new CancellationTokenSource();
        var progress = new Recorder(_ => cancel.Cancel());

        Assert.Throws<OperationCanceledException>(
            () => new CpSatScheduleSolver(TimeProvider.System).Solve(problem, Settings, progress, cancel.Token));
        Assert.NotEmpty(progress.All);
    }

    [Fact]
    public void Progress_ends_at_the_result()
    {
        var problem = ProposalInstances.Make(3, new ProposalSize(Patients: 20, Groups: 4, Weeks: 4, Practitioners: 4, SlotsPerWeek: 6, Rooms: 2));
        var progress = new Recorder();

        var result = new CpSatScheduleSolver(TimeProvider.System).Solve(problem, Settings, progress, CancellationToken.None);

        var last = progress.All[^1];
        Assert.Equal((result.Plan.Placed, result.MostPlaced, result.Cost.Total, result.CostBound), (last.Placed, last.MostPlaced, last.Cost, last.CostBound));
        Assert.All(progress.All, step => Assert.InRange(step.Placed, 0, step.MostPlaced));
    }

    private static ProposalResult Solve(ProposalProblem problem) =>
        new CpSatScheduleSolver(TimeProvider.System).Solve(problem, Settings, null, CancellationToken.None);

    private static bool NeedsNothing(ProposalProblem problem) => !problem.Patients.Any(patient => patient.Weeks.Any(week => week.IsAny));

    private static ProposalProblem TwoIndividuals(ProposalProblem problem, bool two) => !two ? problem : problem with
    {
        Patients = [.. problem.Patients.Select(patient => patient with { Weeks = [.. patient.Weeks.Select(week => week with { Individuals = 2 * week.Individuals })] })],
    };

    /// <summary>Who joins a group keeps the seat over all weeks; the last patient is in one of them already.</summary>
    private static ProposalProblem Seated(ProposalProblem problem, bool seated) => !seated ? problem : problem with
    {
        Groups = [.. problem.Groups.Select(group => group with { Joins = group.Seats.Min() })],
        Patients = [.. problem.Patients.SkipLast(1), problem.Patients[^1] with { MemberOf = [problem.Groups.Count - 1] }],
    };

    private sealed class Recorder(Action<SolverProgress>? told = null) : IProgress<SolverProgress>
    {
        public List<SolverProgress> All { get; } = [];

        public void Report(SolverProgress value)
        {
            All.Add(value);
            told?.Invoke(value);
        }
    }
}
