using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>What every save of an aggregate does beside the row itself.</summary>
internal static class AggregateSaving
{
    public static void Stamp(IEnumerable<EntityEntry<AggregateRoot>> roots, ICaller caller, DateTimeOffset now)
    {
        foreach (var root in roots)
        {
            if (root.Entity.OrganizationId != caller.OrganizationId)
            {
                throw new InvalidOperationException($"{root.Metadata.DisplayName()} belongs to another organization than the caller.");
            }

            if (root.State == EntityState.Deleted)
            {
                throw new InvalidOperationException($"{root.Metadata.DisplayName()} was deleted: nothing is (D9), and no reader would hear of it.");
            }

            if (root.State == EntityState.Modified && !root.Property(r => r.Version).IsModified)
            {
                throw new InvalidOperationException($"{root.Metadata.DisplayName()} changed without Record or MarkChanged.");
            }

            if (root.State == EntityState.Added)
            {
                root.Property(r => r.CreatedAt).CurrentValue = now;
                root.Property(r => r.CreatedByClient).CurrentValue = caller.ClientId;
            }

            root.Property(r => r.UpdatedAt).CurrentValue = now;
            root.Property(r => r.UpdatedByClient).CurrentValue = caller.ClientId;
            root.Property(r => r.UpdatedByPractitioner).CurrentValue = caller.PractitionerId;
        }
    }

    /// <summary>What this save does to each root, with the version that it replaces (D44).</summary>
    public static List<AggregateHistory> Changes(IReadOnlyCollection<EntityEntry<AggregateRoot>> roots, ChangeTracker tracker)
    {
        var parts = roots.All(root => root.State is EntityState.Added)
            ? []
            : tracker.Entries()
                .Where(entry => entry.State is EntityState.Modified or EntityState.Deleted && entry.Entity is not AggregateRoot)
                .ToList();
        return [.. roots.Select(root => ToHistory(root, parts))];
    }

    private static AggregateHistory ToHistory(EntityEntry<AggregateRoot> root, IEnumerable<EntityEntry> parts) => new()
    {
        OrganizationId = root.Entity.OrganizationId,
        Aggregate = root.Metadata.GetTableName()!,
        Id = (Guid)ProviderValue(root.Property(root.Metadata.FindPrimaryKey()!.Properties[^1].Name))!,
        Version = root.Entity.Version,
        WrittenAt = root.Entity.UpdatedAt,
        WrittenByClient = root.Entity.UpdatedByClient,
        WrittenByPractitioner = root.Entity.UpdatedByPractitioner,
        Before = root.State is EntityState.Added ? null : Write(root, parts.Where(part => IsPartOf(part, root))),
    };

    private static bool IsPartOf(EntityEntry part, EntityEntry<AggregateRoot> root) =>
        part.Metadata.GetForeignKeys().Any(key =>
            key.PrincipalEntityType == root.Metadata
            && key.Properties.Zip(key.PrincipalKey.Properties).All(pair =>
                Equals(part.Property(pair.First.Name).OriginalValue, root.Property(pair.Second.Name).OriginalValue)));

    private static string Write(EntityEntry root, IEnumerable<EntityEntry> parts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteColumns(json, root);
            json.WriteStartArray("parts");
            foreach (var part in parts)
            {
                json.WriteStartObject();
                json.WriteString("table", part.Metadata.GetTableName());
                WriteColumns(json, part);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteColumns(Utf8JsonWriter json, EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            json.WritePropertyName(property.Metadata.GetColumnName());
            var value = ProviderValue(property);
            if (value is string text && property.Metadata.FindAnnotation(AggregateConfiguration.JsonColumn) is not null)
            {
                json.WriteRawValue(text);
            }
            else
            {
                JsonSerializer.Serialize(json, value, DomainJson.Options);
            }
        }
    }

    private static object? ProviderValue(PropertyEntry property)
    {
        var value = property.OriginalValue;
        var converter = property.Metadata.GetTypeMapping().Converter;
        return value is null || converter is null ? value : converter.ConvertToProvider(value);
    }
}
