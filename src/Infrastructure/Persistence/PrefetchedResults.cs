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
    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlDataReader _reader;
    private readonly Queue<string> _expected;
    private bool _isBeforeFirst = true;

    private PrefetchedResults(PostgresDbContext db, NpgsqlBatch batch, NpgsqlDataReader reader, Queue<string> expected)
    {
        _db = db;
        _batch = batch;
        _reader = reader;
        _expected = expected;
    }

    public static async Task<PrefetchedResults> SendAsync(PostgresDbContext db, QueryBatch queries, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction;
        var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), transaction);
        if (transaction is null)
        {
            batch.BatchCommands.Add(OrganizationSetting.Command(db.CurrentOrganization));
        }

        var expected = new Queue<string>();
        foreach (var query in queries.Queries)
        {
            await using var translated = query.Query.CreateDbCommand();
            var command = new NpgsqlBatchCommand(translated.CommandText);
            foreach (NpgsqlParameter parameter in translated.Parameters)
            {
                command.Parameters.Add(parameter.Clone());
            }

            batch.BatchCommands.Add(command);
            expected.Enqueue(translated.CommandText);
        }

        try
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken);
            if (transaction is null)
            {
                await reader.NextResultAsync(cancellationToken);
            }

            return new PrefetchedResults(db, batch, reader, expected);
        }
        catch
        {
            await batch.DisposeAsync();
            await db.Database.CloseConnectionAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _batch.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
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
        return new Result(_reader);
    }

    /// <summary>Hands out results while a batch is read; lets everything else pass.</summary>
    internal sealed class Interceptor : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            eventData.Context is PostgresDbContext { Prefetched: { } prefetched }
                ? InterceptionResult<DbDataReader>.SuppressWithResult(await prefetched.NextAsync(command, cancellationToken))
                : result;
    }

    /// <summary>One result of the batch, at whose end Entity Framework thinks that the reader ends.</summary>
    private sealed class Result(NpgsqlDataReader reader) : DbDataReader
    {
        public override int Depth => reader.Depth;

        public override int FieldCount => reader.FieldCount;

        public override bool HasRows => reader.HasRows;

        public override bool IsClosed => false;

        public override int RecordsAffected => reader.RecordsAffected;

        public override object this[int ordinal] => reader[ordinal];

        public override object this[string name] => reader[name];

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
