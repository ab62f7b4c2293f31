using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// Which objectives of a plan were worked on lately, by the signed notes of sessions that the patient attended (rule NOT-5).
/// </summary>
/// <param name="Score">Of the open objectives, the share that was worked on in the window; null where none is open.</param>
public sealed record ObjectiveCoverage(int Active, int WorkedOn, decimal? Score, IReadOnlyList<CoveredObjective> Objectives)
{
    /// <param name="from">First day of the window.</param>
    /// <param name="asOf">Its last day.</param>
    public static ObjectiveCoverage Of(
        RecoveryPlan plan, IReadOnlyCollection<NotedSession> sessions, DateOnly from, DateOnly asOf, DateTimeOffset knownAt)
    {
        var work = sessions
            .Select(session => (session.Note, Evidence: session.Attendance.AsOf(asOf, knownAt)))
            .Where(session => session.Evidence?.AttendedMinutes > 0)
            .SelectMany(session => session.Note.WorkKnownAt(knownAt).Select(item => (item.ObjectiveId, session.Note.On, session.Evidence!.AttendedMinutes)))
            .ToLookup(item => item.ObjectiveId);
        var objectives = plan.ActiveObjectives(asOf, knownAt).Select(active => Cover(active, [.. work[active.Objective.Id!.Value].Select(item => (item.On, item.AttendedMinutes))]))
            .ToList();
        var workedOn = objectives.Count(objective => objective.Sessions > 0);
        return new ObjectiveCoverage(objectives.Count, workedOn, AttendanceRates.Ratio(workedOn, objectives.Count), objectives);

        CoveredObjective Cover((Goal Goal, Objective Objective) active, IReadOnlyList<(DateOnly On, int Minutes)> worked)
        {
            var lately = worked.Where(item => item.On >= from).ToList();
            return new CoveredObjective(
                active.Objective.Id!.Value,
                active.Goal.Id!.Value,
                worked.Count == 0 ? null : worked.Max(item => item.On),
                lately.Count,
                lately.Sum(item => item.Minutes));
        }
    }
}

/// <param name="LastWorkedOn">Day of the last session, also before the window; null where there was none.</param>
/// <param name="Sessions">In the window.</param>
/// <param name="Minutes">
/// Therapeutic minutes attended in those sessions. A session towards several objectives counts whole for each: they do not add up.
/// </param>
public sealed record CoveredObjective(ObjectiveId ObjectiveId, GoalId GoalId, DateOnly? LastWorkedOn, int Sessions, int Minutes);

public sealed record NotedSession(SessionNote Note, AttendanceRecord Attendance);
