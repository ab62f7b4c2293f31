using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

internal sealed class CpSatScheduleSolver(TimeProvider clock) : IScheduleSolver
{
    /// <summary>This part of the time is left to say what stands in the way.</summary>
    private const int ExplainingShare = 10;

    public ProposalResult Solve(
        ProposalProblem problem, SolverSettings settings, IProgress<SolverProgress>? progress, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        TimeSpan Left() => settings.TimeLimit - clock.GetElapsedTime(began);

        var model = new ProposalModel(problem, cancellationToken);
        if (model.Placeable == 0)
        {
            return Explained(ProposalProof.Infeasible, ProposalPlan.Empty(problem), 0, 0);
        }

        var solution = new BinaryProgramSearch(model.Program, model.Placed, settings.Seed, () => Left() - (settings.TimeLimit / ExplainingShare), Report, cancellationToken).Run();
        var (most, bound) = model.Split(solution.Bound);
        if (solution.Values is not { } values)
        {
            return new ProposalResult(
                ProposalProof.Unknown, ProposalPlan.Empty(problem), ProposalCost.Zero, most, bound, [.. Unfilled(problem, ProposalPlan.Empty(problem)).Select(at => new Obstacle(at.Patient, at.Week, null))]);
        }

        var plan = model.PlanOf(values);
        return Explained(solution.IsOptimal ? plan.Placed > 0 ? ProposalProof.Optimal : ProposalProof.Infeasible : ProposalProof.Feasible, plan, most, bound);

        ProposalResult Explained(ProposalProof proof, ProposalPlan plan, int most, int bound)
        {
            var search = new ObstacleSearch(problem, plan);
            return new ProposalResult(proof, plan, ProposalCost.Of(problem, plan), most, bound, [.. Unfilled(problem, plan).Select(at =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return new Obstacle(at.Patient, at.Week, Left() > TimeSpan.Zero ? search.Against(at.Patient, at.Week) : null);
            })]);
        }

        void Report(long cost, long bound)
        {
            var (placed, of) = model.Split(cost);
            var (most, least) = model.Split(bound);
            progress?.Report(new SolverProgress(placed, most, of, least));
        }
    }

    private static IEnumerable<(int Patient, int Week)> Unfilled(ProposalProblem problem, ProposalPlan plan) =>
        from patient in Enumerable.Range(0, problem.Patients.Count)
        from week in Enumerable.Range(0, problem.Weeks)
        where problem.Patients[patient].Weeks[week].IsAny && plan.Patients[patient].Weeks[week] is null
        select (patient, week);
}
