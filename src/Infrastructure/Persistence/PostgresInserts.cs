using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// New rows as statements of a batch. Tables, columns and conversions are those of the model; what is spared is the update
/// pipeline, which writes the same statements anew each time.
/// </summary>
internal static class PostgresInserts
{
    private const string Annotation = "TreatmentPlans:Insert";

    /// <param name="log">Entities that are to be written without being tracked.</param>
    /// <returns>Null where something is changed or taken away, or the database makes a value.</returns>
    public static IReadOnlyList<NpgsqlBatchCommand>? Prepare(AppDbContext db, object[] log)
    {
        var rows = new List<(Insert? Insert, object Entity, EntityEntry? Entry)>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added)
            {
                rows.Add((Insert.Of(entry.Metadata), entry.Entity, entry));
            }
            else if (entry.State is not EntityState.Unchanged)
            {
                return null;
            }
        }

        rows.AddRange(log.Select(entity => (Insert.Of(db.Model.FindEntityType(entity.GetType())!), entity, (EntityEntry?)null)));
        return rows.Exists(row => row.Insert is null)
            ? null
            : [.. rows.OrderBy(row => row.Insert!.Depth).Select(row => row.Insert!.Command(row.Entity, row.Entry))];
    }

    /// <param name="Depth">Rows that are referred to go first.</param>
    private sealed record Insert(string Sql, Column[] Columns, int Depth)
    {
        public static Insert? Of(IEntityType type) =>
            type.GetOrAddRuntimeAnnotationValue(Annotation, static type => Build(type!), type);

        public NpgsqlBatchCommand Command(object entity, EntityEntry? entry)
        {
            var command = new NpgsqlBatchCommand(Sql);
            foreach (var column in Columns)
            {
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = column.Type, Value = column.ValueOf(entity, entry) ?? DBNull.Value });
            }

            return command;
        }

        private static Insert? Build(IEntityType type)
        {
            var properties = type.GetProperties().ToList();
            if (properties.Exists(property => property.ValueGenerated is not ValueGenerated.Never))
            {
                return null;
            }

            var columns = properties.Select(Column.Of).ToArray();
            var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
            var places = string.Join(", ", Enumerable.Range(1, columns.Length).Select(place => $"${place}"));
            return new Insert($"INSERT INTO \"{type.GetTableName()}\" ({names}) VALUES ({places})", columns, DepthOf(type));
        }

        private static int DepthOf(IEntityType type) => type.GetForeignKeys()
            .Where(key => key.PrincipalEntityType != type)
            .Select(key => 1 + DepthOf(key.PrincipalEntityType))
            .DefaultIfEmpty()
            .Max();
    }

    private sealed record Column(string Name, NpgsqlDbType Type, IProperty Property, Func<object?, object?>? Convert)
    {
        public static Column Of(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            return new Column(
                property.GetColumnName(),
                new NpgsqlParameter { DataTypeName = mapping.StoreTypeNameBase }.NpgsqlDbType,
                property,
                mapping.Converter?.ConvertToProvider);
        }

        public object? ValueOf(object entity, EntityEntry? entry)
        {
            var value = Property.IsShadowProperty() ? entry!.CurrentValues[Property] : Property.GetGetter().GetClrValue(entity);
            return value is null || Convert is null ? value : Convert(value);
        }
    }
}
