using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases.Readiness;

namespace TreatmentPlans.Domain.Discharges;

public static class DischargeErrors
{
    public static DomainException AlreadyProposed() =>
        new(new DomainError("DISCHARGE_OPEN", ErrorKind.Conflict, "The episode has a discharge that is proposed, approved or final."));

    public static DomainException BeforeAdmission() =>
        CommonErrors.Rule("DATE_OUT_OF_ORDER", "/dischargedOn", "The discharge follows the admission and the last change of level.");

    public static DomainException AttendedAfter() =>
        CommonErrors.Rule("ATTENDED_AFTER_DISCHARGE", "/dischargedOn", "The patient attended a session after that day.");

    public static DomainException TooFarAhead(int days) =>
        CommonErrors.Rule("OUT_OF_REACH", "/dischargedOn", $"A discharge lies at most {days} days ahead.");

    public static DomainException ReadinessRequired() =>
        CommonErrors.Rule("READINESS_REQUIRED", "/readinessEvaluationId", "Completed treatment takes an evaluation of readiness for discharge.");

    public static DomainException ReadinessNotCurrent(int days) => CommonErrors.Rule(
        "READINESS_NOT_CURRENT", "/readinessEvaluationId", $"The evaluation is of the episode, for discharge, and at most {days} days old.");

    public static DomainException OverrideReasonRequired(ReadinessResult result) => CommonErrors.Rule(
        "OVERRIDE_REASON_REQUIRED", "/overrideReason", $"The evaluation says {result}: to complete treatment nevertheless takes a reason.");

    public static DomainException RiskDiscussionRequired() =>
        CommonErrors.Rule("RISK_DISCUSSION_REQUIRED", "/riskDiscussion", "Who leaves against advice was told of the risks; say what was offered.");

    public static DomainException RiskDiscussionNotAllowed() =>
        CommonErrors.Rule("RISK_DISCUSSION_NOT_ALLOWED", "/riskDiscussion", "It belongs to leaving against advice.");

    public static DomainException WarningsRequired(int warnings) => CommonErrors.Rule(
        "WARNINGS_REQUIRED", "/type", $"An administrative discharge takes {warnings} documented warnings, unless for violence.");

    public static DomainException ViolenceNotAllowed() =>
        CommonErrors.Rule("VIOLENCE_NOT_ALLOWED", "/forViolence", "It belongs to an administrative discharge.");
}
