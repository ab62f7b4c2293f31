using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.Caching.Memory;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

internal static class AggregateConfiguration
{
    private const int ClientIdLength = 100;

    /// <summary>Table, key (organization first), optimistic concurrency. The filters are added for every aggregate by the context.</summary>
    public static void IsAggregate<TRoot>(this EntityTypeBuilder<TRoot> root, string table)
        where TRoot : AggregateRoot
    {
        root.IsRoot(table);
        root.HasKey("OrganizationId", "Id");
    }

    /// <summary>All of an aggregate but its key.</summary>
    public static void IsRoot<TRoot>(this EntityTypeBuilder<TRoot> root, string table)
        where TRoot : AggregateRoot
    {
        root.ToTable(table);
        root.Property(r => r.Version).IsConcurrencyToken();
        root.Property(r => r.CreatedByClient).HasMaxLength(ClientIdLength);
        root.Property(r => r.UpdatedByClient).HasMaxLength(ClientIdLength);
        root.Ignore(r => r.Events);
    }

    /// <summary>
    /// Keeps an immutable document in one column. It is compared by reference: state is replaced, never mutated in place.
    /// The column is <c>json</c>, not <c>jsonb</c>, so that what was hashed and signed is what is stored, byte for byte.
    /// </summary>
    public static PropertyBuilder<TValue> IsJson<TValue>(this PropertyBuilder<TValue> property)
    {
        property.HasConversion(new JsonConverter<TValue>(), new ReferenceComparer<TValue>());
        property.Metadata.SetAnnotation(JsonColumn, true);
        return property;
    }

    /// <summary>As <see cref="IsJson"/>, for large settings that few rows hold and many requests read: a text is worked through once.</summary>
    public static PropertyBuilder<TValue> IsRememberedJson<TValue>(this PropertyBuilder<TValue> property)
        where TValue : class
    {
        property.IsJson().HasConversion(new RememberedJsonConverter<TValue>(), new ReferenceComparer<TValue>());
        return property;
    }

    /// <summary>Marks a column for the provider's JSON type.</summary>
    internal const string JsonColumn = "TreatmentPlans:Json";

    private sealed class JsonConverter<TValue>() : ValueConverter<TValue, string>(
        value => JsonSerializer.Serialize(value, DomainJson.Options),
        text => JsonSerializer.Deserialize<TValue>(text, DomainJson.Options)!);

    private sealed class RememberedJsonConverter<TValue>() : ValueConverter<TValue, string>(
        value => JsonSerializer.Serialize(value, DomainJson.Options), text => Read(text))
        where TValue : class
    {
        private const long Characters = 4 * 1024 * 1024;
        private static readonly MemoryCache Texts = new(new MemoryCacheOptions { SizeLimit = Characters });

        private static TValue Read(string text) => Texts.GetOrCreate(text, entry =>
        {
            entry.Size = text.Length;
            return JsonSerializer.Deserialize<TValue>(text, DomainJson.Options);
        })!;
    }

    private sealed class ReferenceComparer<TValue>() : ValueComparer<TValue>(
        (left, right) => ReferenceEquals(left, right), value => value == null ? 0 : 1, value => value);
}

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree cannot call a static abstract member itself.
    private static TId From(Guid value) => TId.From(value);
}

/// <summary>SQLite has no instants: UTC microseconds since 1970 in 64 bits keep their order and arithmetic (D36).</summary>
internal sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    microseconds => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));

/// <summary>timestamptz takes UTC only.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => instant.ToUniversalTime(), instant => instant);
