using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Episodes;

public sealed class EpisodeAccessTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role != Administrator)];
    private static readonly Role[] ClinicalReaders = [.. Readers.Where(role => role != Scheduler)];
    private static readonly Role[] Clinicians = [Counselor, Supervisor, Physician];
    private static readonly object Reason = new { reason = "Recorded by mistake." };

    /// <summary>A good body of each change of an episode.</summary>
    internal static readonly Dictionary<string, object> Bodies = new()
    {
        ["screen"] = new { screenedOn = Course.ScreenedOn },
        ["decline"] = new { declinedOn = Course.AdmittedOn, reason = "NoContact" },
        ["admit"] = Course.AdmissionBody(Guid.Empty.ToString()),
        ["leave"] = new { from = "2026-01-05", expectedReturnOn = "2026-01-08", reason = "Family" },
        ["return"] = new { returnedOn = "2026-01-05" },
        ["diagnoses"] = new { code = "F41.1", isPrimary = false, indexOn = "2026-01-02" },
        ["dimension-ratings"] = Course.RatingsBody(1, 0, 2, 1, 2, 1),
        ["enter-in-error"] = Reason,
    };

    private static readonly Operation[] Table =
    [
        new("GET", "/patients/{id}/episodes", null, Scopes.EpisodesRead, Readers),
        new("POST", "/patients/{id}/episodes", new { programId = Guid.Empty, requestedOn = Course.RequestedOn, source = "Self" }, Scopes.EpisodesWrite, [.. Clinicians, Scheduler, Role.System]),
        new("GET", "/episodes/{id}", null, Scopes.EpisodesRead, Readers),
        new("POST", "/episodes/{id}/screen", Bodies["screen"], Scopes.EpisodesWrite, Clinicians),
        new("POST", "/episodes/{id}/decline", Bodies["decline"], Scopes.EpisodesWrite, Clinicians),
        new("POST", "/episodes/{id}/admit", Bodies["admit"], Scopes.EpisodesWrite, Clinicians),
        new("POST", "/episodes/{id}/leave", Bodies["leave"], Scopes.EpisodesWrite, Clinicians),
        new("POST", "/episodes/{id}/return", Bodies["return"], Scopes.EpisodesWrite, Clinicians),
        new("POST", "/episodes/{id}/enter-in-error", Reason, Scopes.EpisodesWrite, Supervisor, PrivacyOfficer),
        new("GET", "/episodes/{id}/diagnoses", null, Scopes.EpisodesRead, ClinicalReaders),
        new("POST", "/episodes/{id}/diagnoses", Bodies["diagnoses"], Scopes.EpisodesWrite, [.. Clinicians, Role.System]),
        new("GET", "/episodes/{id}/diagnoses/{id}", null, Scopes.EpisodesRead, ClinicalReaders),
        new("POST", "/episodes/{id}/diagnoses/{id}/enter-in-error", Reason, Scopes.EpisodesWrite, [.. Clinicians, Role.System]),
        new("GET", "/episodes/{id}/dimension-ratings", null, Scopes.EpisodesRead, ClinicalReaders),
        new("POST", "/episodes/{id}/dimension-ratings", Bodies["dimension-ratings"], Scopes.EpisodesWrite, Clinicians),
        new("GET", "/episodes/{id}/dimension-ratings/{id}", null, Scopes.EpisodesRead, ClinicalReaders),
        new("POST", "/episodes/{id}/dimension-ratings/{id}/enter-in-error", Reason, Scopes.EpisodesWrite, Clinicians),
    ];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Find(operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_another_organization_has_is_not_found(string operation)
    {
        var other = await TestOrganization.CreateAsync();
        var episode = await other.ReferredAsync();
        var id = operation.Contains("/patients/") ? (string)episode["patientId"]! : episode.Id;

        await Find(operation).AssertHidesAsync(await SharedOrganization.GetAsync(), id);
    }

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
