using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Stored JSON that is answered as it stands: what a client reads is, byte for byte, what was signed.</summary>
public interface IStoredJson
{
    /// <summary>UTF-8, as it goes out.</summary>
    ReadOnlyMemory<byte> Utf8 { get; }
}

[JsonConverter(typeof(StoredJsonConverter))]
public sealed record StoredJson<T>([property: JsonIgnore] ReadOnlyMemory<byte> Utf8) : IStoredJson
{
    public StoredJson(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}

/// <summary>The same as a whole answer, under its aggregate's ETag.</summary>
[JsonConverter(typeof(StoredJsonConverter))]
public sealed record StoredResource<T>([property: JsonIgnore] ReadOnlyMemory<byte> Utf8, int Version) : IStoredJson, IResource
{
    public StoredResource(string text, int version)
        : this(Encoding.UTF8.GetBytes(text), version)
    {
    }
}

internal sealed class StoredJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(IStoredJson));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TStored> : JsonConverter<TStored>
        where TStored : IStoredJson
    {
        public override TStored Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Stored JSON is answered, never read from a request.");

        // Our own canonical text: checking it again would cost as much as writing it.
        public override void Write(Utf8JsonWriter writer, TStored value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
