using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// Results of several queries from one round trip. Entity Framework translates each query as ever; all are sent as one batch, and when it
/// comes to run them one by one, each is handed its result instead of being sent.
/// </summary>
internal sealed class PrefetchedResults : IAsyncDisposable
{
    private readonly PostgresDbContext _db;
    private readonly NpgsqlDataReader _reader;
    private readonly Queue<string> _expected;
    private bool _isBeforeFirst = true;

    private PrefetchedResults(PostgresDbContext db, NpgsqlDataReader reader, Queue<string> expected)
    {
        _db = db;
        _reader = reader;
        _expected = expected;
    }

    public static async Task<PrefetchedResults> SendAsync(PostgresDbContext db, QueryBatch queries, CancellationToken cancellationToken)
    {
        var commands = new List<NpgsqlBatchCommand>();
        foreach (var query in queries.Queries)
        {
            await using var translated = query.Query.CreateDbCommand();
            commands.Add(ToBatchCommand(translated));
        }

        var expected = new Queue<string>(commands.Select(command => command.CommandText));
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return new PrefetchedResults(db, await ReadAsync(db, commands, cancellationToken), expected);
        }
        catch
        {
            await db.Database.CloseConnectionAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
    }

    /// <returns>At the first result of these commands.</returns>
    private static async Task<NpgsqlDataReader> ReadAsync(PostgresDbContext db, List<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        if (db.Pending is { } pending)
        {
            return await pending.ReadAsync(commands, cancellationToken);
        }

        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction;
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), transaction);
        if (transaction is null)
        {
            batch.BatchCommands.Add(OrganizationSetting.Command(db.CurrentOrganization));
        }

        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (transaction is null)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        return reader;
    }

    private static NpgsqlBatchCommand ToBatchCommand(DbCommand command)
    {
        var batched = new NpgsqlBatchCommand(command.CommandText);
        foreach (NpgsqlParameter parameter in command.Parameters)
        {
            batched.Parameters.Add(parameter.Clone());
        }

        return batched;
    }

    private async Task<DbDataReader> NextAsync(DbCommand command, CancellationToken cancellationToken)
    {
        if (!_expected.TryDequeue(out var expected) || !command.CommandText.EndsWith(expected, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("A batch is read in the order in which it was asked, and nothing else in between.");
        }

        if (!_isBeforeFirst)
        {
            await _reader.NextResultAsync(cancellationToken);
        }

        _isBeforeFirst = false;
        return new Result(_reader, isLast: false);
    }

    /// <summary>Hands out results while a batch is read; sends what a request's transaction has yet to send along with what comes next.</summary>
    internal sealed class Interceptor : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context is not PostgresDbContext db)
            {
                return result;
            }

            if (db.Prefetched is { } prefetched)
            {
                return InterceptionResult<DbDataReader>.SuppressWithResult(await prefetched.NextAsync(command, cancellationToken));
            }

            if (db.Pending is not { IsEmpty: false } pending)
            {
                return result;
            }

            if (eventData.CommandSource is CommandSource.LinqQuery)
            {
                var reader = await pending.ReadAsync([ToBatchCommand(command)], cancellationToken);
                return InterceptionResult<DbDataReader>.SuppressWithResult(new Result(reader, isLast: true));
            }

            await pending.SendAsync([], cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context is not PostgresDbContext { Pending: { IsEmpty: false } pending })
            {
                return result;
            }

            // A lock: one statement, and nobody asks how many rows it met.
            var isRaw = eventData.CommandSource is CommandSource.ExecuteSqlRaw;
            await pending.SendAsync(isRaw ? [ToBatchCommand(command)] : [], cancellationToken);
            return isRaw ? InterceptionResult<int>.SuppressWithResult(-1) : result;
        }
    }

    /// <summary>One result of the batch, at whose end Entity Framework thinks that the reader ends.</summary>
    private sealed class Result(NpgsqlDataReader reader, bool isLast) : DbDataReader
    {
        public override int Depth => reader.Depth;

        public override int FieldCount => reader.FieldCount;

        public override bool HasRows => reader.HasRows;

        public override bool IsClosed => false;

        public override int RecordsAffected => reader.RecordsAffected;

        public override object this[int ordinal] => reader[ordinal];

        public override object this[string name] => reader[name];

        public override async ValueTask DisposeAsync()
        {
            if (isLast)
            {
                await reader.DisposeAsync();
            }
        }

        public override bool Read() => reader.Read();

        public override Task<bool> ReadAsync(CancellationToken cancellationToken) => reader.ReadAsync(cancellationToken);

        public override bool NextResult() => false;

        public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => Task.FromResult(false);

        public override bool GetBoolean(int ordinal) => reader.GetBoolean(ordinal);

        public override byte GetByte(int ordinal) => reader.GetByte(ordinal);

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
            reader.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

        public override char GetChar(int ordinal) => reader.GetChar(ordinal);

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
            reader.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

        public override string GetDataTypeName(int ordinal) => reader.GetDataTypeName(ordinal);

        public override DateTime GetDateTime(int ordinal) => reader.GetDateTime(ordinal);

        public override decimal GetDecimal(int ordinal) => reader.GetDecimal(ordinal);

        public override double GetDouble(int ordinal) => reader.GetDouble(ordinal);

        public override IEnumerator GetEnumerator() => reader.GetEnumerator();

        public override Type GetFieldType(int ordinal) => reader.GetFieldType(ordinal);

        public override T GetFieldValue<T>(int ordinal) => reader.GetFieldValue<T>(ordinal);

        public override Task<T> GetFieldValueAsync<T>(int ordinal, CancellationToken cancellationToken) =>
            reader.GetFieldValueAsync<T>(ordinal, cancellationToken);

        public override float GetFloat(int ordinal) => reader.GetFloat(ordinal);

        public override Guid GetGuid(int ordinal) => reader.GetGuid(ordinal);

        public override short GetInt16(int ordinal) => reader.GetInt16(ordinal);

        public override int GetInt32(int ordinal) => reader.GetInt32(ordinal);

        public override long GetInt64(int ordinal) => reader.GetInt64(ordinal);

        public override string GetName(int ordinal) => reader.GetName(ordinal);

        public override int GetOrdinal(string name) => reader.GetOrdinal(name);

        public override string GetString(int ordinal) => reader.GetString(ordinal);

        public override object GetValue(int ordinal) => reader.GetValue(ordinal);

        public override int GetValues(object[] values) => reader.GetValues(values);

        public override bool IsDBNull(int ordinal) => reader.IsDBNull(ordinal);

        public override Task<bool> IsDBNullAsync(int ordinal, CancellationToken cancellationToken) => reader.IsDBNullAsync(ordinal, cancellationToken);
    }
}
