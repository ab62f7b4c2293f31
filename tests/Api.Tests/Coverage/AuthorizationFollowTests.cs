using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using static TreatmentPlans.Api.Tests.Coverage.AuthorizedCare;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>What moves an authorization by itself (AUT-8 to AUT-11): days, lines, discharge, another level, the end of the coverage.</summary>
public sealed class AuthorizationFollowTests
{
    [Fact]
    public async Task It_is_active_from_its_first_day_and_expired_the_day_after_its_last_however_often_one_looks()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await AdmittedAsync(await TestOrganization.CreateAsync(host));
        var granted = await care.DecidedAsync(Approved.With(new { approvedFrom = "2026-01-06", approvedTo = "2026-01-07", reason = "Two days." }));

        Assert.Equal("Approved", await StatusAsync());
        host.Clock.Set(new DateTimeOffset(2026, 1, 6, 4, 59, 0, TimeSpan.Zero));
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal("Approved", await StatusAsync());
        host.Clock.Set(new DateTimeOffset(2026, 1, 6, 5, 1, 0, TimeSpan.Zero));
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal("Active", await StatusAsync());
        host.Clock.SetDate(2026, 1, 7);
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal("Active", await StatusAsync());
        host.Clock.SetDate(2026, 1, 8);
        await host.RunAsync<AuthorizationJobs>();
        var expired = await care.ReadAsync(granted);
        await host.RunAsync<AuthorizationJobs>();

        Assert.Equal(["Draft", "Submitted", "Approved", "Active", "Expired"], expired["steps"]!.AsArray().Select(step => (string?)step!["status"]));
        Assert.Equal(expired.Text, (await care.ReadAsync(granted)).Text);
        await care.RefusedAsync(expired, "terminate", new { closedFrom = "2026-01-07", reason = "Late." }, 409, "ILLEGAL_TRANSITION");
        Assert.Equal(["AuthorizationExpired Open", "AuthorizationRenewalDue Resolved"], await AlertsAsync(care, granted));

        async Task<string?> StatusAsync() => (string?)(await care.ReadAsync(granted))["status"];
    }

    [Fact]
    public async Task Lines_use_it_and_corrections_give_back()
    {
        var (billed, care) = await BilledAsync();
        await using var host = billed.Host;
        host.Clock.SetDate(2026, 1, 9);
        var granted = await care.DecidedAsync(Less.With(new { approvedUnits = 2 }), new { requestedUnits = 3 });
        Assert.Equal(("Active", 0m), (await StandAsync(care, granted)));

        await billed.LockedAsync("2026-01-06", "IopBlock", 180);
        var second = await billed.LockedAsync("2026-01-07", "IopBlock", 180);
        await host.RunAsync<CoverageJobs>();
        Assert.Equal(("Exhausted", 2m), await StandAsync(care, granted));

        await billed.LockedAsync("2026-01-08", "IopBlock", 180);
        await host.RunAsync<CoverageJobs>();
        Assert.Equal(("Exhausted", 3m), await StandAsync(care, granted));
        Assert.Equal(-1m, (decimal)(await care.ReadAsync(granted))["remaining"]!);
        Assert.Equal(["AuthorizationOverUse Open", "AuthorizationRenewalDue Open"], await AlertsAsync(care, granted));

        await billed.CorrectAsync(second, new { status = "AttendedPartial", arrivedAt = "2026-01-07T16:00:00Z", reason = "Came at eleven." });
        await host.RunAsync<CoverageJobs>();
        Assert.Equal(("Exhausted", 2m), await StandAsync(care, granted));
        Assert.Equal(["AuthorizationOverUse Resolved", "AuthorizationRenewalDue Open"], await AlertsAsync(care, granted));

        var before = await care.ReadAsync(granted);
        await host.RunAsync<CoverageJobs>();
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal(before.Text, (await care.ReadAsync(granted)).Text);
    }

    [Fact]
    public async Task More_is_asked_for_seven_days_before_the_end_until_somebody_does()
    {
        await using var host = await ApiHost.StartAsync();
        var (care, _) = await PlannedAsync(await TestOrganization.CreateAsync(host));
        var granted = await care.DecidedAsync(Approved.With(new { approvedTo = "2026-01-14", reason = "Shorter." }));

        host.Clock.SetDate(2026, 1, 6);
        await host.RunAsync<AuthorizationJobs>();
        Assert.Empty(await AlertsAsync(care, granted));
        host.Clock.SetDate(2026, 1, 7);
        await host.RunAsync<AuthorizationJobs>();
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal(["AuthorizationRenewalDue Open"], await AlertsAsync(care, granted));

        var next = await care.DraftAsync(new { previousId = granted.Id, from = "2026-01-15" });
        Assert.Equal(["AuthorizationRenewalDue Open"], await AlertsAsync(care, granted));
        await care.DoAsync(next, "submit");
        Assert.Equal(["AuthorizationRenewalDue Resolved"], await AlertsAsync(care, granted));
        host.Clock.SetDate(2026, 1, 15);
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal(["AuthorizationExpired Open", "AuthorizationRenewalDue Resolved"], await AlertsAsync(care, granted));
        await care.DoAsync(await care.ReadAsync(next), "decide", Approved);
        Assert.Equal(["AuthorizationExpired Resolved", "AuthorizationRenewalDue Resolved"], await AlertsAsync(care, granted));
    }

    [Fact]
    public async Task A_discharge_ends_what_runs_the_day_after_and_what_is_asked_for_is_granted_up_to_then()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await AdmittedAsync(await TestOrganization.CreateAsync(host));
        var (running, asked, drafted) = (await care.DecidedAsync(), await care.SubmittedAsync(), await care.DraftAsync());
        var proposed = await care.Organization.Client(Role.Counselor).Post(
            $"/episodes/{care.EpisodeId}/discharge", new { type = "Moved", dischargedOn = Course.AdmittedOn, reason = "Moves away." }).Succeeds();
        await care.Organization.Client(Role.Supervisor).Post($"/episodes/{care.EpisodeId}/discharge/approve", null, proposed.ETag).Succeeds();

        var ended = await care.ReadAsync(running);
        Assert.Equal(("Terminated", "2026-01-06"), ((string?)ended["status"], (string?)ended["closedFrom"]));
        Assert.Equal("The patient was discharged.", (string?)ended["steps"]!.AsArray()[^1]!["reason"]);
        Assert.Equal("Draft", (string?)(await care.ReadAsync(drafted))["status"]);
        var late = await care.DoAsync(await care.ReadAsync(asked), "decide", Approved);
        Assert.Equal(("Active", "2026-01-06"), ((string?)late["status"], (string?)late["closedFrom"]));
        host.Clock.SetDate(2026, 1, 6);
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal("Terminated", (string?)(await care.ReadAsync(asked))["status"]);
    }

    [Fact]
    public async Task Another_level_ends_what_is_for_the_one_before()
    {
        await using var host = await ApiHost.StartAsync();
        var progress = await CareInProgress.StartAsync(host);
        var care = await OfAsync(progress.Organization, progress.EpisodeId.ToString());
        var (before, next) = (await care.DecidedAsync(), await care.DecidedAsync(change: new { levelOfCare = Course.Level("1.5"), from = "2026-01-12" }));
        await progress.Supervisor.Post(progress.Decisions, await progress.StepDownAsync(new DateOnly(2026, 1, 12))).Succeeds();

        host.Clock.SetDate(2026, 1, 11);
        await CareInProgress.RunDueTransitionsAsync(host);
        Assert.Equal("Active", (string?)(await care.ReadAsync(before))["status"]);
        host.Clock.SetDate(2026, 1, 12);
        await CareInProgress.RunDueTransitionsAsync(host);

        var ended = await care.ReadAsync(before);
        Assert.Equal(("Terminated", "2026-01-12"), ((string?)ended["status"], (string?)ended["closedFrom"]));
        Assert.Equal("Active", (string?)(await care.ReadAsync(next))["status"]);
    }

    [Fact]
    public async Task It_does_not_outlast_its_coverage()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await AdmittedAsync(await TestOrganization.CreateAsync(host));
        var other = await OfAsync(care.Organization, care.EpisodeId);
        var (granted, asked, untouched) = (await care.DecidedAsync(), await care.SubmittedAsync(), await other.DecidedAsync());
        var coverage = await care.Billing.Get($"/coverages/{care.CoverageId}").Succeeds();
        var updated = await care.Billing.Put($"/coverages/{care.CoverageId}", CoverageBodies.Body.With(new { to = "2026-01-20" }), coverage.ETag).Succeeds();

        Assert.Equal(("Active", "2026-01-21"), await ClosedAsync(granted));
        Assert.Equal(("Submitted", "2026-01-21"), await ClosedAsync(asked));
        Assert.Equal(("Active", null), await ClosedAsync(untouched));
        await care.Billing.Post($"/coverages/{care.CoverageId}/enter-in-error", new { reason = "Another patient's." }, updated.ETag).Succeeds();
        Assert.Equal(("Terminated", "2026-01-05"), await ClosedAsync(granted));

        async Task<(string?, string?)> ClosedAsync(ApiAnswer authorization)
        {
            var read = await care.ReadAsync(authorization);
            return ((string?)read["status"], (string?)read["closedFrom"]);
        }
    }

    /// <summary>A patient at level 2.1 since 5 January, whose payer wants its days authorized.</summary>
    private static async Task<(BilledCare Billed, AuthorizedCare Care)> BilledAsync()
    {
        var billed = await BilledCare.StartAsync(
            await ApiHost.StartAsync(), ContractBodies.Iop.With(new { authorizationRequired = true }), ContractBodies.Group, ContractBodies.Individual);
        await billed.Calendar.Organization.AdmitAsync(billed.Patient.EpisodeId);
        return (billed, await OfAsync(billed.Calendar.Organization, billed.Patient.EpisodeId, billed.Coverage.Id));
    }

    private static async Task<(string?, decimal)> StandAsync(AuthorizedCare care, ApiAnswer authorization)
    {
        var read = await care.ReadAsync(authorization);
        return ((string?)read["status"], (decimal)read["used"]!);
    }

    private static async Task<IEnumerable<string>> AlertsAsync(AuthorizedCare care, ApiAnswer authorization) =>
        (await care.Organization.Client(Role.Supervisor).Get("/work-items?limit=200").Succeeds())["items"]!.AsArray()
            .Where(item => (string?)item!["subjectId"] == authorization.Id)
            .Select(item => $"{item!["kind"]} {item["status"]}")
            .Order();
}
