using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class DatabaseFaults : IDatabaseFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    public DatabaseFault Classify(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => DatabaseFault.LostRace,
        DbUpdateException { InnerException: { } inner } => Classify(inner),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation } => DatabaseFault.Duplicate,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => DatabaseFault.LostRace,
        PostgresException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled } => DatabaseFault.Busy,
        PostgresException => DatabaseFault.Unknown,
        NpgsqlException => DatabaseFault.Busy,
        SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique or SqliteConstraintPrimaryKey } => DatabaseFault.Duplicate,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => DatabaseFault.Busy,
        WriteGateTimeoutException or AuditUnavailableException => DatabaseFault.Busy,
        { InnerException: { } inner } => Classify(inner),
        _ => DatabaseFault.Unknown,
    };
}
