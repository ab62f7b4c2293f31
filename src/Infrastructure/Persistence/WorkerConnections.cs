using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// The role that works across organizations, with narrow policies: it places events, sweeps what has expired and lists
/// organizations. Null on SQLite, which has no roles.
/// </summary>
internal sealed class WorkerConnections(NpgsqlDataSource? source) : IDisposable
{
    public NpgsqlDataSource? Source { get; } = source;

    public void Dispose() => Source?.Dispose();
}

/// <summary>Keys of PostgreSQL's advisory locks; the first word is ours ("TPLN").</summary>
internal static class DatabaseLocks
{
    public const long Migration = 0x54504C4E_00000001;
    public const long EventPlacement = 0x54504C4E_00000002;

    /// <summary>Named jobs: the second word is a stable hash of the name.</summary>
    public static long Job(string name) =>
        0x54504C4F_00000000 | BinaryPrimitives.ReadUInt32BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>
    /// Anything else with a name: 63 bits of its hash, below zero, where none of the others are. Two that share a key wait for each other, no more.
    /// </summary>
    public static long Name(string name) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) | long.MinValue;
}
