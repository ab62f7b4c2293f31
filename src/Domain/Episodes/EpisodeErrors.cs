using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Episodes;

public static class EpisodeErrors
{
    public static DomainException DateInFuture(string pointer) =>
        CommonErrors.Rule("DATE_IN_FUTURE", pointer, "The date lies in the future in the programme's zone.");

    public static DomainException TimeInFuture(string pointer) =>
        CommonErrors.Rule("TIME_IN_FUTURE", pointer, "What has happened does not lie in the future.");

    public static DomainException DateOutOfOrder(string pointer, string detail) =>
        CommonErrors.Rule("DATE_OUT_OF_ORDER", pointer, detail);

    public static DomainException PatientDeceased() =>
        new(new DomainError("PATIENT_DECEASED", ErrorKind.RuleBroken, "The patient has died."));

    public static DomainException EpisodeOpen() =>
        new(new DomainError("EPISODE_OPEN", ErrorKind.Conflict, "The patient has an open episode in this programme."));

    public static DomainException PreviousEpisodeOpen() =>
        CommonErrors.Rule("PREVIOUS_EPISODE_OPEN", "/previousEpisodeId", "A re-admission follows an episode that has ended.");

    public static DomainException DiagnosisAlreadyRecorded() =>
        new(new DomainError(
            "DIAGNOSIS_ALREADY_RECORDED",
            ErrorKind.Conflict,
            "The episode has this diagnosis.",
            [new FieldError("/code", "DIAGNOSIS_ALREADY_RECORDED", "The episode has this diagnosis.")]));

    public static DomainException InvalidDiagnosisCode() =>
        CommonErrors.Rule("INVALID_DIAGNOSIS_CODE", "/code", "An ICD-10-CM code with its dot, in upper case.");

    public static DomainException LevelNotOffered() =>
        CommonErrors.Rule("LEVEL_NOT_OFFERED", "/levelOfCare", "The programme does not offer this level of care.");

    public static DomainException RatingsTooOld(int maximumAgeDays) =>
        CommonErrors.Rule(
            "RATINGS_TOO_OLD", "/dimensionRatingSetId", $"The ratings are more than {maximumAgeDays} days older than the decision.");

    public static DomainException OverrideReasonRequired(PlacementSuggestion suggestion) =>
        CommonErrors.Rule(
            "OVERRIDE_REASON_REQUIRED",
            "/overrideReason",
            $"The ratings suggest {suggestion.Level.Code} ({suggestion.Outcome}); say why the decision differs.");

    public static DomainException LeaveTooLong(int maximumDays) =>
        CommonErrors.Rule("LEAVE_TOO_LONG", "/expectedReturnOn", $"A leave ends within {maximumDays} days.");

    public static DomainException NotInCare(EpisodeStatus status) =>
        new(new DomainError("EPISODE_NOT_IN_CARE", ErrorKind.Conflict, $"The episode's status is {status}."));

    public static DomainException NotOpen(EpisodeStatus status) =>
        new(new DomainError("EPISODE_NOT_OPEN", ErrorKind.Conflict, $"The episode's status is {status}."));
}
