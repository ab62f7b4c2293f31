using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Reads recurrence rules (RFC 5545).</summary>
public interface IRecurrences
{
    /// <summary>
    /// The starts by the schedule's rule, on the wall clock of its zone whatever clocks do there, before <paramref name="before"/>. One
    /// that a gap swallows keeps the name it has by the rule. Without a rule, the start of the schedule.
    /// </summary>
    /// <exception cref="DomainException">
    /// 422 those of <see cref="SeriesSchedule.Check()"/>; INVALID_RECURRENCE_RULE; TOO_MANY_OCCURRENCES for more than
    /// <see cref="SeriesSchedule.MostOccurrences"/> a year.
    /// </exception>
    RecurrenceStarts Expand(SeriesSchedule schedule, DateTime before);
}
