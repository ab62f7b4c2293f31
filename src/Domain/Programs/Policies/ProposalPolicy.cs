namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What makes one schedule proposal better than another, rules PRO-2 to PRO-10: a proposal costs the sum, lower is better; and what may be asked for, PRO-11 to PRO-14.</summary>
/// <param name="SoftCommitmentCost">PRO-2. For each session that overlaps a commitment the patient could move.</param>
/// <param name="OtherTimeCost">PRO-3. For each session that does not lie in a time the patient prefers.</param>
/// <param name="ModeCost">PRO-4. For each session on site where the patient prefers virtual ones, or the other way round.</param>
/// <param name="OtherCounselorCost">PRO-5. For each individual session with another than the patient's counselor, or than whom the patient sees most.</param>
/// <param name="GroupChangeCost">PRO-6. For each group joined later than the first of the weeks in which the patient could have been in it.</param>
/// <param name="TripCost">PRO-7. For each day on which the patient comes for the proposed sessions alone.</param>
/// <param name="EvenDayMinutes">PRO-8. Minutes of treatment on one day up to which the week counts as evenly spread.</param>
/// <param name="CrowdedDayCost">PRO-8. For each day with more.</param>
/// <param name="ExcessHourCost">PRO-9. For each started hour of a week beyond what the patient needs.</param>
/// <param name="SolverSeconds">PRO-10. How long a proposal is searched for; then the best one found stands, with its gap.</param>
/// <param name="MostWeeks">PRO-11. How many weeks a proposal reaches at most.</param>
/// <param name="MostPatients">PRO-12. For how many patients it is made at most.</param>
/// <param name="IndividualsPerWeek">PRO-13. Individual sessions due in a week where no plan in force says how many.</param>
/// <param name="MostIndividualsPerWeek">PRO-14. Individual sessions due in a week at most, whatever the plan says.</param>
public sealed record ProposalPolicy(
    int SoftCommitmentCost,
    int OtherTimeCost,
    int ModeCost,
    int OtherCounselorCost,
    int GroupChangeCost,
    int TripCost,
    int EvenDayMinutes,
    int CrowdedDayCost,
    int ExcessHourCost,
    int SolverSeconds,
    int MostWeeks,
    int MostPatients,
    int IndividualsPerWeek,
    int MostIndividualsPerWeek)
{
    public static ProposalPolicy Default { get; } = new(
        SoftCommitmentCost: 6,
        OtherTimeCost: 3,
        ModeCost: 3,
        OtherCounselorCost: 4,
        GroupChangeCost: 10,
        TripCost: 4,
        EvenDayMinutes: 180,
        CrowdedDayCost: 4,
        ExcessHourCost: 2,
        SolverSeconds: 60,
        MostWeeks: 12,
        MostPatients: 100,
        IndividualsPerWeek: 1,
        MostIndividualsPerWeek: 2);
}
