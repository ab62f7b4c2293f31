using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Architecture.Tests;

/// <summary>docs/events.md is what readers of GET /events rely on (D34).</summary>
public sealed partial class EventCatalogueTests
{
    [Fact]
    public void Every_event_type_is_in_the_catalogue_and_the_catalogue_has_no_other() =>
        Assert.Equal(Types().Order(StringComparer.Ordinal), Catalogued().Order(StringComparer.Ordinal));

    [Fact]
    public void Event_types_are_a_noun_and_what_happened_to_it() =>
        Assert.All(Types(), type => Assert.Matches(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\z", type));

    // The name is a constant of the type, so an instance without its members will do.
    private static IEnumerable<string> Types() => typeof(IDomainEvent).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IDomainEvent)))
        .Select(type => ((IDomainEvent)RuntimeHelpers.GetUninitializedObject(type)).Type);

    private static IEnumerable<string> Catalogued() =>
        Row().Matches(File.ReadAllText(Path.Combine(Layers.Root, "docs", "events.md"))).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
