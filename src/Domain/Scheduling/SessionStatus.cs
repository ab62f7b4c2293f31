using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public enum SessionStatus
{
    Scheduled,
    InProgress,
    Completed,

    /// <summary>Nothing of it changes any more, unless a supervisor reopens it.</summary>
    Locked,

    CancelledByProgram,
    HolidayClosed,

    /// <summary>Another session stands in its place.</summary>
    Rescheduled,
}

/// <summary>Why a session does not take place.</summary>
public enum CancellationCause
{
    Program,
    Holiday,
    Weather,
}

public enum LockCause
{
    /// <summary>All notes of the session are signed.</summary>
    NotesSigned,

    /// <summary>Enough time has passed (rule ATT-9).</summary>
    Time,
}

/// <param name="By">Null where time did it.</param>
/// <param name="Reason">Why it was cancelled, moved or reopened; never about a patient.</param>
public sealed record SessionStep(SessionStatus Status, PractitionerId? By, DateTimeOffset At, string? Reason);
