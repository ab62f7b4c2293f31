using TreatmentPlans.Api.Tests.Coverage;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>What Dana's payer was asked for and granted, day by day (K.8).</summary>
internal sealed class DanaAuthorizations(ApiHost host, TestOrganization organization, string patientId, string episodeId)
{
    private ApiAnswer _first = null!;
    private ApiAnswer _second = null!;

    private ApiClient Billing => organization.Client(Role.Billing);

    /// <summary>AUTH-1 on 8 January.</summary>
    public async Task AsksForTheFirstAsync()
    {
        var coverageId = (string)(await Billing.Get($"/patients/{patientId}/coverages").Succeeds())["/items/0/id"]!;
        _first = await AskAsync(Body(coverageId, "AUTH-1", "2026-01-12", "2026-02-15"));
    }

    public async Task IsGrantedTheFirstAsync()
    {
        _first = await DecideAsync(_first, new { outcome = "Approved", decidedOn = "2026-01-09", number = "HM-1", approvedUnits = 15 });
        Assert.Equal("Approved", (string?)_first["status"]);
    }

    public async Task IsAskedToRenewTheFirstAsync(bool due)
    {
        await FollowAsync();
        Assert.Equal(due ? ["AuthorizationRenewalDue Open"] : [], await AlertsAsync(_first));
    }

    /// <summary>AUTH-2 on 11 February, on the ratings of the day before.</summary>
    public async Task AsksForTheSecondAsync()
    {
        var continued = Body((string)_first["coverageId"]!, "AUTH-2", "2026-02-16", "2026-03-15").With(new { previousId = _first.Id });
        _second = await AskAsync(continued);
        Assert.Equal(["AuthorizationRenewalDue Resolved"], await AlertsAsync(_first));
    }

    public async Task IsGrantedAPartOfTheSecondAsync()
    {
        _second = await DecideAsync(_second, new
        {
            outcome = "Approved",
            decidedOn = "2026-02-13",
            number = "HM-2",
            approvedUnits = 12,
            reason = "Four weeks at three days.",
        });
        Assert.Equal("PartiallyApproved", (string?)_second["status"]);
        var logged = Assert.Single((await Billing.Get("/parity-log").Succeeds())["items"]!.AsArray())!;
        Assert.Equal(
            (_second.Id, "2026-02-13", 15m, 12m, "Four weeks at three days."),
            ((string?)logged["authorizationId"], (string?)logged["decidedOn"], (decimal)logged["requestedUnits"]!, (decimal)logged["approvedUnits"]!, (string?)logged["reason"]));
    }

    public async Task HasTheFirstExpiredAsync()
    {
        await FollowAsync();
        Assert.Equal(("Expired", 13m, 2m), await StandAsync(_first));
        Assert.Equal("Active", (await StandAsync(_second)).Status);
        Assert.Equal(["AuthorizationRenewalDue Resolved"], await AlertsAsync(_first));
    }

    public async Task IsAskedToRenewTheSecondAsync(bool due)
    {
        await FollowAsync();
        Assert.Equal(due ? 3m : 4m, (await StandAsync(_second)).Remaining);
        Assert.Equal(due ? ["AuthorizationRenewalDue Open"] : [], await AlertsAsync(_second));
    }

    public async Task HasTheSecondTerminatedAsync()
    {
        await FollowAsync();
        Assert.Equal(("Terminated", 9m, 3m), await StandAsync(_second));
        Assert.Equal("2026-03-09", (string?)(await Billing.Get($"/authorizations/{_second.Id}").Succeeds())["closedFrom"]);
        Assert.Equal(["AuthorizationRenewalDue Resolved"], await AlertsAsync(_second));
    }

    public async Task HasTheAuthorizationsOfTheTextAsync()
    {
        await FollowAsync();
        Assert.Equal(("Expired", 13m, 2m), await StandAsync(_first));
        Assert.Equal(("Terminated", 9m, 3m), await StandAsync(_second));
    }

    private static object Body(string coverageId, string identifier, string from, string to) => AuthorizedCare.BodyOf(coverageId).With(new
    {
        from,
        to,
        identifiers = new[] { new { system = "urn:example:authorization", value = identifier } },
    });

    private async Task FollowAsync()
    {
        await host.RunAsync<CoverageJobs>();
        await host.RunAsync<AuthorizationJobs>();
    }

    private async Task<ApiAnswer> AskAsync(object body)
    {
        var drafted = await Billing.Post($"/episodes/{episodeId}/authorizations", body).Succeeds();
        return await Billing.Post($"/authorizations/{drafted.Id}/submit", null, drafted.ETag).Succeeds();
    }

    private Task<ApiAnswer> DecideAsync(ApiAnswer authorization, object decision) =>
        Billing.Post($"/authorizations/{authorization.Id}/decide", decision, authorization.ETag).Succeeds();

    private async Task<(string? Status, decimal Used, decimal Remaining)> StandAsync(ApiAnswer authorization)
    {
        var read = await Billing.Get($"/authorizations/{authorization.Id}").Succeeds();
        return ((string?)read["status"], (decimal)read["used"]!, (decimal)read["remaining"]!);
    }

    private async Task<IEnumerable<string>> AlertsAsync(ApiAnswer authorization)
    {
        List<string> found = [];
        foreach (var kind in new[] { "AuthorizationRenewalDue", "AuthorizationExpired", "AuthorizationOverUse" })
        {
            found.AddRange((await organization.Client(Role.Supervisor).Get($"/work-items?kind={kind}&limit=200").Succeeds())["items"]!.AsArray()
                .Where(item => (string?)item!["subjectId"] == authorization.Id)
                .Select(item => $"{item!["kind"]} {item["status"]}"));
        }

        return found;
    }
}
