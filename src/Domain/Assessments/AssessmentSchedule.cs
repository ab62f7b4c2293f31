using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>Which instruments of one episode are due when, and why (rules ASM-1, ASM-4 to ASM-6).</summary>
public static class AssessmentSchedule
{
    /// <param name="admittedOn">Null before the admission: what belongs to the intake is due by then.</param>
    /// <param name="reviewDueOn">The next review of the plan; null where none is owed.</param>
    /// <param name="screenDueOn">A C-SSRS that a self-harm answer calls for.</param>
    /// <param name="answered">Whatever was answered in the episode by today.</param>
    /// <returns>By date, what has none last.</returns>
    public static IReadOnlyList<DueAssessment> Of(
        AssessmentPolicy policy,
        DateOnly? admittedOn,
        DateOnly? reviewDueOn,
        DateOnly? screenDueOn,
        IReadOnlyCollection<AnsweredInstrument> answered,
        DateOnly today)
    {
        var due =
            from rule in policy.Schedule
            let last = answered.Where(answer => answer.Instrument == rule.Instrument).MaxBy(answer => (answer.AnsweredOn, answer.AnsweredAt))
            from one in Dues(rule, last)
            group one by (rule.Instrument, one.On) into same
            select Entry(same.Key.Instrument, same.Key.On, same.First().Reason);
        var flagged = screenDueOn is null ? [] : new[] { Entry(InstrumentCode.Cssrs, screenDueOn, DueReason.SelfHarmAnswer) };
        return [.. flagged.Concat(due).OrderBy(entry => entry.DueOn ?? DateOnly.MaxValue).ThenBy(entry => entry.Instrument)];

        IEnumerable<(DateOnly? On, DueReason Reason)> Dues(AssessmentRule rule, AnsweredInstrument? last)
        {
            if (last is null && rule.AtIntake)
            {
                yield return (admittedOn?.AddDays(policy.IntakeWithinDays), DueReason.Intake);
                yield break;
            }

            if (admittedOn is null)
            {
                yield break;
            }

            if (rule.IntervalAfter(last?.Score) is { } days)
            {
                yield return ((last?.AnsweredOn ?? admittedOn.Value).AddDays(days), DueReason.Interval);
            }

            if (rule.AtReview && reviewDueOn is { } review && !(last?.AnsweredOn >= review.AddDays(-policy.ReviewWindowDays)))
            {
                yield return (review, DueReason.Review);
            }
        }

        DueAssessment Entry(InstrumentCode instrument, DateOnly? on, DueReason reason) => new(
            instrument,
            on,
            reason,
            on is null || on > today ? DueState.Upcoming : on == today ? DueState.Due : DueState.Overdue,
            answered.Where(answer => answer.Instrument == instrument).Select(answer => (DateOnly?)answer.AnsweredOn).Max());
    }
}

/// <param name="Score">The principal one; null where the instrument has none.</param>
public sealed record AnsweredInstrument(InstrumentCode Instrument, DateOnly AnsweredOn, DateTimeOffset AnsweredAt, decimal? Score);

/// <param name="DueOn">Last day in time; null where it is due by an admission that has no date yet.</param>
/// <param name="LastAnsweredOn">Null where it was not answered in this episode.</param>
public sealed record DueAssessment(InstrumentCode Instrument, DateOnly? DueOn, DueReason Reason, DueState State, DateOnly? LastAnsweredOn);

public enum DueReason
{
    Intake,

    /// <summary>Time has passed since the last answer.</summary>
    Interval,

    /// <summary>The plan is to be reviewed.</summary>
    Review,

    /// <summary>Item 9 of a PHQ-9 was answered above 0.</summary>
    SelfHarmAnswer,
}

public enum DueState
{
    Upcoming,

    /// <summary>Today.</summary>
    Due,
    Overdue,
}
