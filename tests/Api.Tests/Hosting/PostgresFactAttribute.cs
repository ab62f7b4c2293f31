namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>A test of something that only PostgreSQL has. Elsewhere it is skipped by name, and counted (D41).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = TestDatabases.ArePostgres ? null : "Needs PostgreSQL.";
}
