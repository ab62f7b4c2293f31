using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Skills;

public static class HomeworkErrors
{
    public static DomainException EvidenceRequired() =>
        CommonErrors.Rule("EVIDENCE_REQUIRED", "/evidence", "This homework is handed in with what was asked for.");

    public static DomainException PhaseEnded() =>
        new(new DomainError("PHASE_ENDED", ErrorKind.Conflict, "The phase in which it was due has ended; what was missed stays so."));
}
