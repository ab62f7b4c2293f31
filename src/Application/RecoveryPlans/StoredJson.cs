using System.Text.Json;
using System.Text.Json.Serialization;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Stored JSON that is answered as it stands: what a client reads is, byte for byte, what was signed.</summary>
public interface IStoredJson
{
    string Text { get; }
}

[JsonConverter(typeof(StoredJsonConverter))]
public sealed record StoredJson<T>(string Text) : IStoredJson;

/// <summary>The same as a whole answer, under its aggregate's ETag.</summary>
[JsonConverter(typeof(StoredJsonConverter))]
public sealed record StoredResource<T>(string Text, int Version) : IStoredJson, IResource;

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
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
