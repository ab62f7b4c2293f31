using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>
/// The worked case over HTTP, from referral to the first follow-up, with the test's clock: her calendar, what she answers and practises between the
/// sessions, and every evaluation from these records, without an override.
/// </summary>
public sealed class DanaTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 6, 18, 0, 0, TimeSpan.Zero);

    [PostgresFact]
    public async Task Dana_steps_down_phase_by_phase_on_PostgreSQL()
    {
        await using var host = await ApiHost.StartAsync(Start);

        await RunAsync(host);
    }

    [Fact]
    public async Task Dana_steps_down_phase_by_phase_on_SQLite()
    {
        using var files = new SqliteServer();
        await using var host = await ApiHost.StartAsync(Start, database: await files.CreateEmptyAsync());

        await RunAsync(host);
    }

    private static async Task RunAsync(ApiHost host)
    {
        var dana = await Dana.ReferredAsync(host);
        await dana.IsAdmittedAsync();
        await dana.HasPlanV1Async();
        await dana.LapsesAndGetsPlanV2Async();
        await dana.StepsDownWithPlanV3Async();
        await dana.AdvancesToPhase3WithPlanV4Async();
        await dana.HasAHistoryThatCanBeReadAsOfAnyDayAsync();
        await dana.HasTheReviewPacketOfTheTextAsync();
        await dana.AttendsToTheEndAsync();
        await dana.HasEveryReviewOnTimeAsync();
        await dana.IsFollowedUpAsync();
        await dana.HasACorrectedBillAsync();
    }
}
