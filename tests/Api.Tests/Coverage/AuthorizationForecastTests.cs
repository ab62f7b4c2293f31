using TreatmentPlans.Api.Tests.Hosting;
using static TreatmentPlans.Api.Tests.Coverage.AuthorizedCare;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>AUT-13 from the calendar.</summary>
public sealed class AuthorizationForecastTests
{
    [Fact]
    public async Task It_reads_what_was_attended_and_what_is_booked()
    {
        var billed = await BilledCare.StartAsync(
            await ApiHost.StartAsync(), ContractBodies.Iop.With(new { authorizationRequired = true }), ContractBodies.Group, ContractBodies.Individual);
        await using var host = billed.Host;
        await billed.Calendar.Organization.AdmitAsync(billed.Patient.EpisodeId);
        var care = await OfAsync(billed.Calendar.Organization, billed.Patient.EpisodeId, billed.Coverage.Id);
        var granted = await care.DecidedAsync(Less.With(new { approvedUnits = 3 }), new { requestedUnits = 4, to = "2026-01-16" });
        var path = $"/authorizations/{granted.Id}/forecast";
        Assert.Equal((null, 0), await BeyondAsync());

        host.Clock.SetDate(2026, 1, 8);
        await billed.CompletedAsync("2026-01-06", "IopBlock", 180);
        await BookAsync("2026-01-09", "IopBlock", 180);
        await BookAsync("2026-01-12", "Individual", 60);
        await BookAsync("2026-01-14", "IopBlock", 180);
        var called = await BookAsync("2026-01-15", "IopBlock", 180);
        await BookAsync("2026-01-16", "ProcessGroup", 90);
        await BookAsync("2026-01-21", "IopBlock", 180);

        var said = await care.Billing.Get(path).Succeeds();
        Assert.Equal(
            ("2026-01-08", 1m, 3m, -1m, "2026-01-14", "2026-01-14"),
            ((string?)said["asOf"], (decimal)said["used"]!, (decimal)said["booked"]!, (decimal)said["remaining"]!, (string?)said["unitsEndOn"], (string?)said["endsOn"]));
        Assert.Equal(["2026-01-15 H0015", "2026-01-21 H0015"], said["beyond"]!.AsArray().Select(line => $"{line!["on"]} {line["serviceCode"]}"));
        Assert.Equal(("2026-01-07", "2026-01-11"), ((string?)said["askBy"], (string?)said["askExpeditedBy"]));
        Assert.Equal("no-store", said.Headers["Cache-Control"]);

        await billed.Calendar.DoAsync(called, "cancel", new { cause = "Program", reason = "The room is closed." }).Succeeds();
        Assert.Equal(("2026-01-13", 1), await BeyondAsync());

        var next = await care.DecidedAsync(Approved.With(new { approvedUnits = 1, number = "HM-2" }), new { requestedUnits = 1, from = "2026-01-17" });
        Assert.Equal((null, 0), await BeyondAsync());
        await care.DoAsync(next, "enter-in-error", new { reason = "Another patient." });
        Assert.Equal(("2026-01-13", 1), await BeyondAsync());

        async Task<(string?, int)> BeyondAsync()
        {
            var forecast = await care.Billing.Get(path).Succeeds();
            return ((string?)forecast["askBy"], forecast["beyond"]!.AsArray().Count);
        }

        async Task<ApiAnswer> BookAsync(string day, string type, int minutes)
        {
            var startsAt = DateTimeOffset.Parse($"{day}T15:00:00Z", null);
            return await billed.Calendar.Counselor.Post(
                "/sessions", billed.Calendar.Body(day, billed.Patient).With(new { type, startsAt, endsAt = startsAt.AddMinutes(minutes) })).Succeeds();
        }
    }

    [Fact]
    public async Task What_was_not_granted_does_not_run_out()
    {
        var care = await AdmittedAsync();

        await care.Billing.Get($"/authorizations/{(await care.DraftAsync()).Id}/forecast").IsRefused(409, "AUTHORIZATION_NOT_GRANTED");
        await care.Billing.Get($"/authorizations/{(await care.DecidedAsync(Denied)).Id}/forecast").IsRefused(409, "AUTHORIZATION_NOT_GRANTED");
    }
}
