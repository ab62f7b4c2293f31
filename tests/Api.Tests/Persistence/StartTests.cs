using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Persistence;

public sealed class StartTests
{
    [Fact]
    public async Task Instances_that_start_at_once_on_an_empty_database_all_come_up()
    {
        var database = await TestDatabases.CreateEmptyAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ApiHost.MigrateAsync(database))));
    }
}
