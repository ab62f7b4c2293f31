namespace TreatmentPlans.Domain.Scheduling;

public enum OccurrenceStatus
{
    Scheduled,

    /// <summary>At another time than the rule says.</summary>
    Moved,

    CancelledByProgram,

    /// <summary>The programme's calendar is closed on the day.</summary>
    HolidayClosed,
}

/// <summary>What is different about one occurrence.</summary>
/// <param name="OriginalStartLocal">Names the occurrence, whatever becomes of it: RECURRENCE-ID.</param>
/// <param name="ReplacedBy">Original start of the occurrence that stands in for a closed one.</param>
public sealed record OccurrenceChange(
    DateTime OriginalStartLocal,
    OccurrenceStatus Status,
    DateTime StartLocal,
    int DurationMinutes,
    string? Reason = null,
    DateTime? ReplacedBy = null);

/// <summary>One occurrence of a series, as it stands.</summary>
/// <param name="EndAt">By elapsed time: on the wall it may differ by a clock change.</param>
public sealed record SeriesOccurrence(
    DateTime OriginalStartLocal,
    DateTime StartLocal,
    DateTimeOffset StartAt,
    DateTimeOffset EndAt,
    OccurrenceStatus Status,
    DateTime? ReplacedBy)
{
    public bool TakesPlace => Status is OccurrenceStatus.Scheduled or OccurrenceStatus.Moved;

    public int Minutes => (int)(EndAt - StartAt).TotalMinutes;
}
