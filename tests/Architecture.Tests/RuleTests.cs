using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Architecture.Tests;

/// <summary>docs/rules.md against the policies: every default has an entry there, found by the rule's id that the policy names.</summary>
public sealed partial class RuleTests
{
    private static readonly ILookup<string, string> Rows = File.ReadAllLines(Path.Combine(Layers.Root, "docs", "rules.md"))
        .Select(line => Row().Match(line))
        .Where(match => match.Success)
        .ToLookup(match => match.Groups[1].Value, match => match.Value);

    private static readonly Dictionary<string, XElement> Documented =
        XDocument.Load(Path.ChangeExtension(typeof(ProgramPolicies).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>Every record of numbers that a programme's policies are made of, with its parts.</summary>
    private static IEnumerable<Type> Policies =>
        typeof(ProgramPolicies).Assembly.GetTypes().Where(type =>
            type.Namespace == typeof(ProgramPolicies).Namespace && type.Name.EndsWith("Policy", StringComparison.Ordinal));

    [Fact]
    public void Each_rule_has_one_entry() => Assert.Empty(Rows.Where(row => row.Count() > 1).Select(row => row.Key));

    [Fact]
    public void Each_policy_value_names_rules_that_have_an_entry() =>
        Assert.Empty(
            from policy in Policies
            from value in ValuesOf(policy)
            where !RulesOf(policy, value).Any() || RulesOf(policy, value).Any(rule => !Rows.Contains(rule))
            select $"{policy.Name}.{value.Name}: {string.Join(' ', RulesOf(policy, value))}");

    [Fact]
    public void Each_default_stands_in_an_entry_of_its_rule() =>
        Assert.Empty(
            from policy in Policies
            let defaults = policy.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            where defaults is not null
            from value in ValuesOf(policy)
            from number in NumbersOf(policy.GetProperty(value.Name!)!.GetValue(defaults))
            where !RulesOf(policy, value).SelectMany(rule => Rows[rule]).Any(row => Numbers().Matches(row).Any(match => decimal.Parse(match.Value, CultureInfo.InvariantCulture) == number))
            select $"{policy.Name}.{value.Name} = {number}: {string.Join(' ', RulesOf(policy, value))}");

    private static IEnumerable<ParameterInfo> ValuesOf(Type policy) =>
        policy.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters()
            .Where(value => !value.ParameterType.Name.EndsWith("Policy", StringComparison.Ordinal));

    /// <summary>Named with the value, or else with the policy.</summary>
    private static IEnumerable<string> RulesOf(Type policy, ParameterInfo value)
    {
        var documentation = Documented[$"T:{policy.FullName}"];
        var own = Ids(documentation.Elements("param").FirstOrDefault(param => param.Attribute("name")!.Value == value.Name));
        return own.Count > 0 ? own : Ids(documentation.Element("summary"));
    }

    private static List<string> Ids(XElement? text) => [.. Id().Matches(text?.Value ?? "").Select(match => match.Value)];

    /// <summary>Plain ones; tables stand in the entry in words of their own.</summary>
    private static IEnumerable<decimal> NumbersOf(object? value) => value switch
    {
        int number => [number],
        decimal number => [number],
        IEnumerable<int> list => list.Select(number => (decimal)number),
        _ => [],
    };

    [GeneratedRegex(@"^\| ([A-Z]+-\d+) \|.*")]
    private static partial Regex Row();

    [GeneratedRegex(@"\b[A-Z]{2,}-\d+\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<![\d.-])\d+(\.\d+)?(?![\d])")]
    private static partial Regex Numbers();
}
