using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

public static class ProgramErrors
{
    public static DomainException UnknownLevelOfCare(string pointer) =>
        CommonErrors.Rule("UNKNOWN_LEVEL_OF_CARE", pointer, "The edition has no level of care with this code.");

    public static DomainException UnknownTimeZone() =>
        CommonErrors.Rule("UNKNOWN_TIME_ZONE", "/timeZone", "Not an IANA time zone that this server knows.");

    public static DomainException WrongCurrency(string pointer) =>
        CommonErrors.Rule("WRONG_CURRENCY", pointer, "Amounts are in the currency of the organization.");

    public static DomainException Duplicate(string pointer, string what) =>
        CommonErrors.Rule("DUPLICATE", pointer, $"{what} is listed more than once.");

    public static DomainException PolicyInForce(DateOnly effectiveFrom) =>
        CommonErrors.Rule(
            "POLICY_IN_FORCE", "/policies", $"The policies effective from {effectiveFrom:yyyy-MM-dd} have taken effect and stay as they are.");

    public static DomainException PolicyIncomplete(string pointer, string detail) =>
        CommonErrors.Rule("POLICY_INCOMPLETE", pointer, detail);

    public static DomainException PolicyContradictory(string pointer, string detail) =>
        CommonErrors.Rule("POLICY_CONTRADICTORY", pointer, detail);

    public static DomainException PolicyBackdated(string pointer) =>
        CommonErrors.Rule("POLICY_BACKDATED", pointer, "New policies take effect today or later.");
}
