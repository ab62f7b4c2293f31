using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using static TreatmentPlans.Api.Tests.Coverage.BilledCare;

namespace TreatmentPlans.Api.Tests.Coverage;

public sealed class ServiceLineTests
{
    private const string Saturday = "2026-01-03";
    private const string Sunday = "2026-01-04";

    [Fact]
    public async Task What_was_attended_and_tested_becomes_lines_once_however_often_the_job_runs()
    {
        // Of its own: on the shared one other tests run the job.
        await using var host = await ApiHost.StartAsync();
        var care = await StartAsync(host);
        await care.LockedAsync(Sunday);
        await care.LockedAsync(Saturday, "IopBlock", 180);
        await care.TestAsync(Sunday);

        var waiting = await care.Billing.Get(care.Path).Succeeds();
        Assert.Equal((true, 0), ((bool)waiting["isPending"]!, waiting["lines"]!.AsArray().Count));
        var first = await care.LinesAsync();
        var second = await care.LinesAsync();

        Assert.Equal(["2026-01-03 H0015 #1", "2026-01-04 80307 #2", "2026-01-04 90853 #3"], Lines(first));
        Assert.Equal((false, 370m, 0), ((bool)first["isPending"]!, (decimal)first["allowed/amount"]!, first["unbilled"]!.AsArray().Count));
        Assert.Equal(
            ("Harbor Mutual", 1m, 250m, true), ((string?)first["lines/0/payer"], (decimal)first["lines/0/units"]!, (decimal)first["lines/0/allowed/amount"]!, (bool)first["lines/0/isPerDiem"]!));
        Assert.Equal(first["lines"]!.ToJsonString(), second["lines"]!.ToJsonString());
    }

    [Fact]
    public async Task Two_runs_at_once_bill_once()
    {
        var care = await StartAsync();
        await care.LockedAsync(Sunday);
        var organizations = care.Host.Services.GetRequiredService<IOrganizationScopes>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => organizations.RunAsync(
            care.Calendar.Organization.Id,
            services => services.GetRequiredService<MediatR.IMediator>().Send(new DeriveServiceLines(new(Guid.Parse(care.Patient.EpisodeId)))),
            default)));

        Assert.Equal(["2026-01-04 90853 #1"], Lines(await care.LinesAsync("?includeVoided=true")));
    }

    [Fact]
    public async Task A_run_that_dies_leaves_all_to_the_next_one()
    {
        // Of its own: on the shared one other tests run the job.
        await using var host = await ApiHost.StartAsync();
        var care = await StartAsync(host);
        await care.LockedAsync(Sunday);
        var organizations = care.Host.Services.GetRequiredService<IOrganizationScopes>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => organizations.RunAsync(
            care.Calendar.Organization.Id,
            async services =>
            {
                await services.GetRequiredService<MediatR.IMediator>().Send(new DeriveServiceLines(new(Guid.Parse(care.Patient.EpisodeId))));
                throw new InvalidOperationException("The process ends here.");
            },
            default));

        var waiting = await care.Billing.Get(care.Path).Succeeds();
        Assert.Equal((true, 0), ((bool)waiting["isPending"]!, waiting["lines"]!.AsArray().Count));
        Assert.Equal(["2026-01-04 90853 #1"], Lines(await care.LinesAsync()));
    }

    [Fact]
    public async Task What_is_in_no_line_has_its_reason_until_that_is_settled()
    {
        var care = await StartAsync();
        var unsigned = await care.CompletedAsync(Saturday);
        await care.LockedAsync(Sunday, minutes: 40);
        await care.LockedAsync(Sunday, "CaseManagement", hour: 18);

        Assert.Equal(["2026-01-03 NotDocumented", "2026-01-04 BelowMinimum", "2026-01-04 NotInContract"], Unbilled(await care.LinesAsync()));
        await care.Calendar.SignNoteAsync(unsigned, care.Patient);
        var settled = await care.LinesAsync();

        Assert.Equal(["2026-01-04 BelowMinimum", "2026-01-04 NotInContract"], Unbilled(settled));
        Assert.Equal(["2026-01-03 90853 #1"], Lines(settled));
    }

    [Fact]
    public async Task A_session_of_several_waits_until_it_is_locked()
    {
        var care = await StartAsync();
        var other = await care.Calendar.PatientAsync();
        var session = await care.Calendar.CompletedAsync(Sunday, care.Patient, other);
        await care.Calendar.SignNoteAsync(session, care.Patient);

        Assert.Equal(["2026-01-04 NotLocked"], Unbilled(await care.LinesAsync()));
        await care.Calendar.SignNoteAsync(session, other);
        Assert.Equal(["2026-01-04 90853 #1"], Lines(await care.LinesAsync()));
    }

    [Fact]
    public async Task A_correction_voids_the_line_and_puts_another_in_its_place_and_the_past_stays_readable()
    {
        var care = await StartAsync();
        var block = await care.LockedAsync(Saturday, "IopBlock", 180);
        await care.LockedAsync(Sunday);
        var before = await care.LinesAsync();
        var knownAt = Uri.EscapeDataString(care.Host.Clock.GetUtcNow().ToString("O"));

        await care.CorrectAsync(block, new { status = "AttendedPartial", arrivedAt = "2026-01-03T16:00:00Z", reason = "Came at eleven." });
        var corrected = await care.LinesAsync("?includeVoided=true");

        Assert.Equal(["2026-01-03 H0015 #1", "2026-01-04 90853 #2"], Lines(before));
        Assert.Equal(["2026-01-03 90853 #3", "2026-01-04 90853 #2", "(2026-01-03 H0015 #1)"], Lines(corrected));
        Assert.Equal(110m, (decimal)corrected["allowed/amount"]!);
        Assert.Equal(before["lines"]!.ToJsonString(), (await care.Billing.Get($"{care.Path}?knownAt={knownAt}").Succeeds())["lines"]!.ToJsonString());
        Assert.Equal(["2026-01-03 90853 #3"], Lines(await care.LinesAsync($"?asOf={Saturday}")));
        await care.Billing.Get($"{care.Path}?asOf=2026-07-01").IsRefused(422, "DATE_IN_FUTURE");
    }

    [Fact]
    public async Task A_session_that_was_opened_again_and_locked_finds_its_place_again()
    {
        var care = await StartAsync();
        var session = await care.LockedAsync(Saturday);
        await care.LockedAsync(Sunday);
        await care.LinesAsync();

        await care.Calendar.DoAsync(session, "reopen", new { reason = "To look at it." }, care.Calendar.Supervisor).Succeeds();
        var open = await care.LinesAsync();
        await care.Calendar.DoAsync(session, "lock").Succeeds();

        Assert.Equal(["2026-01-04 90853 #2"], Lines(open));
        Assert.Equal(["2026-01-03 NotLocked"], Unbilled(open));
        var again = await care.LinesAsync("?includeVoided=true");
        Assert.Equal(["2026-01-03 90853 #1", "2026-01-04 90853 #2", "(2026-01-03 90853 #1)"], Lines(again));
        Assert.Equal((string?)again["lines/2/id"], (string?)again["lines/0/replacesId"]);
    }

    [Fact]
    public async Task What_does_not_hold_takes_its_line_with_it()
    {
        var care = await StartAsync();
        var session = await care.LockedAsync(Sunday);
        await care.TestAsync(Sunday);
        await care.LinesAsync();

        var record = await care.Calendar.AttendanceAsync(session, care.Patient);
        await care.Calendar.Supervisor.Post(
            $"/sessions/{session.Id}/attendance/{care.Patient.PatientId}/enter-in-error", new { reason = "Somebody else." }, record.ETag).Succeeds();

        Assert.Equal(["2026-01-04 80307 #1"], Lines(await care.LinesAsync()));
    }

    [Fact]
    public async Task Lines_follow_the_contract_and_the_coverage()
    {
        var care = await StartAsync();
        await care.LockedAsync(Saturday);
        await care.LockedAsync(Sunday);
        await care.LinesAsync();

        var ended = await care.Billing.Post($"/payer-contracts/{care.Contract.Id}/end", new { effectiveTo = Saturday }, care.Contract.ETag).Succeeds();
        var until = await care.LinesAsync();
        Assert.Equal(["2026-01-03 90853 #1"], Lines(until));
        Assert.Equal(["2026-01-04 NoContract"], Unbilled(until));

        var dearer = ContractBodies.Of(care.Calendar.ProgramId, ContractBodies.Group.With(new { rate = new { amount = 60m, currency = "USD" } }));
        await care.Billing.Post("/payer-contracts", dearer.With(new { effectiveFrom = Sunday })).Succeeds();
        var anew = await care.LinesAsync();
        Assert.Equal(["2026-01-03 90853 #1", "2026-01-04 90853 #2"], Lines(anew));
        Assert.Equal(115m, (decimal)anew["allowed/amount"]!);

        await care.Billing.Post($"/payer-contracts/{care.Contract.Id}/enter-in-error", new { reason = "Never signed." }, ended.ETag).Succeeds();
        Assert.Equal(["2026-01-04 90853 #2"], Lines(await care.LinesAsync()));
        await care.Billing.Post($"/coverages/{care.Coverage.Id}/enter-in-error", new { reason = "Not insured there." }, care.Coverage.ETag).Succeeds();
        var uninsured = await care.LinesAsync();
        Assert.Empty(Lines(uninsured));
        Assert.Equal(["2026-01-03 NoContract", "2026-01-04 NoContract"], Unbilled(uninsured));
    }

    [Fact]
    public async Task Of_several_payers_the_first_that_has_a_contract_is_billed()
    {
        var care = await StartAsync();
        await care.Billing.Put($"/coverages/{care.Coverage.Id}", CoverageBodies.Body.With(new { payer = "Lakeside Health" }), care.Coverage.ETag).Succeeds();
        await care.LockedAsync(Sunday);
        Assert.Equal(["2026-01-04 NoContract"], Unbilled(await care.LinesAsync()));

        var second = CoverageBodies.Body.With(new { payer = "HARBOR MUTUAL", priority = 2 });
        await care.Billing.Post($"/patients/{care.Patient.PatientId}/coverages", second).Succeeds();

        Assert.Equal("Harbor Mutual", (string?)(await care.LinesAsync())["lines/0/payer"]);
    }

    [Fact]
    public async Task A_line_says_what_a_claim_needs_in_person_and_by_video()
    {
        var care = await StartAsync(null, ContractBodies.Individual.With(new
        {
            claim = new { revenueCode = "0914", modifiers = new[] { "HF" }, placeOfService = "57" },
            virtualClaim = new { revenueCode = "0914", modifiers = new[] { "HF", "95" }, placeOfService = "10" },
            authorizationRequired = true,
        }));
        await care.LockedAsync(Saturday, "Individual", 60);
        var virtualPresence = new { modality = "AudioVideo", state = "MA" };
        var late = await care.CompletedAsync(
            Sunday, "Individual", 90, 18, new { status = "AttendedPartial", arrivedAt = "2026-01-04T18:30:00Z", virtualPresence });
        await care.Calendar.SignNoteAsync(late, care.Patient);
        var virtualSession = await care.CompletedAsync(Sunday, "Individual", 60, outcome: new { status = "AttendedVirtual", virtualPresence });
        await care.Calendar.SignNoteAsync(virtualSession, care.Patient);

        var lines = await care.LinesAsync();

        Assert.Equal(("57", "0914", "HF"), ((string?)lines["lines/0/claim/placeOfService"], (string?)lines["lines/0/claim/revenueCode"], (string?)lines["lines/0/claim/modifiers/0"]));
        Assert.Equal(("10", "95"), ((string?)lines["lines/1/claim/placeOfService"], (string?)lines["lines/1/claim/modifiers/1"]));
        Assert.Equal("10", (string?)lines["lines/2/claim/placeOfService"]);
        Assert.True((bool)lines["lines/1/authorizationRequired"]!);
    }

    [Fact]
    public async Task A_patient_reads_the_own_lines_and_nobody_else_does()
    {
        var care = await StartAsync();
        await care.LockedAsync(Sunday);
        await care.LinesAsync();

        var own = await care.Calendar.Organization.RegisterAsync([Role.Patient], patient: new(Guid.Parse(care.Patient.PatientId)));
        var patient = care.Host.Client(new ClientTokens(care.Host, () => Task.FromResult(own)));
        Assert.Equal(["2026-01-04 90853 #1"], Lines(await patient.Get(care.Path).Succeeds()));
        await care.Calendar.Organization.Client(Role.Patient).Get(care.Path).IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_family_that_is_seen_without_the_patient_is_billed_and_takes_nothing_of_the_patients_time()
    {
        var care = await StartAsync(null, ContractBodies.Iop, ContractBodies.FamilyAlone);
        await care.LockedAsync(Sunday, "IopBlock", 180);
        var family = await care.LockedAsync(Sunday, "FamilyWithoutPatient", 50, facilitator: care.Calendar.Organization.Supervisor);

        var lines = await care.LinesAsync();

        // Another test may run the job between the two: which was derived first is nobody's promise.
        Assert.Equal(["2026-01-04 90846", "2026-01-04 H0015"], Lines(lines).Select(line => line[..^" #1".Length]));
        Assert.Equal((50, 180), ((int)lines["lines/0/minutes"]!, (int)lines["lines/1/minutes"]!));
        var record = await care.Calendar.AttendanceAsync(family, care.Patient);
        Assert.Equal((false, false, 50), ((bool)record["isTreatment"]!, (bool)record["isRequired"]!, (int)record["attendedMinutes"]!));
        var rates = await care.Calendar.Counselor.Get($"/patients/{care.Patient.PatientId}/attendance-summary").Succeeds();
        Assert.Equal((1, 180), ((int)rates["rates/required"]!, (int)rates["rates/attendedMinutes"]!));
    }

    [Fact]
    public async Task A_week_in_which_the_programme_offered_too_little_is_warned_of()
    {
        var care = await StartAsync(null, ContractBodies.Iop.With(new { daysPerWeek = 3 }));
        await care.LockedAsync("2026-01-02", "IopBlock", 180);
        await care.CompletedAsync(Saturday, "ProcessGroup", outcome: new { status = "AbsentUnexcused" });
        await care.LockedAsync(Sunday, "Individual", 60);

        var thin = await care.LinesAsync();
        Assert.Equal(
            ("2025-12-29", "H0015", 2, 3),
            ((string?)thin["thinWeeks/0/mondayOn"], (string?)thin["thinWeeks/0/serviceCode"], (int)thin["thinWeeks/0/offeredDays"]!, (int)thin["thinWeeks/0/neededDays"]!));

        await care.LockedAsync(Sunday, "ProcessGroup", hour: 19);
        Assert.Empty((await care.LinesAsync())["thinWeeks"]!.AsArray());
    }
}
