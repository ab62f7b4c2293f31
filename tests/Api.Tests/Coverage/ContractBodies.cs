using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>The contract of K.1 with the payer of <see cref="CoverageBodies"/>.</summary>
internal static class ContractBodies
{
    private static readonly string[] Groups = ["IopBlock", "ProcessGroup", "SkillsGroup", "RelapsePreventionGroup", "Psychoeducation"];

    public static object Iop => Service("H0015", [.. Groups, "Individual", "Family"], 250m, "A", "GroupCounseling", 180).With(new
    {
        basis = "Day",
        strategy = "PerDiem",
        excludes = new[] { "H0035", "S0201", "H2036" },
    });

    public static object Group => Service("90853", Groups, 55m, "B", "GroupCounseling", 45).With(new { basis = "Day" });

    public static object Individual => Service("90837", ["Individual"], 140m, "B", "IndividualCounseling", 53);

    public static object Family => Service("90847", ["Family"], 130m, "A", "FamilyCounseling", 26);

    public static object FamilyAlone => Service("90846", ["FamilyWithoutPatient"], 120m, "A", "FamilyAlone", 26);

    public static object Intake => Service("90791", ["Assessment"], 180m, "A", "Assessment", 1);

    public static object Screen => Service("80307", [], 65m, "A", "Testing", 1).With(new { basis = "Day", test = "Presumptive" });

    public static object Of(string programId, params object[] services) => new
    {
        programId,
        payer = "Harbor Mutual",
        effectiveFrom = "2026-01-01",
        services = services.Length > 0 ? services : [Intake, Iop, Individual, Family, Group, Screen],
    };

    public static JsonObject Service(string serviceCode, string[] sessions, decimal rate, string benefitCategory, string serviceCategory, int minimum) =>
        new
        {
            serviceCode,
            sessions,
            basis = "Each",
            strategy = "PerEventThreshold",
            minimum,
            rate = new { amount = rate, currency = "USD" },
            benefitCategory,
            serviceCategory,
            excludes = Array.Empty<string>(),
            takesVirtual = true,
        }.With(new { });
}
