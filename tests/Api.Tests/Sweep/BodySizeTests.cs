using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Sweep;

/// <summary>Nothing that a caller can send is without bounds, wherever in a body it stands.</summary>
public sealed class BodySizeTests
{
    public static TheoryData<string> WithText => Named(MemberKind.Text);

    public static TheoryData<string> WithNumber => Named(MemberKind.Number);

    public static TheoryData<string> WithList => Named(MemberKind.List);

    [Theory]
    [MemberData(nameof(WithText), DisableDiscoveryEnumeration = true)]
    public async Task A_text_of_ten_thousand_characters_is_refused_at_its_field(string id)
    {
        var (world, operation, shape) = await FindAsync(id);
        var texts = shape.Of(MemberKind.Text);

        var refused = await world.CallAsync(operation, world.Own, shape.With(texts, _ => new string('x', 10_000)));

        AssertEachIsRefused(texts, refused);
    }

    [Theory]
    [MemberData(nameof(WithNumber), DisableDiscoveryEnumeration = true)]
    public async Task A_number_beyond_a_thousand_million_either_way_is_refused_at_its_field(string id)
    {
        var (world, operation, shape) = await FindAsync(id);
        var numbers = shape.Of(MemberKind.Number);

        var tooHigh = await world.CallAsync(operation, world.Own, shape.With(numbers, _ => 2_000_000_000));
        var tooLow = await world.CallAsync(operation, world.Own, shape.With(numbers, _ => -2_000_000_000));

        AssertEachIsRefused(numbers, tooHigh);
        AssertEachIsRefused(numbers, tooLow);
    }

    [Theory]
    [MemberData(nameof(WithList), DisableDiscoveryEnumeration = true)]
    public async Task A_list_of_a_thousand_items_is_refused_at_its_field(string id)
    {
        var (world, operation, shape) = await FindAsync(id);
        var bad = new List<string>();

        foreach (var list in shape.Of(MemberKind.List))
        {
            var refused = await world.CallAsync(
                operation,
                world.Own,
                shape.With([list], one => new JsonArray([.. Enumerable.Range(0, 1_000).Select(_ => Shallow(one[0]!))])));

            if (!refused.Errors.Contains((list, "TOO_MANY")))
            {
                bad.Add(list + " " + refused.ToString()[..Math.Min(300, refused.ToString().Length)]);
            }
        }
        Assert.True(bad.Count == 0, string.Join("\n", bad));
    }

    private static void AssertEachIsRefused(IReadOnlyList<string> pointers, ApiAnswer answer)
    {
        Assert.True((int)answer.Status == 400, answer.ToString());
        Assert.Empty(pointers.Except(answer.Errors.Select(error => error.Pointer)));
    }

    /// <summary>The item with its own lists empty, so that the body keeps to a megabyte.</summary>
    private static JsonNode Shallow(JsonNode item)
    {
        var copy = item.DeepClone();
        Empty(copy);
        return copy;

        static void Empty(JsonNode? node)
        {
            switch (node)
            {
                case JsonArray list:
                    list.Clear();
                    break;
                case JsonObject members:
                    foreach (var (_, member) in members)
                    {
                        Empty(member);
                    }

                    break;
            }
        }
    }

    private static TheoryData<string> Named(MemberKind kind)
    {
        var document = World.GetAsync().GetAwaiter().GetResult().Document;
        return
        [
            .. document.Operations
                .Where(operation => operation.BodySchema is { } schema && new BodyShape(document, schema).Of(kind).Count > 0)
                .Select(operation => operation.Id),
        ];
    }

    private static async Task<(World World, OpenApiOperation Operation, BodyShape Shape)> FindAsync(string id)
    {
        var world = await World.GetAsync();
        var operation = world.Document.Operations.Single(operation => operation.Id == id);
        return (world, operation, new BodyShape(world.Document, operation.BodySchema!.Value));
    }
}
