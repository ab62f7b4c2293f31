using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

public static class AuthorizationErrors
{
    public static DomainException CoverageNotInForce() =>
        CommonErrors.Rule("COVERAGE_NOT_IN_FORCE", "/from", "The coverage does not hold on the first day.");

    public static DomainException PreviousNotGranted() =>
        CommonErrors.Rule("PREVIOUS_NOT_GRANTED", "/previousId", "Only what was granted is continued.");

    public static DomainException RatingsRequired(int maximumAgeDays) => new(new DomainError(
        "RATINGS_REQUIRED", ErrorKind.RuleBroken, $"A request rests on ratings of all dimensions that are at most {maximumAgeDays} days old."));

    public static DomainException PlanNotActive() =>
        new(new DomainError("PLAN_NOT_ACTIVE", ErrorKind.RuleBroken, "To continue takes a plan that is active."));

    public static DomainException NotGranted() =>
        new(new DomainError("AUTHORIZATION_NOT_GRANTED", ErrorKind.Conflict, "Nothing was granted, so nothing runs out."));

    public static DomainException GrantNotAllowed() =>
        CommonErrors.Rule("GRANT_NOT_ALLOWED", "/outcome", "Number, units and days are of what was approved.");

    public static DomainException UnitsExceedRequest() =>
        CommonErrors.Rule("UNITS_EXCEED_REQUEST", "/approvedUnits", "No more is granted than was asked for.");

    public static DomainException ReasonRequired() =>
        CommonErrors.Rule("REASON_REQUIRED", "/reason", "The payer granted less than was asked for: say why.");
}
