using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Common;

/// <summary>
/// Says what is wrong with a body that <see cref="StrictJson"/> refused: every fault with its JSON Pointer, not only the first.
/// Runs after a refusal only, so a good body is read once.
/// </summary>
internal sealed class BodyErrors
{
    private const int MaxErrors = 100;

    private static readonly FieldError NotJson = new("", "INVALID_JSON", "The body is not one well-formed JSON value.");

    private readonly JsonSerializerOptions _options;
    private readonly List<FieldError> _errors = [];

    private BodyErrors(JsonSerializerOptions options) => _options = options;

    public static IReadOnlyList<FieldError> Find(ReadOnlyMemory<byte> body, Type type, JsonSerializerOptions options)
    {
        var found = new BodyErrors(options);
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = options.MaxDepth });
            found.Check(document.RootElement, options.GetTypeInfo(type), "");
        }
        catch (JsonException)
        {
            return [NotJson];
        }
        catch (InvalidOperationException)
        {
            // A member name with half a surrogate pair: the reader has no text for it, so there is no pointer either.
            return [NotJson];
        }

        return found._errors.Count > 0 ? found._errors[..Math.Min(found._errors.Count, MaxErrors)] : [NotJson];
    }

    private void Check(JsonElement value, JsonTypeInfo type, string at)
    {
        if (type.PolymorphismOptions is { } polymorphism && value.ValueKind == JsonValueKind.Object)
        {
            CheckDerived(value, polymorphism, at);
            return;
        }

        switch (type.Kind, value.ValueKind)
        {
            case (JsonTypeInfoKind.Object, JsonValueKind.Object):
                CheckMembers(value, type, at, discriminator: null);
                break;
            case (JsonTypeInfoKind.Enumerable, JsonValueKind.Array):
                CheckItems(value.EnumerateArray().Select((item, index) => (item, $"{at}/{index}")), type.ElementType!);
                break;
            case (JsonTypeInfoKind.Dictionary, JsonValueKind.Object):
                CheckItems(value.EnumerateObject().Select(member => (member.Value, At(at, member.Name))), type.ElementType!);
                break;
            default:
                CheckLeaf(value, type, at);
                break;
        }
    }

    private void CheckDerived(JsonElement value, JsonPolymorphismOptions polymorphism, string at)
    {
        var discriminator = polymorphism.TypeDiscriminatorPropertyName;
        var name = value.TryGetProperty(discriminator, out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString() : null;
        var derived = polymorphism.DerivedTypes.FirstOrDefault(d => d.TypeDiscriminator is string known && known == name);
        if (derived.DerivedType is null)
        {
            var known = string.Join(", ", polymorphism.DerivedTypes.Select(d => d.TypeDiscriminator));
            Add(At(at, discriminator), name is null ? "REQUIRED" : "INVALID_FORMAT", $"One of: {known}.");
            return;
        }

        CheckMembers(value, _options.GetTypeInfo(derived.DerivedType), at, discriminator);
    }

    private void CheckMembers(JsonElement value, JsonTypeInfo type, string at, string? discriminator)
    {
        var given = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            var pointer = At(at, member.Name);
            if (!given.Add(member.Name))
            {
                Add(pointer, "INVALID_JSON", "The member is there twice.");
                continue;
            }

            if (member.Name == discriminator)
            {
                continue;
            }

            var property = type.Properties.FirstOrDefault(p => p.Name == member.Name && (p.Set is not null || p.AssociatedParameter is not null));
            if (property is null)
            {
                Add(pointer, "UNKNOWN_MEMBER", "There is no such member here.");
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                Check(member.Value, _options.GetTypeInfo(property.PropertyType), pointer);
            }
            else if (!AllowsNull(property))
            {
                Add(pointer, "REQUIRED", "Must not be null.");
            }
        }

        foreach (var missing in type.Properties.Where(p => p.IsRequired && !given.Contains(p.Name)))
        {
            Add(At(at, missing.Name), "REQUIRED", "Must be given.");
        }
    }

    private void CheckItems(IEnumerable<(JsonElement Value, string Pointer)> items, Type type)
    {
        var itemType = _options.GetTypeInfo(type);
        foreach (var (value, pointer) in items)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                Add(pointer, "REQUIRED", "Must not be null.");
            }
            else
            {
                Check(value, itemType, pointer);
            }
        }
    }

    private void CheckLeaf(JsonElement value, JsonTypeInfo type, string at)
    {
        try
        {
            value.Deserialize(type);
        }
        catch (JsonException)
        {
            var expected = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
            var isTooBig = value.ValueKind == JsonValueKind.Number && value.GetRawText().All(char.IsAsciiDigit) && expected.IsPrimitive;
            Add(at, isTooBig ? "OUT_OF_RANGE" : "INVALID_FORMAT", Expected(expected, type.Kind));
        }
    }

    private void Add(string pointer, string code, string detail) => _errors.Add(new FieldError(pointer, code, detail));

    private static bool AllowsNull(JsonPropertyInfo property) =>
        property.IsSetNullable && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null);

    /// <summary>RFC 6901.</summary>
    private static string At(string parent, string member) =>
        $"{parent}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    internal static string Expected(Type type, JsonTypeInfoKind kind) => kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "Expected an object.",
        JsonTypeInfoKind.Enumerable => "Expected a list.",
        JsonTypeInfoKind.None => Expected(type),
    };

    internal static string Expected(Type type) => type switch
    {
        { IsEnum: true } => $"Expected one of: {string.Join(", ", Enum.GetNames(type))}.",
        _ when type == typeof(string) => "Expected text without NUL characters and half surrogate pairs.",
        _ when type == typeof(bool) => "Expected true or false.",
        _ when type == typeof(DateOnly) => "Expected a date, yyyy-MM-dd.",
        _ when type == typeof(TimeOnly) => "Expected a time of day, HH:mm:ss.",
        _ when type == typeof(DateTimeOffset) => "Expected an RFC 3339 instant with its offset, such as 2026-01-12T17:30:00Z.",
        _ when type == typeof(decimal) || type == typeof(double) => "Expected a number.",
        _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => "Expected a whole number in range.",
        _ when type == typeof(Guid) || type.GetInterfaces().Any(i => i.Name == typeof(ITypedId<>).Name) => "Expected a UUID.",
        _ => "Expected another shape.",
    };
}
