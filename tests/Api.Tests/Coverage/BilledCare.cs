using System.Globalization;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Scheduling;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>A patient whom Harbor Mutual covers, in a programme that has a contract with it. Today is Monday 5 January.</summary>
internal sealed class BilledCare
{
    private BilledCare(ApiHost host, TestCalendar calendar, TestParticipant patient, ApiAnswer contract, ApiAnswer coverage)
    {
        Host = host;
        Calendar = calendar;
        Patient = patient;
        Contract = contract;
        Coverage = coverage;
    }

    public ApiHost Host { get; }

    public TestCalendar Calendar { get; }

    public TestParticipant Patient { get; }

    public ApiAnswer Contract { get; }

    public ApiAnswer Coverage { get; }

    public ApiClient Billing => Calendar.Organization.Client(Role.Billing);

    public string Path => $"/episodes/{Patient.EpisodeId}/service-lines";

    public static async Task<BilledCare> StartAsync(ApiHost? host = null, params object[] services)
    {
        host ??= await ApiHost.SharedAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        return await StartAsync(host, calendar, await calendar.PatientAsync(), services);
    }

    /// <summary>As before, of a patient who was admitted today.</summary>
    public static async Task<BilledCare> StartAdmittedAsync()
    {
        var host = await ApiHost.SharedAsync();
        var calendar = await TestCalendar.CreateAsync(host);
        var episode = await calendar.Organization.AdmittedAsync(calendar.ProgramId);
        return await StartAsync(host, calendar, new TestParticipant((string)episode["patientId"]!, episode.Id, episode.ETag));
    }

    private static async Task<BilledCare> StartAsync(ApiHost host, TestCalendar calendar, TestParticipant patient, params object[] services)
    {
        var billing = calendar.Organization.Client(Role.Billing);
        var contract = await billing.Post("/payer-contracts", ContractBodies.Of(calendar.ProgramId, services)).Succeeds();
        var coverage = await billing.Post($"/patients/{patient.PatientId}/coverages", CoverageBodies.Body).Succeeds();
        return new BilledCare(host, calendar, patient, contract, coverage);
    }

    /// <summary>Attended from 15:00 UTC on, its note signed, and so locked.</summary>
    public async Task<ApiAnswer> LockedAsync(string day, string type = "ProcessGroup", int minutes = 90, int hour = 15, PractitionerId? facilitator = null)
    {
        var session = await CompletedAsync(day, type, minutes, hour, facilitator: facilitator);
        await Calendar.SignNoteAsync(session, Patient);
        return session;
    }

    public async Task<ApiAnswer> CompletedAsync(
        string day, string type = "ProcessGroup", int minutes = 90, int hour = 15, object? outcome = null, PractitionerId? facilitator = null)
    {
        var startsAt = DateTimeOffset.Parse($"{day}T{hour}:00:00Z", CultureInfo.InvariantCulture);
        var body = Calendar.Body(day, Patient).With(new { type, startsAt, endsAt = startsAt.AddMinutes(minutes) });
        var elsewhere = body.With(new { facilitatorId = facilitator?.ToString(), room = (string?)null });
        var session = await Calendar.Counselor.Post("/sessions", facilitator is null ? body : elsewhere).Succeeds();
        await Calendar.TakeAsync(session, Patient, outcome ?? new { status = "Attended" }).Succeeds();
        return await Calendar.DoAsync(session, "complete", new { endsAt = (string?)session["endsAt"] }).Succeeds();
    }

    /// <summary>Reopens a locked session, corrects how it went, and locks it again.</summary>
    public async Task CorrectAsync(ApiAnswer session, object outcome)
    {
        await Calendar.DoAsync(session, "reopen", new { reason = "The time was wrong." }, Calendar.Supervisor).Succeeds();
        await Calendar.TakeAsync(session, Patient, outcome).Succeeds();
        await Calendar.DoAsync(session, "lock").Succeeds();
    }

    public Task TestAsync(string day) => Calendar.Counselor.Post($"/episodes/{Patient.EpisodeId}/drug-tests", new
    {
        collectedAt = $"{day}T16:00:00Z",
        outcome = "Tested",
        specimen = "Urine",
        method = "Presumptive",
        results = new[] { new { substance = "Alcohol", result = "Negative" } },
    }).Succeeds();

    public async Task<ApiAnswer> LinesAsync(string query = "")
    {
        await Host.RunAsync<CoverageJobs>();
        return await Billing.Get($"{Path}{query}").Succeeds();
    }

    /// <summary>Each as its day, code and place; void ones in brackets.</summary>
    public static IEnumerable<string> Lines(ApiAnswer lines) => lines["lines"]!.AsArray().Select(line =>
        line!["voidedAt"] is null ? Text(line) : $"({Text(line)})");

    public static IEnumerable<string> Unbilled(ApiAnswer lines) =>
        lines["unbilled"]!.AsArray().Select(service => $"{service!["on"]} {service["reason"]}");

    private static string Text(JsonNode line) => $"{line["on"]} {line["serviceCode"]} #{line["sequence"]}";
}
