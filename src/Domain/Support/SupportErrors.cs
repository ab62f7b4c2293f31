using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Domain.Support;

public static class SupportErrors
{
    public static DomainException EndsBeforeStart(string pointer) =>
        CommonErrors.Rule("PERIOD_ENDS_BEFORE_START", pointer, "The last day lies before the first.");

    public static DomainException CareTeamOverlap(string pointer) =>
        CommonErrors.Rule("CARE_TEAM_OVERLAP", pointer, "A person is in a role once at a time.");

    public static DomainException NoWayToReach() =>
        CommonErrors.Rule("CONTACT_UNREACHABLE", "/phone", "A contact has a telephone number or an address for e-mail.");

    public static DomainException Duplicate(string pointer) =>
        CommonErrors.Rule("DUPLICATE", pointer, "It is named once.");

    public static DomainException ReporterNotAllowed() =>
        CommonErrors.Rule("REPORTER_NOT_ALLOWED", "/reportedBy", "Patients report for themselves.");

    public static DomainException DrinksWithoutAlcohol() =>
        CommonErrors.Rule("DRINKS_WITHOUT_ALCOHOL", "/standardDrinksPerDay", "Standard drinks are counted of alcohol.");

    public static DomainException NameRequired() =>
        CommonErrors.Rule("DISPLAY_NAME_REQUIRED", "/displayName", "Who shares says under which name.");

    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE: the catalogue of skills has no such code.</exception>
    internal static void RequireSkill(string code, string pointer)
    {
        if (SkillCatalogue.Find(code) is null)
        {
            throw CommonErrors.UnknownReference(pointer);
        }
    }
}
