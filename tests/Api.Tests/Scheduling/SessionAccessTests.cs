using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class SessionAccessTests
{
    private static readonly Role[] Clinicians = [Counselor, Supervisor, Physician];
    private static readonly Role[] Planners = [.. Clinicians, Scheduler];
    private static readonly Role[] Readers = [.. Planners, Billing, PrivacyOfficer, Auditor];
    private static readonly Role[] AttendanceReaders = [.. Readers.Where(role => role != Scheduler)];

    private static readonly Role[] PatientTokenMakers = [.. Planners, Patient];

    private static readonly Role[] PatientReaders = [.. Enum.GetValues<Role>().Where(role => role != Administrator)];
    private static readonly Role[] ClinicalReaders = [.. PatientReaders.Where(role => role != Scheduler)];

    private static readonly object Session = new
    {
        programId = Guid.Empty,
        type = "Individual",
        facilitatorId = Guid.Empty,
        startsAt = "2026-01-12T18:00:00Z",
        endsAt = "2026-01-12T19:00:00Z",
    };

    private static readonly object Change = new { dtstartLocal = "2026-01-12T18:00:00", tzid = "America/New_York", durationMinutes = 90 };

    private static readonly object SeriesBody = Change.With(new { programId = Guid.Empty, type = "Individual", facilitatorId = Guid.Empty });

    private static readonly object Attempt = new { at = "2026-01-04T18:00:00Z", method = "Phone", reached = false };

    private static readonly object Replacement = new { originalStartLocal = "2026-01-19T18:00:00", startLocal = "2026-01-23T18:00:00" };

    private static readonly Operation[] Table =
    [
        new("GET", "/sessions", null, Scopes.SchedulingRead, Readers),
        new("POST", "/sessions", Session, Scopes.SchedulingWrite, Planners),
        new("GET", "/sessions/{id}", null, Scopes.SchedulingRead, Readers),
        new("POST", "/sessions/{id}/start", null, Scopes.SchedulingWrite, Clinicians),
        new("POST", "/sessions/{id}/complete", new { endsAt = "2026-01-12T19:00:00Z" }, Scopes.SchedulingWrite, Clinicians),
        new("POST", "/sessions/{id}/cancel", new { cause = "Program" }, Scopes.SchedulingWrite, Planners),
        new("POST", "/sessions/{id}/reschedule", new { startsAt = "2026-01-12T18:00:00Z", endsAt = "2026-01-12T19:00:00Z" }, Scopes.SchedulingWrite, Planners),
        new("POST", "/sessions/{id}/lock", null, Scopes.SchedulingWrite, Clinicians),
        new("POST", "/sessions/{id}/reopen", new { reason = "A slip." }, Scopes.SchedulingWrite, Supervisor),
        new("GET", "/sessions/{id}/attendance", null, Scopes.SchedulingRead, AttendanceReaders),
        new("POST", "/sessions/{id}/attendance", new { episodeId = Guid.Empty }, Scopes.SchedulingWrite, Planners),
        new("POST", "/sessions/{id}/make-ups", new { makeUpFor = Guid.Empty }, Scopes.SchedulingWrite, Planners),
        new("GET", "/sessions/{id}/attendance/{id}", null, Scopes.SchedulingRead, AttendanceReaders),
        new("PUT", "/sessions/{id}/attendance/{id}", new { status = "Attended" }, Scopes.SchedulingWrite, Clinicians),
        new("GET", "/sessions/{id}/notes/{id}", null, Scopes.SchedulingRead, Clinicians),
        new("PUT", "/sessions/{id}/notes/{id}", new { text = "A word." }, Scopes.SchedulingWrite, Clinicians),
        new("POST", "/sessions/{id}/notes/{id}/sign", null, Scopes.SchedulingWrite, Clinicians),
        new("POST", "/sessions/{id}/notes/{id}/enter-in-error", new { reason = "A slip." }, Scopes.SchedulingWrite, Clinicians),
        new("GET", "/plans/{id}/objective-coverage", null, Scopes.PlansRead, ClinicalReaders),
        new("GET", "/patients/{id}/calendar-tokens", null, Scopes.SchedulingRead, [.. PatientTokenMakers, PrivacyOfficer, Auditor]),
        new("POST", "/patients/{id}/calendar-tokens", new { }, Scopes.SchedulingWrite, PatientTokenMakers),
        new("GET", "/patients/{id}/calendar-tokens/{id}", null, Scopes.SchedulingRead, [.. PatientTokenMakers, PrivacyOfficer, Auditor]),
        new("DELETE", "/patients/{id}/calendar-tokens/{id}", null, Scopes.SchedulingWrite, [.. PatientTokenMakers, PrivacyOfficer]),
        new("GET", "/practitioners/{id}/calendar-tokens", null, Scopes.SchedulingRead, [.. Planners, PrivacyOfficer, Auditor]),
        new("POST", "/practitioners/{id}/calendar-tokens", new { }, Scopes.SchedulingWrite, Planners),
        new("GET", "/practitioners/{id}/calendar-tokens/{id}", null, Scopes.SchedulingRead, [.. Planners, PrivacyOfficer, Auditor]),
        new("DELETE", "/practitioners/{id}/calendar-tokens/{id}", null, Scopes.SchedulingWrite, [.. Planners, PrivacyOfficer]),
        new("POST", "/sessions/{id}/check-in", null, Scopes.SchedulingWrite, Patient),
        new("POST", "/sessions/{id}/attendance/{id}/check-in", null, Scopes.SchedulingWrite, Planners),
        new("GET", "/episodes/{id}/contact-attempts", null, Scopes.SchedulingRead, PatientReaders),
        new("POST", "/episodes/{id}/contact-attempts", Attempt, Scopes.SchedulingWrite, Planners),
        new("GET", "/episodes/{id}/contact-attempts/{id}", null, Scopes.SchedulingRead, PatientReaders),
        new("POST", "/episodes/{id}/contact-attempts/{id}/enter-in-error", new { reason = "A slip." }, Scopes.SchedulingWrite, Planners),
        new("GET", "/session-series", null, Scopes.SchedulingRead, Readers),
        new("POST", "/session-series", SeriesBody, Scopes.SchedulingWrite, Planners),
        new("GET", "/session-series/{id}", null, Scopes.SchedulingRead, Readers),
        new("PUT", "/session-series/{id}?scope=All", Change, Scopes.SchedulingWrite, Planners),
        new("GET", "/session-series/{id}/replacement-proposals", null, Scopes.SchedulingRead, Readers),
        new("POST", "/session-series/{id}/replacements", Replacement, Scopes.SchedulingWrite, Planners),
        new("GET", "/patients/{id}/schedule", null, Scopes.SchedulingRead, PatientReaders),
        new("GET", "/patients/{id}/weekly-hours", null, Scopes.SchedulingRead, ClinicalReaders),
        new("GET", "/patients/{id}/attendance-summary", null, Scopes.SchedulingRead, ClinicalReaders),
        new("POST", "/sessions/{id}/attendance/{id}/enter-in-error", new { reason = "A slip." }, Scopes.SchedulingWrite, Clinicians),
    ];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    public static TheoryData<string> OfOne => [.. Table.Where(operation => operation.Path.Contains("{id}")).Select(operation => operation.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Find(operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(OfOne))]
    public async Task What_another_organization_has_is_not_found(string operation)
    {
        var other = await TestCalendar.CreateAsync();
        var patient = await other.PatientAsync();
        var session = await other.ScheduleAsync("2026-01-12", patient);

        var id = operation.Contains("/patients/") ? patient.PatientId
            : operation.Contains("/practitioners/") ? other.Organization.Counselor.ToString()
            : operation.Contains("/episodes/") ? patient.EpisodeId
            : operation.Contains("/session-series/") ? (await other.Counselor.Post("/session-series", SeriesTests.Body(other)).Succeeds()).Id
            : session.Id;

        await Find(operation).AssertHidesAsync(await SharedOrganization.GetAsync(), id);
    }

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
