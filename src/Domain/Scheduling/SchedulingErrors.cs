using System.Globalization;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public static class SchedulingErrors
{
    public static DomainException EndsBeforeStart(string pointer) =>
        CommonErrors.Rule("SESSION_ENDS_BEFORE_START", pointer, "The end follows the start.");

    public static DomainException OpeningWithoutPlace(string pointer) =>
        CommonErrors.Rule("PLACE_REQUIRED", pointer, "An opening has a room or a virtual link.");

    public static DomainException OpeningTooShort(string pointer) =>
        CommonErrors.Rule("OPENING_TOO_SHORT", pointer, "Not one session fits into the opening.");

    public static DomainException BreaksTooLong() =>
        CommonErrors.Rule("BREAKS_TOO_LONG", "/breakMinutes", "Breaks leave at least one minute of the session.");

    public static DomainException TooEarly(string pointer, string detail) =>
        CommonErrors.Rule("TOO_EARLY", pointer, detail);

    public static DomainException TooLate() =>
        CommonErrors.Rule("TOO_LATE", "", "Check-in closes at the end of the session.");

    public static DomainException InFuture(string pointer) =>
        CommonErrors.Rule("TIME_IN_FUTURE", pointer, "The time lies in the future.");

    public static DomainException SessionStarted() =>
        new(new DomainError("SESSION_STARTED", ErrorKind.Conflict, "The session's start has passed: it is not moved any more."));

    public static DomainException SessionLocked() =>
        new(new DomainError("SESSION_LOCKED", ErrorKind.Conflict, "The session is locked; a supervisor can reopen it."));

    public static DomainException SessionNotOpen(SessionStatus status) =>
        new(new DomainError("SESSION_NOT_OPEN", ErrorKind.Conflict, $"The session's status is {status}."));

    public static DomainException AttendanceMissing(int participants) =>
        new(new DomainError("ATTENDANCE_MISSING", ErrorKind.RuleBroken, $"{participants} of the participants have no outcome."));

    public static DomainException PartialChoiceRequired(string pointer) =>
        CommonErrors.Rule(
            "PARTIAL_CHOICE_REQUIRED", pointer, "Too little of the session to count as attended: say whether it counts as excused or unexcused.");

    public static DomainException PartialChoiceNotAllowed() =>
        CommonErrors.Rule(
            "PARTIAL_CHOICE_NOT_ALLOWED", "/countsAs", "Only a partial attendance that is too short counts as an absence.");

    public static DomainException PresenceContradictsStatus(string pointer, string detail) =>
        CommonErrors.Rule("PRESENCE_CONTRADICTS_STATUS", pointer, detail);

    public static DomainException ExcuseRequired(string pointer) =>
        CommonErrors.Rule("EXCUSE_REQUIRED", pointer, "An excused absence has a reason.");

    public static DomainException ExcuseNotAllowed() =>
        CommonErrors.Rule("EXCUSE_NOT_ALLOWED", "/excuse", "Only an excused absence has an excuse.");

    public static DomainException NoticeTooShort(int hours) =>
        CommonErrors.Rule(
            "NOTICE_TOO_SHORT", "/excuse/notifiedAt", $"Notice of less than {hours} hours excuses with a documented emergency only.");

    public static DomainException EvidenceRequired() =>
        CommonErrors.Rule("EVIDENCE_REQUIRED", "/excuse/evidence", "What was unexcused is excused by evidence.");

    public static DomainException ExcuseTooLate(int days) =>
        CommonErrors.Rule("EXCUSE_TOO_LATE", "/excuse", $"An absence is excused within {days} days.");

    public static DomainException VirtualPresenceRequired() =>
        CommonErrors.Rule("VIRTUAL_PRESENCE_REQUIRED", "/virtualPresence", "A virtual attendance names modality and state.");

    public static DomainException VirtualPresenceNotAllowed() =>
        CommonErrors.Rule("VIRTUAL_PRESENCE_NOT_ALLOWED", "/virtualPresence", "Only who attended virtually has a modality and state.");

    public static DomainException NotLicensedInState() =>
        CommonErrors.Rule(
            "NOT_LICENSED_IN_STATE", "/virtualPresence/state", "The practitioner holds no licence of the state that the patient is in.");

    public static DomainException NotByHand(string pointer) =>
        CommonErrors.Rule("STATUS_NOT_BY_HAND", pointer, "The status follows from the session.");

    public static DomainException MakeUpRefused(string detail) =>
        CommonErrors.Rule("MAKE_UP_NOT_ALLOWED", "/makeUpFor", detail);

    public static DomainException AlreadyMadeUp() =>
        new(new DomainError("ALREADY_MADE_UP", ErrorKind.Conflict, "Another make-up of this absence is booked or was attended."));

    public static DomainException FacilitatorNotActive(string pointer) =>
        CommonErrors.Rule("FACILITATOR_NOT_ACTIVE", pointer, "The practitioner does not work here any more.");

    public static DomainException OtherProgram(string pointer) =>
        CommonErrors.Rule("OTHER_PROGRAM", pointer, "The episode is of another programme.");

    public static DomainException SessionFull() =>
        new(new DomainError("SESSION_FULL", ErrorKind.Conflict, "No seat is free. A supervisor may go over the capacity with a reason; a group has a waitlist."));

    public static DomainException SupervisorRequired() =>
        CommonErrors.Rule("SUPERVISOR_REQUIRED", "/overCapacityReason", "Only a supervisor goes over the capacity.");

    public static DomainException AlreadyBooked(string pointer) => new(new DomainError(
        "ALREADY_BOOKED", ErrorKind.Conflict, "The patient has a place in the session.", [new FieldError(pointer, "ALREADY_BOOKED", "Has a place.")]));

    public static DomainException CorrectionReasonRequired() =>
        CommonErrors.Rule("CORRECTION_REASON_REQUIRED", "/reason", "There is an outcome: say why it changes.");

    public static DomainException NotOnLeave() =>
        CommonErrors.Rule("NOT_ON_LEAVE", "/status", "The episode has no approved leave on the day of the session.");

    public static DomainException PeriodOutOfRange(int days) => new(new DomainError(
        "OUT_OF_RANGE", ErrorKind.Malformed, "The period is out of range.", [new FieldError("?to", "OUT_OF_RANGE", $"From the first day to {days} days after it.")]));

    /// <summary>Says when, not with whom: the other session may be one that the caller does not know of.</summary>
    public static DomainException Busy(ResourceClaim claim)
    {
        var (code, who) = claim.Kind switch
        {
            ResourceKind.Practitioner => ("PRACTITIONER_BUSY", "The practitioner"),
            ResourceKind.Room => ("ROOM_BUSY", "The room"),
            ResourceKind.Patient => ("PATIENT_BUSY", "The patient"),
        };
        return new(new DomainError(
            code,
            ErrorKind.Conflict,
            string.Create(CultureInfo.InvariantCulture, $"{who} is taken between {claim.StartsAt:yyyy-MM-dd'T'HH:mm'Z'} and {claim.EndsAt:yyyy-MM-dd'T'HH:mm'Z'}.")));
    }
}
