using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

public static class RecoveryPlanErrors
{
    public static DomainException OpenPlanExists() =>
        new(new DomainError("OPEN_PLAN_EXISTS", ErrorKind.Conflict, "The episode has an open plan: revise that one."));

    public static DomainException NoPreviousPlan() =>
        CommonErrors.Rule("NO_PREVIOUS_PLAN", "/copyPrevious", "No episode goes before this one, or it had no plan.");

    public static DomainException EpisodeNotOpen() =>
        new(new DomainError("EPISODE_NOT_OPEN", ErrorKind.Conflict, "A plan needs an open episode."));

    public static DomainException DraftExists() =>
        new(new DomainError("DRAFT_EXISTS", ErrorKind.Conflict, "The plan has an unsigned version already."));

    public static DomainException NoDraft() =>
        new(new DomainError("NO_DRAFT", ErrorKind.Conflict, "The plan has no draft: revise it first."));

    public static DomainException Locked() =>
        new(new DomainError("PLAN_LOCKED", ErrorKind.Conflict, "The version waits for signatures: withdraw it to change it."));

    public static DomainException Incomplete(IReadOnlyList<FieldError> errors) =>
        new(new DomainError("PLAN_INCOMPLETE", ErrorKind.RuleBroken, "The content does not meet the validation profile.", errors));

    public static DomainException UnknownItems(IReadOnlyList<PlanItem> items) =>
        new(new DomainError(
            "UNKNOWN_ITEM",
            ErrorKind.RuleBroken,
            "Ids are given by the plan: leave them out for items that are new.",
            [.. items.Select(item => new FieldError($"{item.Pointer}/id", "UNKNOWN_ITEM", $"The plan has no such {item.Kind}."))]));

    public static DomainException RepeatedItems(IReadOnlyList<PlanItem> items) =>
        new(new DomainError(
            "DUPLICATE",
            ErrorKind.RuleBroken,
            "An item stands in the content more than once.",
            [.. items.Select(item => new FieldError($"{item.Pointer}/id", "DUPLICATE", "The id is given to an earlier item."))]));

    public static DomainException UnknownPractitioners(PlanContent content, IReadOnlyList<PractitionerId> unknown) =>
        new(new DomainError(
            "UNKNOWN_REFERENCE",
            ErrorKind.RuleBroken,
            "The organization has no such practitioner.",
            [
                .. PlanItems.Of(content)
                    .Where(item => item.Kind is PlanItemKind.Intervention)
                    .Zip(content.AllInterventions())
                    .Where(pair => pair.Second.ResponsiblePractitionerId is { } named && unknown.Contains(named))
                    .Select(pair => new FieldError(
                        $"{pair.First.Pointer}/responsiblePractitionerId", "UNKNOWN_REFERENCE", "There is no such practitioner.")),
            ]));

    public static DomainException IdMismatch() =>
        CommonErrors.Rule("ID_MISMATCH", "/id", "The id of the path is another one.");

    public static DomainException UnknownReference(string pointer) =>
        CommonErrors.Rule("UNKNOWN_REFERENCE", pointer, "There is nothing with this id.");

    public static DomainException AlreadySigned(SignatureRole role) =>
        new(new DomainError("ALREADY_SIGNED", ErrorKind.Conflict, $"The version has a signature as {role}."));

    public static DomainException AlreadyRefused() =>
        new(new DomainError("ALREADY_SIGNED", ErrorKind.Conflict, "The patient has signed, or the refusal is recorded."));

    public static DomainException CredentialNotActive() =>
        CommonErrors.Rule("CREDENTIAL_NOT_ACTIVE", "/role", "The signer held no active credential on the day of the signature.");

    public static DomainException SupervisorNotIndependent() =>
        CommonErrors.Rule("SUPERVISOR_NOT_INDEPENDENT", "/role", "A countersignature takes an independent licence.");

    public static DomainException SupervisorIsAuthor() =>
        CommonErrors.Rule("SUPERVISOR_IS_AUTHOR", "/role", "Nobody countersigns their own plan.");

    public static DomainException WitnessIsAuthor() =>
        CommonErrors.Rule("WITNESS_IS_AUTHOR", "/refusal/witness", "The witness is somebody other than the author.");

    public static DomainException GoalObjectivesOpen(IReadOnlyList<PlanItem> open) =>
        new(new DomainError(
            "GOAL_OBJECTIVES_OPEN",
            ErrorKind.RuleBroken,
            "Each required objective of the goal is achieved or waived first.",
            [.. open.Select(item => new FieldError(item.Pointer, "OBJECTIVE_OPEN", "Neither achieved nor waived."))]));

    public static DomainException NotYetMaintained(int days) =>
        CommonErrors.Rule("GOAL_NOT_YET_MAINTAINED", "/occurredOn", $"Maintained is at least {days} days after achieved.");

    public static DomainException OutOfOrder(string pointer = "/occurredOn") =>
        CommonErrors.Rule("DATE_OUT_OF_ORDER", pointer, "Something later is recorded already that it would have to follow.");

    public static DomainException InTheFuture(string pointer) =>
        CommonErrors.Rule("DATE_IN_FUTURE", pointer, "Not later than today.");

    public static DomainException ReasonRequired() =>
        CommonErrors.Rule("REASON_REQUIRED", "/reason", "Say why.");

    public static DomainException EvidenceRequired() =>
        CommonErrors.Rule("EVIDENCE_REQUIRED", "/evidence", "Name the observation, session note or homework that shows it.");

    public static DomainException ObjectiveNotMeasurable() =>
        CommonErrors.Rule("OBJ_NOT_MEASURABLE", "/value", "The objective has no measure that a value could be held against.");

    public static DomainException OutcomeOutOfRange() =>
        CommonErrors.Rule("OUT_OF_RANGE", "/value", "The measure of the objective has no such value.");

    public static DomainException ReviewRequired(int days) =>
        new(new DomainError("REVIEW_REQUIRED", ErrorKind.Conflict, $"After more than {days} days on hold the plan is reviewed before it resumes."));

    public static DomainException TemplateInvalid(IReadOnlyList<FieldError> errors) =>
        new(new DomainError("TEMPLATE_INVALID", ErrorKind.RuleBroken, "A plan made from this template could not pass validation.", errors));
}
