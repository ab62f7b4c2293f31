namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What negative tests earn, rules INC-1 to INC-3.</summary>
/// <param name="FirstPoints">INC-1. For the first negative test of a run.</param>
/// <param name="StepPoints">INC-1. More for each one that follows in the run.</param>
/// <param name="MaximumPointsPerTest">INC-2.</param>
/// <param name="MaximumPointsPerYear">INC-3. Of a patient in a calendar year, over all episodes.</param>
public sealed record IncentivePolicy(int FirstPoints, int StepPoints, int MaximumPointsPerTest, int MaximumPointsPerYear)
{
    public static IncentivePolicy Default { get; } = new(FirstPoints: 1, StepPoints: 1, MaximumPointsPerTest: 5, MaximumPointsPerYear: 250);

    /// <param name="run">How many negative tests in a row, this one included.</param>
    public int PointsOf(int run) => (int)Math.Min(FirstPoints + (long)StepPoints * (run - 1), MaximumPointsPerTest);

    internal void Check(string pointer)
    {
        if (FirstPoints > MaximumPointsPerTest)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/maximumPointsPerTest", "The first test earns no more than the most a test earns.");
        }
    }
}
