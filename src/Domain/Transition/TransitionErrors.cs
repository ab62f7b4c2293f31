using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Transition;

public static class TransitionErrors
{
    public static DomainException NoDraft() =>
        new(new DomainError("NO_DRAFT", ErrorKind.Conflict, "There is no draft: write it first."));

    public static DomainException AlreadySigned(TransitionSigner role) =>
        new(new DomainError("ALREADY_SIGNED", ErrorKind.Conflict, $"The draft has a signature as {role}."));

    public static DomainException SignerIsWitness() =>
        CommonErrors.Rule("WITNESS_IS_AUTHOR", "/role", "Who witnessed that the patient refused does not sign as counselor.");

    public static DomainException SignaturesMissing(IEnumerable<TransitionSigner> roles) => new(new DomainError(
        "SIGNATURES_MISSING",
        ErrorKind.RuleBroken,
        "A counselor signs, and the patient, a guardian or the witness of a refusal, before it is in force.",
        [.. roles.Select(role => new FieldError("/signatures", "SIGNATURES_MISSING", $"Not signed as {role}."))]));

    public static DomainException NotDischarged(EpisodeStatus status) =>
        new(new DomainError("EPISODE_NOT_DISCHARGED", ErrorKind.Conflict, $"The episode's status is {status}: somebody asks after the discharge."));

    public static DomainException FindingsRequired() =>
        CommonErrors.Rule("FINDINGS_REQUIRED", "/findings", "Who was reached was asked how it goes.");

    public static DomainException FindingsNotAllowed() =>
        CommonErrors.Rule("FINDINGS_NOT_ALLOWED", "/findings", "Who was not reached told nothing.");

    public static DomainException EvidenceRequired(string pointer) =>
        CommonErrors.Rule("EVIDENCE_REQUIRED", pointer, "What shows it.");

    public static DomainException AreasMissing(IEnumerable<IndependenceArea> areas) => new(new DomainError(
        "AREA_MISSING",
        ErrorKind.RuleBroken,
        "All areas are looked at.",
        [.. areas.Select(area => new FieldError("/areas", "AREA_MISSING", $"{area} is missing."))]));

    public static DomainException Duplicate(string pointer) =>
        CommonErrors.Rule("DUPLICATE", pointer, "It is named once.");

    /// <exception cref="DomainException">422 PLAN_INCOMPLETE with every gap.</exception>
    internal static void RequireNone(IReadOnlyList<PlanGap> gaps)
    {
        if (gaps.Count > 0)
        {
            throw new DomainException(new DomainError(
                "PLAN_INCOMPLETE",
                ErrorKind.RuleBroken,
                "Something is missing before it can be signed.",
                [.. gaps.Select(gap => new FieldError(gap.Pointer, "SECTION_INCOMPLETE", $"{gap.Rule}: {gap.Detail}"))]));
        }
    }
}
