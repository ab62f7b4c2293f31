using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public static class SeriesErrors
{
    public static DomainException UnknownTimeZone() =>
        CommonErrors.Rule("UNKNOWN_TIME_ZONE", "/tzid", "Not an IANA time zone that this server knows.");

    public static DomainException NotALocalTime(string pointer) =>
        CommonErrors.Rule("NOT_A_LOCAL_TIME", pointer, "A local time in whole minutes, without offset, of the years 1970 to 2199.");

    public static DomainException InvalidDuration(string pointer = "/durationMinutes") =>
        CommonErrors.Rule("INVALID_DURATION", pointer, "A session takes one minute to one day.");

    public static DomainException InvalidRule(string detail) => CommonErrors.Rule("INVALID_RECURRENCE_RULE", "/rrule", detail);

    public static DomainException CountAndUntil() =>
        CommonErrors.Rule("COUNT_AND_UNTIL", "/rrule", "A rule ends by COUNT or by UNTIL, not by both (RFC 5545, 3.3.10).");

    public static DomainException UntilNotUtc() =>
        CommonErrors.Rule("UNTIL_NOT_UTC", "/rrule", "UNTIL is an instant in UTC, such as 20260305T230000Z (RFC 5545, 3.3.10).");

    public static DomainException TooManyOccurrences() =>
        CommonErrors.Rule(
            "TOO_MANY_OCCURRENCES", "/rrule", $"More than {SeriesSchedule.MostOccurrences} sessions in a year, or by COUNT.");

    public static DomainException NoOccurrence() =>
        CommonErrors.Rule("NO_OCCURRENCE", "/rrule", "The rule names no date that exists.");

    public static DomainException StartNotInRule() =>
        CommonErrors.Rule("START_NOT_IN_RULE", "/dtstartLocal", "The start must be the first of the rule's own dates (RFC 5545, 3.8.5.3).");

    public static DomainException ExdateMatchesNothing(string pointer) =>
        CommonErrors.Rule("EXDATE_MATCHES_NOTHING", pointer, "The series has no session with this start.");

    public static DomainException Duplicate(string pointer) =>
        CommonErrors.Rule("DUPLICATE", pointer, "The series has a session with this start already, or it is listed twice.");

    public static DomainException BeforeStart(string pointer) =>
        CommonErrors.Rule("DATE_OUT_OF_ORDER", pointer, "Before the start of the series.");

    public static DomainException TooMany(string pointer) =>
        CommonErrors.Rule("TOO_MANY", pointer, $"At most {Limits.Items}.");

    public static DomainException UnknownOccurrence() =>
        CommonErrors.Rule("UNKNOWN_OCCURRENCE", "?occurrence", "The series has no session with this original start.");

    public static DomainException StartsInPast(string pointer) =>
        CommonErrors.Rule("STARTS_IN_PAST", pointer, "What is planned must lie ahead.");

    public static DomainException RecurrenceNotAllowed(string pointer) =>
        CommonErrors.Rule("RECURRENCE_NOT_ALLOWED", pointer, "One session is of its series' zone and comes once.");

    public static DomainException OccurrenceRequired() => new(new DomainError(
        "REQUIRED", ErrorKind.Malformed, "Which session is missing.", [new FieldError("?occurrence", "REQUIRED", "Must be given.")]));

    public static DomainException ReplacementOutsideWeek() =>
        CommonErrors.Rule("REPLACEMENT_OUTSIDE_WEEK", "/startLocal", "A replacement is in the same week, Monday to Sunday, as the closed session.");

    /// <summary>Past, under way, attended or locked.</summary>
    public static DomainException OccurrenceFixed() =>
        new(new DomainError("OCCURRENCE_FIXED", ErrorKind.Conflict, "Sessions that have begun, or have attendance, stay as they are."));

    public static DomainException OccurrenceOff() =>
        new(new DomainError("OCCURRENCE_OFF", ErrorKind.Conflict, "The session was cancelled or closed."));

    public static DomainException NotClosed() =>
        new(new DomainError("OCCURRENCE_NOT_CLOSED", ErrorKind.Conflict, "Only a session closed by the programme's calendar is replaced, and once."));

    public static DomainException NothingLeft() =>
        new(new DomainError("SERIES_ENDED", ErrorKind.Conflict, "No session of the series is left that could change."));
}
