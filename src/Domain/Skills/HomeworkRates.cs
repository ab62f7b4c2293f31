using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;

namespace TreatmentPlans.Domain.Skills;

/// <summary>Homework that was due, rule HWK-5. Ratios are unrounded, and null where nothing was due.</summary>
/// <param name="Due">Without what was cancelled or excused.</param>
/// <param name="Completed">Taken as done, on time or late.</param>
/// <param name="OnTime">Of those, first handed in by the due date.</param>
/// <param name="Missed">Not handed in by the last day it was waited for, and not since.</param>
public sealed record HomeworkRates(int Due, int Completed, int OnTime, int Missed)
{
    public decimal? CompletionRatio => Ratio(Completed);

    public decimal? OnTimeRatio => Ratio(OnTime);

    /// <param name="standings">As of <paramref name="asOf"/>.</param>
    public static HomeworkRates Of(IEnumerable<HomeworkStanding> standings, DateOnly asOf)
    {
        var due = standings.Where(standing => standing.Counts && standing.DueOn <= asOf).ToList();
        return new HomeworkRates(
            due.Count,
            due.Count(standing => standing.IsCompleted),
            due.Count(standing => standing.IsOnTime),
            due.Count(standing => standing.Status == HomeworkStatus.Missed));
    }

    private decimal? Ratio(int numerator) => Due == 0 ? null : (decimal)numerator / Due;
}

/// <summary>Homework of an episode as of a day.</summary>
/// <param name="Open">Waits for the patient or the counselor, due or not.</param>
/// <param name="Phases">By the phase in which it was due, in order; phases without any are left out.</param>
public sealed record HomeworkSummary(HomeworkRates Rates, int Open, IReadOnlyList<HomeworkOfPhase> Phases)
{
    /// <param name="homework">Of one episode.</param>
    public static HomeworkSummary Of(IEnumerable<Homework> homework, StepDownPath phases, DateOnly asOf, DateTimeOffset knownAt)
    {
        var standings = homework.Select(item => item.StandingAsOf(asOf, knownAt)).OfType<HomeworkStanding>().ToList();
        var byPhase =
            from standing in standings
            where standing.Counts && standing.DueOn <= asOf
            let phase = phases.StandingAsOf(standing.DueOn, knownAt)
            where phase is not null
            group standing by (phase.Phase.Id, phase.Sequence, phase.Phase.StartedOn) into ofPhase
            orderby ofPhase.Key.StartedOn
            select new HomeworkOfPhase(ofPhase.Key.Id, ofPhase.Key.Sequence, HomeworkRates.Of(ofPhase, asOf));
        return new HomeworkSummary(
            HomeworkRates.Of(standings, asOf),
            standings.Count(standing => standing.Status is not (
                HomeworkStatus.Completed or HomeworkStatus.Missed or HomeworkStatus.Excused or HomeworkStatus.Cancelled)),
            [.. byPhase]);
    }
}

public sealed record HomeworkOfPhase(StepDownPhaseId PhaseId, int Sequence, HomeworkRates Rates);
