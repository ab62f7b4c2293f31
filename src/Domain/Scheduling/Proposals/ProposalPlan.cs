namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>Who goes where, week by week.</summary>
/// <param name="Patients">One entry for each patient of the problem.</param>
public sealed record ProposalPlan(IReadOnlyList<PatientPlacement> Patients)
{
    /// <summary>Weeks of patients that are filled.</summary>
    public int Placed => Patients.Sum(patient => patient.Weeks.Count(week => week is not null));

    public static ProposalPlan Empty(ProposalProblem problem) =>
        new([.. problem.Patients.Select(_ => new PatientPlacement(new WeekPlacement?[problem.Weeks]))]);
}

/// <param name="Weeks">One entry for each week of the problem; null where the week is not filled, or needs nothing.</param>
public sealed record PatientPlacement(IReadOnlyList<WeekPlacement?> Weeks);

/// <summary>Groups and slots by their place in the problem, ascending.</summary>
public sealed record WeekPlacement(IReadOnlyList<int> Groups, IReadOnlyList<int> Slots);
