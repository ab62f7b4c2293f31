namespace TreatmentPlans.Domain.Scheduling;

public enum NoShowWorkKind
{
    /// <summary>A participant has not come: somebody asks after the patient.</summary>
    Outreach,

    /// <summary>An unexcused absence: the counselor makes contact.</summary>
    CounselorContact,

    PlanReview,

    /// <summary>Whether to propose an administrative discharge is considered.</summary>
    AdministrativeDischarge,

    /// <summary>The week is about to end with fewer hours than needed.</summary>
    UnderHours,
}

/// <summary>One work item that is due, whoever notices and however often.</summary>
/// <param name="CauseId">The attendance record that it rests on; null where it is a week or silence.</param>
/// <param name="On">The session's day, the week's Monday or the day of the last contact.</param>
/// <param name="DueAt">When it is to be done.</param>
public sealed record NoShowWork(NoShowWorkKind Kind, Guid? CauseId, DateOnly On, DateTimeOffset DueAt)
{
    /// <summary>Names the cause, and so is the same each time it is noticed; unique with the episode.</summary>
    public string CauseKey => $"{Kind}/{CauseId?.ToString() ?? On.ToString("O", System.Globalization.CultureInfo.InvariantCulture)}";
}

/// <param name="Reached">The patient answered; else it was an attempt.</param>
public sealed record ContactEvidence(Guid Id, DateTimeOffset At, bool Reached);

/// <summary>What is known of one patient in care.</summary>
/// <param name="Sessions">As of the day of the reader, those without an outcome included.</param>
/// <param name="CheckedIn">Records whose patient has checked in.</param>
public sealed record NoShowEvidence(
    IReadOnlyCollection<AttendanceEvidence> Sessions,
    IReadOnlyCollection<Guid> CheckedIn,
    IReadOnlyCollection<ContactEvidence> Contacts,
    CareTimeline Care);
