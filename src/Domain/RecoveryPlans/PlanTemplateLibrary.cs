using System.Text.Json;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>The templates that come with the service, of our own writing, under the licence each one names.</summary>
public static class PlanTemplateLibrary
{
    private static readonly Lazy<IReadOnlyList<PlanTemplateDefinition>> Library = new(Read);

    public static IReadOnlyList<PlanTemplateDefinition> All => Library.Value;

    /// <summary>The library as an organization's own templates, each in its first version.</summary>
    public static IEnumerable<PlanTemplate> PublishFor(OrganizationId organizationId, DateOnly today, DateTimeOffset now) =>
        All.Select(definition =>
            PlanTemplate.Publish(TypedId.New<PlanTemplateId>(now), organizationId, templateVersion: 1, definition, today));

    private static List<PlanTemplateDefinition> Read()
    {
        var assembly = typeof(PlanTemplateLibrary).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".template.json", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var resource = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<PlanTemplateDefinition>(resource, DomainJson.Options)!;
                }),
        ];
    }
}
