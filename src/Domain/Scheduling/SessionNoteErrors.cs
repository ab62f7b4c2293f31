using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public static class SessionNoteErrors
{
    public static DomainException Signed() => new(new DomainError(
        "NOTE_SIGNED", ErrorKind.Conflict, "A signed note does not change. Enter it in error, and write it anew."));

    public static DomainException NotAllSigned() => new(new DomainError(
        "NOTES_NOT_SIGNED", ErrorKind.Conflict, "Everybody who attended has a signed note first, and no draft is left; else the session locks by time."));

    public static DomainException NotTheAuthor() =>
        CommonErrors.Rule("NOT_THE_AUTHOR", "", "Who wrote the note last signs it.");

    public static DomainException NotAttended() =>
        CommonErrors.Rule("NOT_ATTENDED", "/work", "Nothing was worked on with who was not there.");

    public static DomainException NotLinked() =>
        CommonErrors.Rule("NOTE_NOT_LINKED", "/work", "The plan in force has open objectives: say which of them was worked on.");

    public static DomainException ObjectiveNotOpen(string pointer) =>
        CommonErrors.Rule("OBJECTIVE_NOT_OPEN", pointer, "The objective, or its goal, was closed before the day of the session.");

    public static DomainException Duplicate(string pointer) =>
        CommonErrors.Rule("DUPLICATE", pointer, "Named more than once.");
}
