using Google.OrTools.LinearSolver;

namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>
/// What a program costs at least, with fractions allowed, and how much more it costs at least to use a variable that the cheapest
/// such plan leaves alone. Both are computed from the prices of the constraints alone, which prove a bound whatever they are: the
/// proof does not rest on the tolerances of the linear solver.
/// </summary>
/// <param name="Bound">No solution costs less.</param>
/// <param name="Reduced">No solution with a variable of positive reduced cost at 1, or of negative at 0, costs less than the bound and it.</param>
/// <param name="Values">The cheapest plan with fractions.</param>
internal sealed record Relaxation(double Bound, IReadOnlyList<double> Reduced, IReadOnlyList<double> Values)
{
    private static readonly TimeSpan CancellationCheck = TimeSpan.FromMilliseconds(50);

    /// <returns>Null where the time was too short.</returns>
    /// <exception cref="OperationCanceledException"/>
    public static Relaxation? Of(BinaryProgram program, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var solver = Solver.CreateSolver("GLOP");
        solver.SetTimeLimit((long)Math.Max(1, limit.TotalMilliseconds));
        var variables = program.Costs.Select(_ => solver.MakeVar(0, 1, integer: false, "")).ToArray();
        for (var variable = 0; variable < variables.Length; variable++)
        {
            solver.Objective().SetCoefficient(variables[variable], program.Costs[variable]);
        }

        var rows = program.Rows.Select(row =>
        {
            var constraint = solver.MakeConstraint(row.IsEquality ? row.Right : double.NegativeInfinity, row.Right);
            foreach (var (variable, weight) in row.Terms)
            {
                constraint.SetCoefficient(variables[variable], weight);
            }

            return constraint;
        }).ToArray();
        solver.Objective().SetMinimization();
        using var interrupt = new Timer(_ => InterruptIfCancelled(), null, CancellationCheck, CancellationCheck);
        var status = solver.Solve();
        cancellationToken.ThrowIfCancellationRequested();
        return status == Solver.ResultStatus.OPTIMAL ? Prove(program, [.. rows.Select(row => row.DualValue())], [.. variables.Select(variable => variable.SolutionValue())]) : null;

        void InterruptIfCancelled()
        {
            if (cancellationToken.IsCancellationRequested)
            {
                solver.InterruptSolve();
            }
        }
    }

    private static Relaxation Prove(BinaryProgram program, double[] prices, double[] values)
    {
        var reduced = program.Costs.Select(cost => (double)cost).ToArray();
        var bound = 0.0;
        for (var row = 0; row < prices.Length; row++)
        {
            var (terms, right, isEquality) = program.Rows[row];
            var price = isEquality ? prices[row] : Math.Min(0, prices[row]);
            bound += price * right;
            foreach (var (variable, weight) in terms)
            {
                reduced[variable] -= price * weight;
            }
        }

        return new Relaxation(bound + reduced.Sum(cost => Math.Min(0, cost)), reduced, values);
    }
}
