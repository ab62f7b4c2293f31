using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>How it went for one participant, as a clinician says it.</summary>
/// <param name="ArrivedAt">Null: as checked in, else from the start.</param>
/// <param name="LeftAt">Null: at the end.</param>
/// <param name="CountsAs">For a partial attendance that is too short (rule ATT-3): excused or unexcused.</param>
/// <param name="Excuse">Of an excused absence.</param>
/// <param name="VirtualPresence">Of who attended virtually, partly or whole.</param>
public sealed record AttendanceOutcome(
    AttendanceStatus Status,
    DateTimeOffset? ArrivedAt = null,
    DateTimeOffset? LeftAt = null,
    AttendanceStatus? CountsAs = null,
    Excuse? Excuse = null,
    VirtualPresence? VirtualPresence = null);

/// <param name="NotifiedAt">When the patient gave notice.</param>
/// <param name="Evidence">What documents the reason.</param>
public sealed record Excuse(AbsenceReason Reason, DateTimeOffset? NotifiedAt, string? Evidence)
{
    internal bool IsDocumented => !string.IsNullOrWhiteSpace(Evidence);
}

public enum AbsenceReason
{
    Illness,
    Work,
    Childcare,
    Legal,
    Bereavement,
    Transport,
    Other,
}

/// <param name="State">Two letters: where the patient was.</param>
public sealed record VirtualPresence(VirtualModality Modality, string State);

public enum VirtualModality
{
    AudioVideo,
    AudioOnly,
}

/// <summary>One entry of a participant's log. The last one holds; those before tell what was believed, and until when (D10).</summary>
/// <param name="CountsAs">The status by which rates go: another than <see cref="Status"/> where a partial attendance was too short.</param>
/// <param name="AttendedMinutes">Therapeutic minutes, actual, whatever the status counts as (D18).</param>
/// <param name="Reason">Why it corrects the one before.</param>
/// <param name="By">Null where it followed from the session.</param>
/// <param name="OccurredOn">In the programme's zone: of the session, or of the act that took it away before.</param>
public sealed record AttendanceEntry(
    AttendanceStatus Status,
    AttendanceStatus CountsAs,
    int AttendedMinutes,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? LeftAt,
    Excuse? Excuse,
    VirtualPresence? VirtualPresence,
    string? Reason,
    PractitionerId? By,
    DateOnly OccurredOn,
    DateTimeOffset RecordedAt);

/// <summary>What an outcome is judged by.</summary>
/// <param name="Session">Of the record.</param>
/// <param name="Facilitator">Whose licence a virtual attendance is held against.</param>
/// <param name="Policy">In force on the day of the session.</param>
public sealed record AttendanceContext(Session Session, Practitioner Facilitator, ProgramCalendar Calendar, AttendancePolicy Policy);
