namespace TreatmentPlans.Architecture.Tests;

public sealed class QueryTests
{
    /// <summary>
    /// Each file that leaves a filter out, or writes SQL of its own, with the reason: a new one is a decision, not an accident.
    /// </summary>
    private static readonly Dictionary<string, string> Reviewed = new()
    {
        ["Application/Integration/ListEvents.cs"] = "The oldest event kept is a fact of the log, whoever may see the events.",
        ["Application/Support/ListGroupMilestones.cs"] = "What members of a group chose to show to it: name and days alone, to its members and to who treats.",
        ["Infrastructure/Persistence/AuditSequence.cs"] = "SQLite numbers audit entries over all organizations in this process.",
        ["Infrastructure/Events/EventSequencer.cs"] = "Places the events of all organizations, as the worker role.",
        ["Infrastructure/Health/HealthChecks.cs"] = "How long the oldest event of all organizations waits; the time alone, to nobody's name.",
        ["Infrastructure/Persistence/DatabaseSetup.cs"] = "Migrations.",
        ["Infrastructure/Persistence/PostgresDbContext.cs"] =
            "Locks one row of the caller's organization, or names, and reads nothing; unfolds the reviews that plans owe, under the filters of both walls.",
        ["Infrastructure/Persistence/PrefetchedResults.cs"] = "Sends a lock of the context's along with what waits to be sent, and writes no SQL.",
        ["Infrastructure/Persistence/SqliteDbContext.cs"] = "Unfolds the reviews that plans owe, under the filters.",
        ["Infrastructure/Scheduling/Proposals/ProposalQueue.cs"] = "Searches that wait, of all organizations: ids and times, as the worker role on PostgreSQL.",
        ["Infrastructure/Persistence/OrganizationScopes.cs"] = "Lists the organizations that background work goes through one by one.",
    };

    [Fact]
    public void Queries_go_round_the_filters_only_where_it_was_reviewed()
    {
        string[] ways = ["IgnoreQueryFilters", "FromSql", "SqlQuery", "ExecuteSql"];
        var written = Layers.Sources.Where(source => !source.Key.Contains("/Migrations/", StringComparison.Ordinal));
        var found = written.Where(source => ways.Any(way => source.Value.Contains(way, StringComparison.Ordinal))).Select(source => source.Key);
        Assert.Empty(found.Except(Reviewed.Keys));
    }
}
