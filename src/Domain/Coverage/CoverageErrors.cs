using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

public static class CoverageErrors
{
    public static DomainException EndsBeforeStart(string pointer) =>
        CommonErrors.Rule("PERIOD_ENDS_BEFORE_START", pointer, "The last day lies before the first.");

    public static DomainException PlanYearsOverlap(string pointer) =>
        CommonErrors.Rule("PLAN_YEARS_OVERLAP", pointer, "Each day belongs to one plan year.");

    public static DomainException WrongCurrency(string pointer) =>
        CommonErrors.Rule("WRONG_CURRENCY", pointer, "Amounts are in the currency of the organization.");

    public static DomainException Duplicate(string pointer) =>
        CommonErrors.Rule("DUPLICATE", pointer, "It is named once.");

    public static DomainException LimitExceeded(string pointer) =>
        CommonErrors.Rule("LIMIT_EXCEEDED", pointer, "No more counts towards a limit than the limit.");
}
