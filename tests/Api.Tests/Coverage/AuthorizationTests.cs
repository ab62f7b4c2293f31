using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Api.Tests.Coverage.AuthorizedCare;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>J.7 over HTTP.</summary>
public sealed class AuthorizationTests
{
    private static readonly Dictionary<string, (string Action, object? Body)[]> WaysTo = new()
    {
        ["Draft"] = [],
        ["Submitted"] = [("submit", null)],
        ["Pended"] = [("submit", null), ("decide", Pended)],
        ["Approved"] = [("submit", null), ("decide", NextMonth(Approved))],
        ["PartiallyApproved"] = [("submit", null), ("decide", NextMonth(Less))],
        ["Denied"] = [("submit", null), ("decide", Denied)],
        ["Appealed"] = [("submit", null), ("decide", Denied), ("appeal", Reason)],
        ["UpheldDenied"] = [("submit", null), ("decide", Denied), ("appeal", Reason), ("decide", Denied)],
        ["Terminated"] = [("submit", null), ("decide", NextMonth(Approved)), ("terminate", Ended)],
    };

    private static object Pended => new { outcome = "Pended", reason = "Send the last drug tests." };

    private static object Reason => new { reason = "The ratings say more." };

    private static object Ended => new { closedFrom = "2026-02-07", reason = "Coverage ends." };

    [Fact]
    public async Task What_is_asked_for_is_drafted_submitted_and_decided()
    {
        var care = await AdmittedAsync();
        var drafted = await care.DraftAsync();
        var path = $"/authorizations/{drafted.Id}";

        Assert.Equal((201, $"/api/v1{path}"), ((int)drafted.Status, drafted.Headers["Location"]));
        Assert.Equal(("Draft", "Harbor Mutual", 15m), ((string?)drafted["status"], (string?)drafted["payer"], (decimal)drafted["requestedUnits"]!));
        Assert.Null(drafted["granted"]);
        var submitted = await care.DoAsync(drafted, "submit");
        var pended = await care.DoAsync(submitted, "decide", Pended);
        Assert.Equal("Pended", (string?)pended["status"]);
        var decided = await care.DoAsync(await care.DoAsync(pended, "submit"), "decide", NextMonth(Less));

        Assert.Equal("HM-1", (string?)decided["number"]);
        Assert.Equal(("PartiallyApproved", 12m, 12m, 0m), ((string?)decided["status"], (decimal)decided["granted/units"]!, (decimal)decided["remaining"]!, (decimal)decided["used"]!));
        Assert.Equal("Twelve days are enough.", (string?)decided["denialReason"]);
        Assert.Equal(decided.Text, (await care.Billing.Get(path).Succeeds()).Text);
        Assert.Equal(
            ["Draft", "Submitted", "Pended", "Submitted", "PartiallyApproved"],
            decided["steps"]!.AsArray().Select(step => (string?)step!["status"]));
        var other = await care.DraftAsync();
        Assert.Equal(
            [other.Id, drafted.Id], (await care.Billing.Get(care.List).Succeeds())["items"]!.AsArray().Select(item => (string?)item!["id"]));
    }

    public static TheoryData<string> Statuses => [.. WaysTo.Keys];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task What_its_status_does_not_allow_is_refused_and_changes_nothing(string status)
    {
        var care = await AdmittedAsync();
        foreach (var (action, body, from) in new (string, object?, string[])[]
        {
            ("submit", null, ["Draft", "Pended"]),
            ("decide", Pended, ["Submitted"]),
            ("decide", NextMonth(Approved), ["Submitted", "Pended", "Appealed"]),
            ("decide", Denied, ["Submitted", "Pended", "Appealed"]),
            ("appeal", Reason, ["Denied", "PartiallyApproved"]),
            ("terminate", Ended, ["Approved", "PartiallyApproved"]),
        })
        {
            if (from.Contains(status))
            {
                continue;
            }

            var authorization = await care.DraftAsync(new { from = "2026-02-06" });
            foreach (var (step, with) in WaysTo[status])
            {
                authorization = await care.DoAsync(authorization, step, with);
            }

            Assert.Equal(status, (string?)authorization["status"]);
            await care.RefusedAsync(authorization, action, body, 409, "ILLEGAL_TRANSITION");
            Assert.Equal(authorization.Text, (await care.ReadAsync(authorization)).Text);
        }
    }

    [Fact]
    public async Task One_recorded_by_mistake_takes_no_more_changes_and_nothing_was_denied()
    {
        var care = await AdmittedAsync(await TestOrganization.CreateAsync());
        var denied = await care.DecidedAsync(Denied);
        var wrong = await care.DoAsync(denied, "enter-in-error", new { reason = "Another patient." });

        Assert.Equal("Another patient.", (string?)(await care.ReadAsync(wrong))["enteredInError/reason"]);
        await care.RefusedAsync(wrong, "enter-in-error", new { reason = "Again." }, 409, "ENTERED_IN_ERROR");
        await care.RefusedAsync(wrong, "submit", null, 409, "ENTERED_IN_ERROR");
        await care.RefusedAsync(wrong, "decide", Denied, 409, "ENTERED_IN_ERROR");
        await care.RefusedAsync(wrong, "appeal", Reason, 409, "ENTERED_IN_ERROR");
        await care.RefusedAsync(wrong, "terminate", Ended, 409, "ENTERED_IN_ERROR");
        Assert.Empty((await care.Billing.Get("/parity-log").Succeeds())["items"]!.AsArray());
    }

    public static TheoryData<int, string, object, string> Wrong => new()
    {
        { 422, "PERIOD_ENDS_BEFORE_START", new { to = "2026-01-04" }, "/to" },
        { 422, "COVERAGE_NOT_IN_FORCE", new { from = "2025-12-31" }, "/from" },
        { 422, "UNKNOWN_SERVICE_CODE", new { serviceCodes = new[] { "H0015", "X1" } }, "/serviceCodes/1" },
        { 422, "DUPLICATE", new { serviceCodes = new[] { "H0015", "H0015" } }, "/serviceCodes/1" },
        { 422, "UNKNOWN_LEVEL_OF_CARE", new { levelOfCare = Course.Level("9") }, "/levelOfCare/code" },
        { 422, "UNKNOWN_REFERENCE", new { coverageId = "019b8f00-0000-7000-8000-000000000000" }, "/coverageId" },
        { 422, "UNKNOWN_REFERENCE", new { previousId = "019b8f00-0000-7000-8000-000000000000" }, "/previousId" },
        { 422, "INVALID_NPI", new { identifiers = new[] { new { system = "http://hl7.org/fhir/sid/us-npi", value = "1234567890" } } }, "/identifiers/0/value" },
        { 400, "OUT_OF_RANGE", new { requestedUnits = 0 }, "/requestedUnits" },
        { 400, "OUT_OF_RANGE", new { requestedUnits = -1 }, "/requestedUnits" },
        { 400, "INVALID_FORMAT", new { requestedUnits = 1.005m }, "/requestedUnits" },
        { 400, "REQUIRED", new { serviceCodes = Array.Empty<string>() }, "/serviceCodes" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task A_request_that_does_not_hold_is_refused_by_code_and_pointer(int status, string code, object change, string pointer)
    {
        var care = await AdmittedAsync();

        var refused = await care.Billing.Post(care.List, care.Body.With(change)).IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Empty((await care.Billing.Get(care.List).Succeeds())["items"]!.AsArray());
    }

    public static TheoryData<int, string, object, string> WrongDecisions => new()
    {
        { 422, "UNITS_EXCEED_REQUEST", new { approvedUnits = 15.01m }, "/approvedUnits" },
        { 422, "REASON_REQUIRED", new { approvedUnits = 14 }, "/reason" },
        { 422, "REASON_REQUIRED", new { approvedTo = "2026-02-07" }, "/reason" },
        { 422, "PERIOD_ENDS_BEFORE_START", new { approvedTo = "2026-01-04" }, "/approvedTo" },
        { 422, "DATE_IN_FUTURE", new { decidedOn = "2026-01-06" }, "/decidedOn" },
        { 422, "DATE_OUT_OF_ORDER", new { decidedOn = "2026-01-04" }, "/decidedOn" },
        { 422, "GRANT_NOT_ALLOWED", new { outcome = "Denied", reason = "No." }, "/outcome" },
        { 400, "REQUIRED", new { number = (string?)null }, "/number" },
        { 400, "REQUIRED", new { approvedUnits = (decimal?)null }, "/approvedUnits" },
        { 400, "REQUIRED", new { outcome = "Denied" }, "/reason" },
        { 400, "OUT_OF_RANGE", new { approvedUnits = -1 }, "/approvedUnits" },
    };

    [Theory]
    [MemberData(nameof(WrongDecisions), DisableDiscoveryEnumeration = true)]
    public async Task A_decision_that_does_not_fit_the_request_is_refused_by_code_and_pointer(int status, string code, object change, string pointer)
    {
        var care = await AdmittedAsync();
        var submitted = await care.SubmittedAsync();

        var refused = await care.RefusedAsync(submitted, "decide", Approved.With(change), status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Equal(submitted.Text, (await care.ReadAsync(submitted)).Text);
    }

    [Fact]
    public async Task To_continue_takes_a_plan_in_force_and_something_that_was_granted()
    {
        var care = await AdmittedAsync();
        var granted = await care.DecidedAsync();
        var next = await care.DraftAsync(new { previousId = granted.Id });
        await care.RefusedAsync(next, "submit", null, 422, "PLAN_NOT_ACTIVE");

        var denied = await care.DecidedAsync(Denied);
        var refused = await care.Billing.Post(care.List, care.Body.With(new { previousId = denied.Id })).IsRefused(422, "PREVIOUS_NOT_GRANTED");
        Assert.Equal([("/previousId", "PREVIOUS_NOT_GRANTED")], refused.Errors);

        var (planned, _) = await PlannedAsync(await SharedOrganization.GetAsync());
        var first = await planned.DecidedAsync();
        Assert.Equal("Submitted", (string?)(await planned.SubmittedAsync(new { previousId = first.Id }))["status"]);
        await planned.Billing.Post(planned.List, planned.Body.With(new { previousId = granted.Id })).IsRefused(422, "UNKNOWN_REFERENCE");
        await planned.Billing.Post(planned.List, planned.Body.With(new { coverageId = care.CoverageId })).IsRefused(422, "UNKNOWN_REFERENCE");
    }

    [Fact]
    public async Task Old_ratings_carry_no_request()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await AdmittedAsync(await TestOrganization.CreateAsync(host));
        var (inTime, late) = (await care.DraftAsync(), await care.DraftAsync());

        host.Clock.SetDate(2026, 1, 17);
        await care.DoAsync(inTime, "submit");
        host.Clock.SetDate(2026, 1, 18);
        await care.RefusedAsync(late, "submit", null, 422, "RATINGS_REQUIRED");
    }

    [Fact]
    public async Task It_ends_on_a_day_of_its_period()
    {
        var care = await AdmittedAsync();
        var granted = await care.DecidedAsync();

        var refused = await care.RefusedAsync(granted, "terminate", new { closedFrom = "2026-02-09", reason = "Coverage ends." }, 422, "DATE_OUT_OF_ORDER");
        Assert.Equal([("/closedFrom", "DATE_OUT_OF_ORDER")], refused.Errors);
        var ended = await care.DoAsync(granted, "terminate", new { closedFrom = "2026-02-08", reason = "Coverage ends." });
        Assert.Equal(("Terminated", "2026-02-08"), ((string?)ended["status"], (string?)ended["closedFrom"]));
    }

    [Fact]
    public async Task An_identifier_is_held_once_in_the_organization_and_given_back_by_a_mistake()
    {
        var care = await AdmittedAsync(await TestOrganization.CreateAsync());
        var ours = new { identifiers = new[] { new { system = "urn:example:authorization", value = "A-1" } } };
        var first = await care.DraftAsync(ours);

        await care.Billing.Post(care.List, care.Body.With(ours)).IsRefused(409, "IDENTIFIER_TAKEN");
        await care.DoAsync(first, "enter-in-error", new { reason = "Twice." });
        await care.DraftAsync(ours);
    }

    [Fact]
    public async Task An_episode_that_is_over_asks_for_nothing()
    {
        var organization = await SharedOrganization.GetAsync();
        var care = await AdmittedAsync();
        var drafted = await care.DraftAsync();
        var proposed = await organization.Client(Role.Counselor).Post(
            $"/episodes/{care.EpisodeId}/discharge", new { type = "Moved", dischargedOn = Course.AdmittedOn, reason = "Moves away." }).Succeeds();
        await organization.Client(Role.Supervisor).Post($"/episodes/{care.EpisodeId}/discharge/approve", null, proposed.ETag).Succeeds();

        await care.Billing.Post(care.List, care.Body).IsRefused(409, "EPISODE_NOT_OPEN");
        await care.RefusedAsync(drafted, "submit", null, 409, "EPISODE_NOT_OPEN");

        var wrong = await AdmittedAsync();
        var episode = await organization.Client(Role.Supervisor).Get($"/episodes/{wrong.EpisodeId}").Succeeds();
        await organization.Client(Role.Supervisor).Post($"/episodes/{wrong.EpisodeId}/enter-in-error", new { reason = "Wrong." }, episode.ETag).Succeeds();
        await wrong.Billing.Post(wrong.List, wrong.Body).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task Every_denial_and_every_shortened_approval_is_logged_with_its_decision_and_nothing_else()
    {
        var care = await AdmittedAsync(await TestOrganization.CreateAsync());
        await care.DecidedAsync();
        var shorter = await care.DecidedAsync(Approved.With(new { approvedTo = "2026-02-01", reason = "Four weeks first." }));
        var part = await care.DecidedAsync(Less);
        var denied = await care.DecidedAsync(Denied);
        var upheld = await care.DoAsync(await care.DoAsync(denied, "appeal", Reason), "decide", Denied.With(new { reason = "Still not." }));

        var log = (await care.Billing.Get("/parity-log").Succeeds())["items"]!.AsArray();
        Assert.Equal(
            [
                (upheld.Id, "UpheldDenied", "Still not.", null, true),
                (denied.Id, "Denied", "Not shown to be needed.", null, false),
                (part.Id, "PartiallyApproved", "Twelve days are enough.", 12m, false),
                (shorter.Id, "Approved", "Four weeks first.", 15m, false),
            ],
            log.Select(entry => (
                (string)entry!["authorizationId"]!,
                (string)entry["outcome"]!,
                (string)entry["reason"]!,
                (decimal?)entry["approvedUnits"],
                (bool)entry["afterAppeal"]!)));
        Assert.All(log, entry => Assert.Equal(
            ("Harbor Mutual", "H0015", "2026-01-05", 15m),
            ((string)entry!["payer"]!, (string)entry["serviceCodes"]![0]!, (string)entry["decidedOn"]!, (decimal)entry["requestedUnits"]!)));
        var program = (string)log[0]!["programId"]!;
        Assert.Equal(4, await CountAsync($"payer=Harbor%20Mutual&programId={program}&from=2026-01-05&to=2026-01-05"));
        Assert.Equal(0, await CountAsync("payer=Harbor"));
        Assert.Equal(0, await CountAsync("programId=019b8f00-0000-7000-8000-000000000000"));
        Assert.Equal(0, await CountAsync("from=2026-01-06"));
        Assert.Equal(0, await CountAsync("to=2026-01-04"));
        var first = await care.Billing.Get("/parity-log?limit=3").Succeeds();
        var rest = await care.Billing.Get($"/parity-log?limit=3&after={Uri.EscapeDataString((string)first["next"]!)}").Succeeds();
        Assert.Equal((3, 1), (first["items"]!.AsArray().Count, rest["items"]!.AsArray().Count));
        Assert.Equal(shorter.Id, (string?)rest["/items/0/authorizationId"]);

        async Task<int> CountAsync(string filter) => (await care.Billing.Get($"/parity-log?{filter}").Succeeds())["items"]!.AsArray().Count;
    }

    [Fact]
    public async Task Patients_see_their_own_authorizations_only()
    {
        var care = await AdmittedAsync();
        var authorization = await care.DraftAsync();
        var own = await care.Organization.ClientAsync([Role.Patient], patient: Domain.Common.PatientId.From(Guid.Parse(care.PatientId)));

        Assert.Equal(authorization.Id, (await own.Get($"/authorizations/{authorization.Id}").Succeeds()).Id);
        await care.Organization.Client(Role.Patient).Get($"/authorizations/{authorization.Id}").IsRefused(404, "NOT_FOUND");
        await care.Organization.Client(Role.Patient).Get(care.List).IsRefused(404, "NOT_FOUND");
    }

    /// <summary>With a period that has yet to begin.</summary>
    private static object NextMonth(object decision) => decision.With(new { approvedFrom = "2026-02-06", reason = "Twelve days are enough." });
}
