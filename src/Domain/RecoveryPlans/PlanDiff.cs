using System.Text.Json;
using System.Text.Json.Nodes;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>
/// What one version says that another does not: items by their ids, wherever they stand, and what changed in them field by
/// field. The order of items is no difference.
/// </summary>
public static class PlanDiff
{
    private static readonly HashSet<string> ItemLists = ["phases", "problems", "goals", "objectives", "interventions"];

    public static IReadOnlyList<PlanChange> Between(PlanContent from, PlanContent to)
    {
        var before = Read(from);
        var after = Read(to);
        var beforeById = before.ToDictionary(item => item.Key);
        var afterById = after.ToDictionary(item => item.Key);
        return
        [
            .. before.Where(item => !afterById.ContainsKey(item.Key)).Select(item => Whole(ChangeKind.Removed, item)),
            .. after.SelectMany(item => beforeById.TryGetValue(item.Key, out var earlier)
                ? Changes(earlier, item)
                : [Whole(ChangeKind.Added, item)]),
        ];
    }

    private static List<Node> Read(PlanContent content)
    {
        var root = JsonSerializer.SerializeToElement(content, DomainJson.Options);
        return
        [
            new Node(null, null, null, "", Fields(root)),
            .. PlanItems.Of(content).Select(item => new Node(item.Kind, item.Id, item.ParentId, item.Pointer, Fields(At(root, item.Pointer)))),
        ];
    }

    private static IEnumerable<PlanChange> Changes(Node before, Node after)
    {
        if (before.ParentId != after.ParentId)
        {
            yield return new PlanChange(ChangeKind.Moved, after.Kind, after.Id, after.Pointer);
        }

        foreach (var field in before.Fields.Keys.Union(after.Fields.Keys).Order(StringComparer.Ordinal))
        {
            before.Fields.TryGetValue(field, out var old);
            after.Fields.TryGetValue(field, out var fresh);
            if (CanonicalOrNull(old) != CanonicalOrNull(fresh))
            {
                yield return new PlanChange(ChangeKind.Changed, after.Kind, after.Id, $"{after.Pointer}/{field}", OrNull(old), OrNull(fresh));
            }
        }
    }

    private static PlanChange Whole(ChangeKind change, Node item)
    {
        var value = JsonSerializer.SerializeToNode(item.Fields, DomainJson.Options);
        return change is ChangeKind.Added
            ? new PlanChange(change, item.Kind, item.Id, item.Pointer, After: value)
            : new PlanChange(change, item.Kind, item.Id, item.Pointer, Before: value);
    }

    // An item's own fields: the items below it are compared for themselves.
    private static Dictionary<string, JsonElement> Fields(JsonElement item) =>
        item.EnumerateObject().Where(member => !ItemLists.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value);

    private static JsonElement At(JsonElement root, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(root, (element, step) =>
            element.ValueKind is JsonValueKind.Array ? element[int.Parse(step, null)] : element.GetProperty(step));

    private static string? CanonicalOrNull(JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined ? null : CanonicalJson.Canonicalize(element);

    private static JsonNode? OrNull(JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined ? null : JsonNode.Parse(element.GetRawText());

    private sealed record Node(
        PlanItemKind? Kind, Guid? Id, Guid? ParentId, string Pointer, IReadOnlyDictionary<string, JsonElement> Fields)
    {
        public (PlanItemKind?, Guid?) Key => (Kind, Id);
    }
}

/// <summary>One difference between two versions.</summary>
/// <param name="Kind">Null for the plan's own fields.</param>
/// <param name="Pointer">RFC 6901, into the later content; for what was removed, into the earlier.</param>
/// <param name="Before">Null where there was nothing.</param>
/// <param name="After">Null where there is nothing.</param>
public sealed record PlanChange(
    ChangeKind Change, PlanItemKind? Kind, Guid? ItemId, string Pointer, JsonNode? Before = null, JsonNode? After = null);

public enum ChangeKind
{
    Added,
    Removed,
    Changed,

    /// <summary>The item stands under another parent.</summary>
    Moved,
}
