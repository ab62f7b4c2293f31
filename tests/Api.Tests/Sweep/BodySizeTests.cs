using System.Text.Json.Nodes;

namespace TreatmentPlans.Api.Tests.Sweep;

/// <summary>Nothing that a caller can send is without bounds, wherever in a body it stands.</summary>
public sealed class BodySizeTests
{
    public static TheoryData<string> WithText => Named(MemberKind.Text);

    public static TheoryData<string> WithNumber => Named(MemberKind.Number);

    public static TheoryData<string> WithList => Named(MemberKind.List);

    [Theory]
    [MemberData(nameof(WithText), DisableDiscoveryEnumeration = true)]
    public Task Ten_thousand_characters_are_refused_in_each_text(string id) =>
        AssertRefusedAsync(id, MemberKind.Text, _ => [new string('x', 10_000)], "TOO_LONG", "INVALID_FORMAT");

    [Theory]
    [MemberData(nameof(WithNumber), DisableDiscoveryEnumeration = true)]
    public Task Two_thousand_million_either_way_are_refused_in_each_number(string id) =>
        AssertRefusedAsync(id, MemberKind.Number, _ => [2_000_000_000, -2_000_000_000], "OUT_OF_RANGE");

    [Theory]
    [MemberData(nameof(WithList), DisableDiscoveryEnumeration = true)]
    public Task Three_thousand_items_are_refused_in_each_list(string id) =>
        AssertRefusedAsync(
            id, MemberKind.List, list => [new JsonArray([.. Enumerable.Range(0, 3_000).Select(_ => list.Item!.DeepClone())])], "TOO_MANY");

    private static async Task AssertRefusedAsync(string id, MemberKind kind, Func<BodyMember, IEnumerable<JsonNode>> wrong, params string[] codes)
    {
        var world = await World.GetAsync();
        var operation = world.Document.Operations.Single(operation => operation.Id == id);
        var shape = new BodyShape(world.Document, operation.BodySchema!.Value);
        List<string> missed = [];
        foreach (var member in shape.Members.Where(member => member.Kind == kind))
        {
            foreach (var value in wrong(member))
            {
                var answer = await world.CallAsync(operation, world.Own, shape.With(member, value));
                if ((int)answer.Status != 400 || !answer.Errors.Any(error => error.Pointer == member.Pointer && codes.Contains(error.Code)))
                {
                    missed.Add($"{member.Pointer}: {answer}");
                }
            }
        }

        Assert.Empty(missed);
    }

    private static TheoryData<string> Named(MemberKind kind)
    {
        var document = World.GetAsync().GetAwaiter().GetResult().Document;
        return
        [
            .. document.Operations
                .Where(operation => operation.BodySchema is { } schema && new BodyShape(document, schema).Members.Any(member => member.Kind == kind))
                .Select(operation => operation.Id),
        ];
    }
}
