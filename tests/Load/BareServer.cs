using System.Text;
using Npgsql;

namespace TreatmentPlans.Load;

/// <summary>
/// What the API is measured against (D40): an endpoint that returns the same bytes from one prepared query, and one that
/// inserts the same rows by one batch. No logging, no authorization, no mapping. Frozen: making it slower or faster moves every bar.
/// </summary>
internal static class BareServer
{
    public const string Schema = "bare";

    /// <summary>The rows that one creation leaves behind, and the columns that are new in each.</summary>
    private static readonly (string Table, string Where, string[] Fresh)[] Created =
    [
        ("recovery_plan", "id = $1", ["id", "episode_id"]),
        ("recovery_plan_version", "recovery_plan_id = $1", ["recovery_plan_id"]),
        ("aggregate_history", "aggregate = 'recovery_plan' AND id = $1", ["id"]),
        ("audit_entry", "method = 'POST' AND route LIKE '%/plans' AND $1 IS NOT NULL", ["id"]),
        ("outbox_message", "plan_id = $1", ["id"]),
        ("idempotency_record", "answer IS NOT NULL AND operation ILIKE '%plan%' AND $1 IS NOT NULL", ["key"]),
    ];

    public static async Task RunAsync(string connectionString, Guid samplePlan)
    {
        await using var source = new NpgsqlDataSourceBuilder(connectionString).Build();
        var inserts = new List<Insert>();
        foreach (var (table, where, fresh) in Created)
        {
            inserts.Add(await Insert.LikeAsync(source, table, where, samplePlan, fresh));
        }

        var answer = await AnswerAsync(source, samplePlan);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();

        app.MapGet("/ready", () => Results.Ok());

        app.MapGet("/plans/{id:guid}", async (Guid id, HttpContext context) =>
        {
            await using var command = source.CreateCommand($"SELECT body FROM {Schema}.plan WHERE id = $1");
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            var body = (byte[])(await command.ExecuteScalarAsync())!;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });

        app.MapPost("/episodes/{id:guid}/plans", async (Guid id, HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await using var batch = source.CreateBatch();
            var plan = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
            foreach (var insert in inserts)
            {
                batch.BatchCommands.Add(insert.Command(column => column switch
                {
                    "episode_id" => id,
                    "key" => plan.ToString(),
                    _ => plan,
                }));
            }

            await batch.ExecuteNonQueryAsync();
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer);
        });

        await app.RunAsync();
    }

    /// <summary>Tables of its own with the columns and indexes of the API's, but without row-level security.</summary>
    public static async Task PrepareAsync(NpgsqlDataSource admin, IReadOnlyDictionary<Guid, byte[]> plans)
    {
        var tables = Created.Select(created => $"CREATE TABLE {Schema}.{created.Table} (LIKE public.{created.Table} INCLUDING ALL);");
        await using (var create = admin.CreateCommand(
            $"DROP SCHEMA IF EXISTS {Schema} CASCADE; CREATE SCHEMA {Schema}; CREATE TABLE {Schema}.plan (id uuid PRIMARY KEY, body bytea NOT NULL); {string.Concat(tables)}"))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var connection = await admin.OpenConnectionAsync();
        await using var import = await connection.BeginBinaryImportAsync($"COPY {Schema}.plan (id, body) FROM STDIN (FORMAT BINARY)");
        foreach (var (id, body) in plans)
        {
            await import.StartRowAsync();
            await import.WriteAsync(id);
            await import.WriteAsync(body);
        }

        await import.CompleteAsync();
    }

    private static async Task<byte[]> AnswerAsync(NpgsqlDataSource source, Guid plan)
    {
        await using var command = source.CreateCommand($"SELECT body FROM {Schema}.plan WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = plan });
        return (byte[]?)await command.ExecuteScalarAsync() ?? Encoding.UTF8.GetBytes("{}");
    }

    /// <summary>An insert of a row like one that the API wrote.</summary>
    private sealed record Insert(string Sql, IReadOnlyList<(string Name, string Type, object Value, bool Fresh)> Columns)
    {
        public static async Task<Insert> LikeAsync(NpgsqlDataSource source, string table, string where, Guid plan, string[] fresh)
        {
            await using var command = source.CreateCommand($"SELECT * FROM public.{table} WHERE {where} LIMIT 1");
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = plan });
            await using var reader = await command.ExecuteReaderAsync();
            if (!await reader.ReadAsync())
            {
                throw new InvalidOperationException($"The API left no row in {table}.");
            }

            // An audit entry's number is the database's own, and an event or a change gets its position later.
            var columns = Enumerable.Range(0, reader.FieldCount)
                .Where(index => (table, reader.GetName(index)) is not (("audit_entry", "sequence") or ("outbox_message" or "aggregate_history", "position")))
                .Select(index => (reader.GetName(index), reader.GetDataTypeName(index), reader.GetValue(index), fresh.Contains(reader.GetName(index))))
                .ToList();
            var names = string.Join(", ", columns.Select(column => column.Item1));
            var places = string.Join(", ", Enumerable.Range(1, columns.Count).Select(index => $"${index}"));
            return new Insert($"INSERT INTO {Schema}.{table} ({names}) VALUES ({places})", columns);
        }

        public NpgsqlBatchCommand Command(Func<string, object> fresh)
        {
            var command = new NpgsqlBatchCommand(Sql);
            foreach (var (name, type, value, isFresh) in Columns)
            {
                command.Parameters.Add(new NpgsqlParameter { DataTypeName = type, Value = isFresh ? fresh(name) : value });
            }

            return command;
        }
    }
}
