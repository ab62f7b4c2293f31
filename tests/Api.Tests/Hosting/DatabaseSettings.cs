namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>One database, as the API is told of it.</summary>
/// <param name="App">Connection string of the role that serves requests.</param>
/// <param name="Worker">Connection string of the role that works across organizations; none on SQLite.</param>
/// <param name="Migrator">Connection string of the role that owns the schema, where the host is to migrate.</param>
internal sealed record DatabaseSettings(string Provider, string App, string? Worker = null, string? Migrator = null)
{
    public IEnumerable<KeyValuePair<string, string?>> Configuration =>
    [
        new("Database:Provider", Provider),
        new("ConnectionStrings:App", App),
        new("ConnectionStrings:Worker", Worker),
        new("ConnectionStrings:Migrator", Migrator),
    ];
}
