using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

public static class ProposalErrors
{
    public static DomainException NotMonday(string pointer) =>
        CommonErrors.Rule("NOT_A_MONDAY", pointer, "A proposal begins on a Monday.");

    public static DomainException TooLarge(string pointer, int most) =>
        CommonErrors.Rule("PROPOSAL_TOO_LARGE", pointer, $"The programme's policy allows {most}.");

    public static DomainException Empty() =>
        new(new DomainError("PROPOSAL_EMPTY", ErrorKind.Conflict, "Nothing is proposed: no week could be filled, or none needed anything."));

    /// <summary>Names the rule that does not hold any more, and no patient.</summary>
    public static DomainException Outdated(string detail) =>
        new(new DomainError("PROPOSAL_OUTDATED", ErrorKind.Conflict, $"The calendar has changed since the proposal was made: {detail}"));

    public static DomainException Taken(ProposalRuleKind kind, string detail) => new(new DomainError(
        kind switch
        {
            ProposalRuleKind.PatientOverlap => "PATIENT_BUSY",
            ProposalRuleKind.PractitionerOverlap => "PRACTITIONER_BUSY",
            ProposalRuleKind.RoomOverlap => "ROOM_BUSY",
            ProposalRuleKind.Seats => "SESSION_FULL",
            _ => "PROPOSAL_OUTDATED",
        },
        ErrorKind.Conflict,
        $"The calendar has changed since the proposal was made: {detail}"));
}
