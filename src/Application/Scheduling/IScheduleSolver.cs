using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>
/// Finds the plan that fills most weeks of patients and, of those that do, costs least. The same problem with the same settings gives the
/// same plan, unless the time limit cut the search off. Every plan it gives keeps every hard rule, proven best or not.
/// </summary>
public interface IScheduleSolver
{
    /// <summary>Takes a thread for as long as it runs.</summary>
    /// <param name="progress">Called from any thread.</param>
    /// <exception cref="OperationCanceledException"/>
    ProposalResult Solve(
        ProposalProblem problem, SolverSettings settings, IProgress<SolverProgress>? progress, CancellationToken cancellationToken);
}

public sealed record SolverSettings(int Seed, TimeSpan TimeLimit);

/// <summary>The best plan so far.</summary>
/// <param name="CostBound">Proven: no plan that fills as many weeks costs less; meaningful once <paramref name="MostPlaced"/> is reached.</param>
public sealed record SolverProgress(int Placed, int MostPlaced, int Cost, int CostBound);
