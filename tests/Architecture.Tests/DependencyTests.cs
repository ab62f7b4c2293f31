using System.Reflection;
using System.Text.RegularExpressions;

namespace TreatmentPlans.Architecture.Tests;

public sealed partial class DependencyTests
{
    /// <summary>Each feature may use those before it.</summary>
    private static readonly string[] Chain =
    [
        "Programs", "Patients", "Episodes", "RecoveryPlans", "Phases", "Scheduling", "Discharges", "Assessments", "Skills", "Support", "Progress", "Coverage",
        "Transition", "Documents", "Reports",
    ];

    /// <summary>They stand beside the chain: the chain may use them, they use Common only.</summary>
    private static readonly string[] Beside = ["WorkItems", "Integration", "Auditing"];

    [Fact]
    public void Domain_references_the_runtime_only() =>
        Assert.All(References(Layers.Domain), name => Assert.StartsWith("System", name));

    [Fact]
    public void Application_references_the_domain_and_its_own_tools_only()
    {
        string[] allowed =
        [
            "TreatmentPlans.Domain", "MediatR", "FluentValidation", "FluentValidation.DependencyInjectionExtensions", "AutoMapper", "Scrutor",
            "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions",
        ];
        Assert.All(
            References(Layers.Application),
            name => Assert.True(
                name.StartsWith("System", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                    || allowed.Contains(name),
                $"Application references {name}"));
    }

    [Fact]
    public void Infrastructure_does_not_know_the_api() =>
        Assert.DoesNotContain("TreatmentPlans.Api", References(Layers.Infrastructure));

    [Fact]
    public void Api_names_infrastructure_in_Program_only() =>
        Assert.Equal(
            ["Api/Program.cs"],
            Layers.Sources.Where(s => s.Key.StartsWith("Api/", StringComparison.Ordinal) && s.Value.Contains("TreatmentPlans.Infrastructure", StringComparison.Ordinal))
                .Select(s => s.Key));

    [Fact]
    public void Features_use_each_other_in_their_order_only()
    {
        var wrong =
            from source in Layers.Sources
            let user = FeatureOf(source.Key)
            where user is not null
            from used in Named().Matches(source.Value).Select(match => match.Groups[1].Value).Distinct()
            where used != user && !MayUse(user, used)
            select $"{source.Key} uses {used}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Common_of_the_domain_uses_no_feature() =>
        Assert.Empty(Layers.Sources
            .Where(source => source.Key.StartsWith("Domain/Common/", StringComparison.Ordinal) && Named().IsMatch(source.Value))
            .Select(source => source.Key));

    private static bool MayUse(string user, string used) =>
        Array.IndexOf(Chain, user) is >= 0 and var place
            && (Beside.Contains(used) || Array.IndexOf(Chain, used) is >= 0 and var before && before < place);

    /// <summary>Composition stands in no feature's folder.</summary>
    private static string? FeatureOf(string file) => file.Split('/').FirstOrDefault(folder => Chain.Contains(folder) || Beside.Contains(folder));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    [GeneratedRegex(@"TreatmentPlans\.(?:Domain|Application|Infrastructure|Infrastructure\.Persistence|Api)\.(Programs|Patients|Episodes|RecoveryPlans|Phases|Scheduling|Discharges|Assessments|Skills|Support|Progress|Coverage|Transition|Documents|Reports|WorkItems|Integration|Auditing)\b")]
    private static partial Regex Named();
}
