using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// Tells PostgreSQL whose rows it may show: <c>app.organization_id</c>, which the row-level security policies read. Set for
/// the transaction at its start, and outside one in the same round trip as the query itself (D35).
/// </summary>
internal sealed class OrganizationSetting : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const string Statement = "SELECT set_config('app.organization_id', @organization, true)";

    /// <summary>The same as the first command of a batch that goes past Entity Framework.</summary>
    public static NpgsqlBatchCommand Command(OrganizationId organization) => new("SELECT set_config('app.organization_id', $1, true)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = organization.ToString() } },
    };

    /// <summary>
    /// The same as the first command of a transaction. A writer waits five seconds for another one's row, then answers that the service is
    /// busy rather than hang.
    /// </summary>
    public static NpgsqlBatchCommand TransactionCommand(OrganizationId organization) => new(
        "SELECT set_config('app.organization_id', $1, true), set_config('lock_timeout', '5s', true)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = organization.ToString() } },
    };

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Prefix(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Prefix(command, eventData);
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsPrefixed(command))
        {
            await result.NextResultAsync(cancellationToken);
        }

        return result;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (IsPrefixed(command))
        {
            result.NextResult();
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Prefix(command, eventData);
        return ValueTask.FromResult(result);
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (Organization(eventData) is { } organization)
        {
            await using var batch = Begin(connection, result, organization);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        if (Organization(eventData) is { } organization)
        {
            using var batch = Begin(connection, result, organization);
            batch.ExecuteNonQuery();
        }

        return result;
    }

    private static NpgsqlBatch Begin(DbConnection connection, DbTransaction transaction, OrganizationId organization) =>
        new((NpgsqlConnection)connection, (NpgsqlTransaction)transaction) { BatchCommands = { TransactionCommand(organization) } };

    private static void Prefix(DbCommand command, CommandEventData eventData)
    {
        if (command.Transaction is null && !IsPrefixed(command) && Organization(eventData) is { } organization)
        {
            command.CommandText = $"{Statement};{command.CommandText}";
            command.Parameters.Add(Parameter(command, organization));
        }
    }

    private static bool IsPrefixed(DbCommand command) => command.CommandText.StartsWith(Statement, StringComparison.Ordinal);

    private static OrganizationId? Organization(DbContextEventData eventData) =>
        eventData.Context is AppDbContext { CurrentOrganization: var organization } && organization != default ? organization : null;

    private static DbParameter Parameter(DbCommand command, OrganizationId organization)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "organization";
        parameter.Value = organization.ToString();
        return parameter;
    }
}
