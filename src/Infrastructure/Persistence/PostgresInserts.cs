using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// New rows in one batch of the running transaction. Tables, columns and conversions are those of the model; what is spared is the update
/// pipeline, which writes the same statements anew each time.
/// </summary>
internal sealed class PostgresInserts
{
    private const string Annotation = "TreatmentPlans:Insert";

    private readonly NpgsqlBatch _batch;

    private PostgresInserts(NpgsqlBatch batch) => _batch = batch;

    /// <param name="log">Entities that are to be written without being tracked.</param>
    /// <returns>False where something is changed or taken away, or the database makes a value, or no transaction is running.</returns>
    public static bool TryPrepare(AppDbContext db, object[] log, [NotNullWhen(true)] out PostgresInserts? inserts)
    {
        inserts = null;
        if (db.Database.CurrentTransaction?.GetDbTransaction() is not NpgsqlTransaction transaction)
        {
            return false;
        }

        var rows = new List<(Insert? Insert, object Entity, EntityEntry? Entry)>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added)
            {
                rows.Add((Insert.Of(entry.Metadata), entry.Entity, entry));
            }
            else if (entry.State is not EntityState.Unchanged)
            {
                return false;
            }
        }

        rows.AddRange(log.Select(entity => (Insert.Of(db.Model.FindEntityType(entity.GetType())!), entity, (EntityEntry?)null)));
        if (rows.Exists(row => row.Insert is null))
        {
            return false;
        }

        var batch = new NpgsqlBatch(transaction.Connection!, transaction);
        foreach (var (insert, entity, entry) in rows.OrderBy(row => row.Insert!.Depth))
        {
            batch.BatchCommands.Add(insert!.Command(entity, entry));
        }

        inserts = new PostgresInserts(batch);
        return true;
    }

    /// <exception cref="DbUpdateException">As of a save.</exception>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var batch = _batch;
        if (batch.BatchCommands.Count == 0)
        {
            return 0;
        }

        try
        {
            return await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new DbUpdateException("The new rows were not written.", exception);
        }
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
