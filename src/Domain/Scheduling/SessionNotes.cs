namespace TreatmentPlans.Domain.Scheduling;

/// <summary>The notes of one session, all together.</summary>
public static class SessionNotes
{
    /// <summary>
    /// Everybody who attended has a signed note, everybody has an outcome, and no draft is left (rule NOT-3). Who was not there needs none.
    /// </summary>
    /// <param name="records">Of all participants; one entered in error does not matter.</param>
    public static bool AreSigned(IEnumerable<AttendanceRecord> records, IReadOnlyCollection<SessionNote> notes) =>
        notes.All(note => note.Status != SessionNoteStatus.Draft)
        && records.Where(record => record.EnteredInError is null).All(record =>
            record.Status != AttendanceStatus.Scheduled
            && (!record.Status.Counts() || notes.Any(note => note.PatientId == record.PatientId && note.Status == SessionNoteStatus.Signed)));
}
