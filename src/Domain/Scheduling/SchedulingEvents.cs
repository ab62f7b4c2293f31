using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public sealed record SessionScheduled(SessionId SessionId) : IDomainEvent
{
    public string Type => "session.scheduled";

    public EventSubject Subject => new(SessionId.Value);
}

public sealed record SessionStarted(SessionId SessionId) : IDomainEvent
{
    public string Type => "session.started";

    public EventSubject Subject => new(SessionId.Value);
}

public sealed record SessionCompleted(SessionId SessionId) : IDomainEvent
{
    public string Type => "session.completed";

    public EventSubject Subject => new(SessionId.Value);
}

public sealed record SessionCancelled(SessionId SessionId) : IDomainEvent
{
    public string Type => "session.cancelled";

    public EventSubject Subject => new(SessionId.Value);
}

public sealed record SessionRescheduled(SessionId SessionId) : IDomainEvent
{
    public string Type => "session.rescheduled";

    public EventSubject Subject => new(SessionId.Value);
}

public sealed record SessionWasLocked(SessionId SessionId) : IDomainEvent
{
    public string Type => "session.locked";

    public EventSubject Subject => new(SessionId.Value);
}

public sealed record SessionReopened(SessionId SessionId) : IDomainEvent
{
    public string Type => "session.reopened";

    public EventSubject Subject => new(SessionId.Value);
}

/// <param name="Booked">For reactions inside the service, of which a series has hundreds; outside go the ids only (D34).</param>
public sealed record AttendanceBooked(AttendanceRecord Booked) : IDomainEvent
{
    public string Type => "attendance.booked";

    public EventSubject Subject => new(Booked.Id.Value, Booked.PatientId, Booked.EpisodeId);
}

public sealed record AttendanceCheckedIn(AttendanceRecordId RecordId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "attendance.checked-in";

    public EventSubject Subject => new(RecordId.Value, PatientId, EpisodeId);
}

public sealed record AttendanceRecorded(AttendanceRecordId RecordId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "attendance.recorded";

    public EventSubject Subject => new(RecordId.Value, PatientId, EpisodeId);
}

public sealed record AttendanceCorrected(AttendanceRecordId RecordId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "attendance.corrected";

    public EventSubject Subject => new(RecordId.Value, PatientId, EpisodeId);
}

public sealed record AbsenceMakeUpChanged(AttendanceRecordId RecordId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "attendance.make-up-changed";

    public EventSubject Subject => new(RecordId.Value, PatientId, EpisodeId);
}

public sealed record AttendanceEnteredInError(AttendanceRecordId RecordId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "attendance.entered-in-error";

    public EventSubject Subject => new(RecordId.Value, PatientId, EpisodeId);
}
