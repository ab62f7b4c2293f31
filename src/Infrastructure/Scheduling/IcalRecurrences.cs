using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Scheduling;
using DomainRule = TreatmentPlans.Domain.Scheduling.RecurrenceRule;
using IcalRule = Ical.Net.DataTypes.RecurrenceRule;

namespace TreatmentPlans.Infrastructure.Scheduling;

/// <summary>
/// Rules by Ical.Net, in floating time: the name of an occurrence is its time by the rule, which a library that resolves zones would
/// already have shifted out of a gap. Instants are the domain's (<see cref="Domain.Common.WallClock"/>), UNTIL included.
/// </summary>
internal sealed class IcalRecurrences : IRecurrences
{
    // The longest pause that a rule can make and go on, 29 February of every day around 2100 and 2200, is eight years of days.
    private static readonly EvaluationOptions Limits = new() { MaxUnmatchedIncrementsLimit = 8 * 366 };

    public RecurrenceStarts Expand(SeriesSchedule schedule, DateTime before)
    {
        schedule.Check();
        if (schedule.Rule() is not { } rule)
        {
            return new RecurrenceStarts(before, schedule.DtstartLocal < before ? [schedule.DtstartLocal] : []);
        }

        var zone = schedule.Zone();
        var years = Math.Max(1, Math.Ceiling((before - schedule.DtstartLocal).TotalDays / 366));
        List<DateTime> starts = [];
        foreach (var start in Endless(schedule.DtstartLocal, rule).TakeWhile(start => start < before && starts.Count < (rule.Count ?? int.MaxValue)))
        {
            // Around a clock change a later time by the rule can be the earlier instant, so this is no reason to stop before the next day.
            if (rule.Until is { } until && zone.InstantOf(start) > until)
            {
                if (start.AddDays(-1) > zone.LocalOf(until))
                {
                    break;
                }

                continue;
            }

            starts.Add(start);
            if (starts.Count > years * SeriesSchedule.MostOccurrences)
            {
                throw SeriesErrors.TooManyOccurrences();
            }
        }

        return new RecurrenceStarts(before, starts);
    }

    private static IEnumerable<DateTime> Endless(DateTime first, DomainRule rule)
    {
        var start = new CalDateTime(first, hasTime: true);
        using var periods = new RecurrencePatternEvaluator(Read(rule)).Evaluate(start, start, Limits).GetEnumerator();
        while (Next())
        {
            yield return periods.Current.StartTime.Value;
        }

        bool Next()
        {
            try
            {
                return periods.MoveNext();
            }
            catch (Exception exception) when (exception is EvaluationLimitExceededException or EvaluationOutOfRangeException)
            {
                // No date of this kind comes again, or not before the end of the calendar.
                return false;
            }
        }
    }

    private static IcalRule Read(DomainRule rule)
    {
        try
        {
            return new IcalRule(rule.Endless().ToString());
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            throw SeriesErrors.InvalidRule("A part of the rule has a value that RFC 5545, 3.3.10 does not know.");
        }
    }
}
