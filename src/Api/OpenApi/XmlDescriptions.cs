using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace TreatmentPlans.Api.OpenApi;

/// <summary>
/// What the code's own documentation says, in the words of the contract: members of enums too, and names of types without
/// their namespaces. Runs over the finished document, because a reference carries a description of its own.
/// </summary>
internal sealed partial class XmlDescriptions(IReadOnlyList<Assembly> assemblies) : IDocumentFilter
{
    private const string Extensible = "More values may come.";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var enums = assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsEnum).ToLookup(type => type.Name);
        var summaries = assemblies.SelectMany(Summaries).DistinctBy(summary => summary.Key).ToDictionary();
        foreach (var (name, schema) in swaggerDoc.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (schema is OpenApiSchema { Enum: { } values } written && enums[name].FirstOrDefault() is { } type)
            {
                written.Description = Describe(type, values.Select(value => value.ToString()), summaries);
            }

            Clean(schema);
        }

        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations ?? []).Select(operation => operation.Value);
        var contents = operations.SelectMany(operation =>
            (operation.Responses ?? []).Select(response => response.Value.Content).Append(operation.RequestBody?.Content));
        foreach (var media in contents.OfType<IDictionary<string, IOpenApiMediaType>>().SelectMany(content => content.Values))
        {
            Clean(media.Schema);
        }
    }

    private static string Describe(Type type, IEnumerable<string> values, Dictionary<string, string> summaries)
    {
        var members = values
            .Where(value => summaries.ContainsKey($"F:{type.FullName}.{value}"))
            .Select(value => $"{value}: {summaries[$"F:{type.FullName}.{value}"]}");
        return string.Join(' ', [.. summaries.TryGetValue($"T:{type.FullName}", out var summary) ? [summary] : Array.Empty<string>(), .. members, Extensible]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Summaries(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .Select(member => KeyValuePair.Create(
                member.Attribute("name")!.Value, XmlCommentsTextHelper.Humanize(string.Concat(member.Element("summary")!.Nodes()))));

    private static void Clean(IOpenApiSchema? schema)
    {
        if (schema is null)
        {
            return;
        }

        if (schema.Description is { } description)
        {
            schema.Description = Blanks().Replace(TypeName().Replace(description, "$1"), " ");
        }

        if (schema is OpenApiSchema written)
        {
            foreach (var part in (written.Properties?.Values ?? []).Concat(written.OneOf ?? []).Concat(written.AllOf ?? []).Append(written.Items!))
            {
                Clean(part);
            }
        }
    }

    [GeneratedRegex(@"TreatmentPlans(?:\.\w+)*\.(\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
