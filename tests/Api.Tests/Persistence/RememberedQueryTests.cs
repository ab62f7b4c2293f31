using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Api.Tests.Persistence;

/// <summary>A query is translated once for all requests, by the context that happens to be first.</summary>
public sealed class RememberedQueryTests
{
    [Fact]
    public async Task Nothing_of_the_first_caller_stays_in_it()
    {
        var organization = await TestOrganization.CreateAsync();
        await organization.AdmittedAsync();

        var first = await AskAsync(organization);

        // What a thread or a connection held last goes with the next use of it.
        for (var i = 0; i < 100 && first.IsAlive; i++)
        {
            await organization.ReadAsync(async db => await db.Patients.CountAsync());
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(first.IsAlive);
    }

    [Fact]
    public async Task The_next_caller_sees_the_own_organization_only()
    {
        var (one, other) = (await TestOrganization.CreateAsync(), await TestOrganization.CreateAsync());
        var (mine, theirs) = (await one.AdmittedAsync(), await other.AdmittedAsync());

        Assert.Equal([mine.Id], await EpisodesAsync(one));
        Assert.Equal([theirs.Id], await EpisodesAsync(other));
    }

    /// <summary>Tracked and not, whole with its parts, one column of it, and by a value that has to be converted; asked for nowhere else.</summary>
    private static async Task<WeakReference> AskAsync(TestOrganization organization)
    {
        WeakReference? context = null;
        await organization.ReadAsync(async db =>
        {
            context = new WeakReference(db);
            Assert.Single(await db.Episodes.Where(episode => episode.Version > -1).ToListAsync());
            Assert.Single(await db.Episodes.AsNoTracking().Where(episode => episode.Version > -2).Select(episode => episode.PatientId).ToListAsync());
            Assert.Empty(await db.RecoveryPlans.Where(plan => plan.Version > -1 && plan.Status == PlanVersionStatus.Draft).ToListAsync());
        });
        return context!;
    }

    private static async Task<List<string>> EpisodesAsync(TestOrganization organization)
    {
        List<string> found = [];
        await organization.ReadAsync(async db =>
            found = (await db.Episodes.Where(episode => episode.Version > -3).Select(episode => episode.Id).ToListAsync()).ConvertAll(id => id.ToString()));
        return found;
    }
}
