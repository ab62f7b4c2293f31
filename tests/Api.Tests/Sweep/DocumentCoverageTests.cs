using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Sweep;

/// <summary>
/// Holds what all other tests saw against the OpenAPI document (D41). The other way round, that nothing undocumented is answered,
/// is checked at every call.
/// </summary>
[Collection(LastCollection.Name)]
public sealed class DocumentCoverageTests
{
    /// <summary>Who loses a race. On the embedded database nobody does: it lets one writer in at a time.</summary>
    private static readonly string[] OnlyOnPostgres = ["CONFLICT"];

    [WholeRunFact]
    public Task Every_documented_status_of_every_operation_was_seen() =>
        AssertSeenAsync(operation => operation.Responses.Keys.Select(status => (operation.Id, status)), RecordingHandler.Statuses);

    [WholeRunFact]
    public Task Every_documented_refusal_of_every_operation_was_seen() =>
        AssertSeenAsync(
            operation => operation.Refusals
                .Where(refusal => TestDatabases.ArePostgres || !OnlyOnPostgres.Contains(refusal.Code))
                .Select(refusal => (operation.Id, refusal.Status, refusal.Code)),
            RecordingHandler.Refusals);

    private static async Task AssertSeenAsync<T>(Func<OpenApiOperation, IEnumerable<T>> documented, IEnumerable<T> seen)
    {
        var document = await ApiHost.DocumentAsync();

        var unseen = document.Operations.SelectMany(documented).Except(seen).Select(what => what!.ToString()).Order().ToList();

        Assert.True(unseen.Count == 0, $"{unseen.Count} not seen by any test: {string.Join(", ", unseen)}");
    }
}
