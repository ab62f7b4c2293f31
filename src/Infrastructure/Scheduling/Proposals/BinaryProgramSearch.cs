using Google.OrTools.Sat;

namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>What was found: the best solution, and what none costs less than.</summary>
/// <param name="Values">Null where there was no time to find one.</param>
internal sealed record BinarySolution(IReadOnlyList<bool>? Values, long Cost, long Bound)
{
    public bool IsOptimal => Values is not null && Cost == Bound;
}

/// <summary>
/// CP-SAT over the variables that can matter. The linear relaxation says how much each of the others costs at least; a solution that
/// is cheaper than that is proven best without them, and where it is not, the search goes on with as many more as it takes.
/// </summary>
/// <param name="first">Variables that each earn more than all others can cost: as many of them as can be are 1.</param>
/// <param name="left">Time that is left.</param>
/// <param name="improved">Told of each better solution and bound.</param>
internal sealed class BinaryProgramSearch(
    BinaryProgram program, IReadOnlyCollection<int> first, int seed, Func<TimeSpan> left, Action<long, long> improved, CancellationToken cancellationToken)
{
    /// <summary>Sums of some hundred thousand numbers of a double's precision are this exact, and more.</summary>
    private const double Tolerance = 1e-3;

    /// <summary>Where it takes much more than the cheapest variables, they are let in by and by, as each better solution lessens what it takes.</summary>
    private const double Widening = 4;

    private static readonly TimeSpan CancellationCheck = TimeSpan.FromMilliseconds(50);

    private BinarySolution _best = new(null, long.MaxValue, program.Costs.Sum(cost => Math.Min(0, cost)));

    /// <summary>One solution exists in any case: the caller's programs allow that nothing is chosen.</summary>
    public BinarySolution Run()
    {
        var relaxation = Relax();
        if (relaxation is null)
        {
            Raise(Search(_ => true, _ => false));
            return _best;
        }

        Raise(CeilingOf(relaxation.Bound));
        var slack = Tolerance;
        var widest = relaxation.Reduced.Max(Math.Abs);
        while (!_best.IsOptimal && left() > TimeSpan.Zero)
        {
            var within = slack;
            var bound = Search(variable => Math.Abs(relaxation.Reduced[variable]) <= within, variable => relaxation.Reduced[variable] < 0);
            if (within >= widest)
            {
                Raise(bound);
                break;
            }

            // A solution either keeps to these variables, or costs more than the slack beside the relaxation.
            Raise(Math.Min(bound, CeilingOf(relaxation.Bound + within)));
            var wider = Math.Max(1, within * Widening);
            slack = _best.Values is null ? wider : Math.Min(wider, Math.Max(within, _best.Cost - 1 - relaxation.Bound) + Tolerance);
        }

        return _best;
    }

    /// <summary>
    /// Where the relaxation takes part of one of the first variables, how many of them can be 1 is asked by itself: rounded down, it is
    /// one more constraint, without which the relaxation would promise that part.
    /// </summary>
    private Relaxation? Relax()
    {
        var relaxation = Relaxation.Of(program, left(), cancellationToken);
        var taken = relaxation is null ? 0 : first.Sum(variable => relaxation.Values[variable]);
        if (taken - Math.Floor(taken + Tolerance) > Tolerance && Relaxation.Of(program.Counting(first), left(), cancellationToken) is { } count)
        {
            program.AtMost(first, [], (long)Math.Floor(Tolerance - count.Bound));
            return Relaxation.Of(program, left(), cancellationToken) ?? relaxation;
        }

        return relaxation;
    }

    private static long CeilingOf(double bound) => (long)Math.Ceiling(bound - Tolerance);

    private void Raise(long bound)
    {
        var known = Math.Min(bound, _best.Cost);
        if (known > _best.Bound)
        {
            _best = _best with { Bound = known };
            if (_best.Values is not null)
            {
                improved(_best.Cost, _best.Bound);
            }
        }
    }

    /// <returns>What no solution costs less than that differs from <paramref name="otherwise"/> in free variables only.</returns>
    private long Search(Func<int, bool> isFree, Func<int, bool> otherwise)
    {
        var model = new CpModel();
        var free = program.Costs.Select((_, variable) => isFree(variable) ? model.NewBoolVar("") : null).ToArray();
        long Fixed(int variable) => free[variable] is null && otherwise(variable) ? 1 : 0;
        foreach (var (terms, right, isEquality) in program.Rows)
        {
            var open = terms.Where(term => free[term.Variable] is not null).ToList();
            var sum = LinearExpr.WeightedSum(open.Select(term => free[term.Variable]!), open.Select(term => term.Weight));
            var rest = right - terms.Sum(term => Fixed(term.Variable) * term.Weight);
            if (open.Count > 0)
            {
                model.Add(isEquality ? sum == rest : sum <= rest);
            }
            else if (rest < 0 || (isEquality && rest > 0))
            {
                return long.MaxValue;
            }
        }

        var costed = Enumerable.Range(0, free.Length).Where(variable => free[variable] is not null && program.Costs[variable] != 0).ToList();
        var fixedCost = Enumerable.Range(0, free.Length).Sum(variable => Fixed(variable) * program.Costs[variable]);
        model.Minimize(LinearExpr.WeightedSum(costed.Select(variable => free[variable]!), costed.Select(variable => program.Costs[variable])) + fixedCost);
        if (_best.Values is { } known)
        {
            foreach (var (literal, variable) in free.Select((literal, variable) => (literal, variable)).Where(one => one.literal is not null))
            {
                model.AddHint(literal!, known[variable]);
            }
        }

        using var solver = new CpSolver();

        // One worker, so that the same problem gives the same plan on every machine; the whole relaxation, because it is tight.
        solver.StringParameters = FormattableString.Invariant(
            $"num_workers:1 linearization_level:2 random_seed:{seed} max_time_in_seconds:{Math.Max(0, left().TotalSeconds)}");
        using var reporter = new Reporter(cost => improved(cost, _best.Bound));
        using var cancel = new Timer(_ => StopIfCancelled(), null, CancellationCheck, CancellationCheck);
        var status = solver.Solve(model, reporter);
        cancellationToken.ThrowIfCancellationRequested();
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            return status == CpSolverStatus.Infeasible ? long.MaxValue : long.MinValue;
        }

        var cost = (long)Math.Round(solver.ObjectiveValue);
        if (cost < _best.Cost)
        {
            _best = _best with { Cost = cost, Values = [.. free.Select((literal, variable) => literal is null ? otherwise(variable) : solver.BooleanValue(literal))] };
        }

        return status == CpSolverStatus.Optimal ? cost : CeilingOf(solver.BestObjectiveBound);

        void StopIfCancelled()
        {
            if (cancellationToken.IsCancellationRequested)
            {
                solver.StopSearch();
            }
        }
    }

    private sealed class Reporter(Action<long> found) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback() => found((long)Math.Round(ObjectiveValue()));
    }
}
