using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public static class GroupErrors
{
    public static DomainException AlreadyEnrolled() =>
        new(new DomainError("ALREADY_ENROLLED", ErrorKind.Conflict, "The patient has a seat in the group, or waits for one."));

    public static DomainException Closed() =>
        new(new DomainError("GROUP_CLOSED", ErrorKind.Conflict, "A closed group takes nobody after its start."));

    public static DomainException Ended() =>
        new(new DomainError("GROUP_ENDED", ErrorKind.Conflict, "The group has ended by then."));

    public static DomainException Started() =>
        new(new DomainError("GROUP_STARTED", ErrorKind.Conflict, "The group has started: its first day stays."));

    public static DomainException KindFixed(string pointer) =>
        CommonErrors.Rule("GROUP_KIND_FIXED", pointer, "A group keeps its programme and its type of session.");

    public static DomainException NotOfGroup(string pointer) =>
        CommonErrors.Rule("NOT_OF_GROUP", pointer, "The sessions of a group are of its programme and its type, and run by one of its facilitators.");

    public static DomainException ParticipantsOfGroup() =>
        CommonErrors.Rule("PARTICIPANTS_OF_GROUP", "/participants", "The sessions of a group are of its members: enrol them.");

    public static DomainException PlaceRequired() =>
        CommonErrors.Rule("PLACE_REQUIRED", "/room", "A group has a room, a virtual link, or both.");

    public static DomainException CapacityOverLimit(int most) =>
        CommonErrors.Rule("CAPACITY_OVER_LIMIT", "/capacity", $"The programme's policy allows {most} in sessions of this type.");

    public static DomainException CapacityRequired() =>
        CommonErrors.Rule("CAPACITY_REQUIRED", "/capacity", "The programme's policy names no capacity for sessions of this type.");
}
