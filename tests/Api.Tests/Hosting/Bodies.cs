using System.Text.Json;
using System.Text.Json.Nodes;

namespace TreatmentPlans.Api.Tests.Hosting;

internal static class Bodies
{
    /// <summary>The body with some of its members replaced; a string is JSON.</summary>
    public static JsonObject With(this object body, object changes)
    {
        var changed = JsonSerializer.SerializeToNode(body)!.AsObject();
        var replacements = changes is string json ? JsonNode.Parse(json)! : JsonSerializer.SerializeToNode(changes)!;
        foreach (var (name, value) in replacements.AsObject())
        {
            changed[name] = value?.DeepClone();
        }

        return changed;
    }

    public static JsonObject Without(this object body, params string[] members)
    {
        var changed = JsonSerializer.SerializeToNode(body)!.AsObject();
        foreach (var member in members)
        {
            changed.Remove(member);
        }

        return changed;
    }
}

/// <summary>One organization for all tests that leave no trace, or none that others could see.</summary>
internal static class SharedOrganization
{
    private static readonly Lazy<Task<TestOrganization>> Organization = new(() => TestOrganization.CreateAsync());

    public static Task<TestOrganization> GetAsync() => Organization.Value;
}
