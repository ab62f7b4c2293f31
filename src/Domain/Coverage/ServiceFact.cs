using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>Something that was done for a patient, and that a payer may pay.</summary>
/// <param name="Id">Of the attendance, or of the test.</param>
/// <param name="On">The day of the programme.</param>
/// <param name="Session">Null where it is a test.</param>
/// <param name="Test">Null where it is a session.</param>
/// <param name="Quantity">Therapeutic minutes, actual (D18); of a test, the substances that were looked for.</param>
/// <param name="IsVirtual">By video or telephone.</param>
/// <param name="IsDocumented">The note of the session is signed. A test is its own record.</param>
/// <param name="IsFinal">The session is locked.</param>
public sealed record ServiceFact(
    Guid Id,
    DateOnly On,
    DateTimeOffset StartsAt,
    SessionType? Session,
    DrugTestMethod? Test,
    int Quantity,
    bool IsVirtual,
    bool IsDocumented,
    bool IsFinal = true)
{
    /// <param name="isDocumented">The note of the participant is signed.</param>
    /// <param name="isFinal">The session is locked.</param>
    /// <returns>Null where the patient was not there. Who was there so briefly that it counts as an absence still got those minutes.</returns>
    public static ServiceFact? Of(AttendanceEvidence attendance, SessionType session, bool isDocumented, bool isFinal = true) =>
        attendance.AttendedMinutes == 0 || !IsOurs(attendance, session) ? null
        : new ServiceFact(
            attendance.Id,
            attendance.On,
            attendance.StartsAt,
            session,
            null,
            attendance.AttendedMinutes,
            attendance.Status == AttendanceStatus.AttendedVirtual,
            isDocumented,
            isFinal);

    /// <summary>As if the patient came for all of it and the note was signed; what has an outcome, by that.</summary>
    public static ServiceFact? Expected(AttendanceEvidence attendance, SessionType session) =>
        attendance.Status == AttendanceStatus.Scheduled
            ? Of(attendance with { AttendedMinutes = attendance.ScheduledMinutes }, session, isDocumented: true)
            : Of(attendance, session, isDocumented: true);

    /// <returns>Null where nothing was tested.</returns>
    public static ServiceFact? Of(DrugTest test) =>
        test.EnteredInError is not null || test.Method is not { } method ? null
        : new ServiceFact(test.Id.Value, test.CollectedOn, test.CollectedAt, null, method, test.Results.Count, false, true);

    /// <summary>Mutual help elsewhere is nobody's service; a family is seen also where that is no hour of treatment.</summary>
    private static bool IsOurs(AttendanceEvidence attendance, SessionType session) =>
        attendance.IsTreatment || session == SessionType.FamilyWithoutPatient;

    /// <summary>Whether it is what a per diem of the category is for.</summary>
    internal bool IsOf(ServiceCategory category) => Session is { } session && SessionTypes.DefinitionOf(session).Category == category;
}
