using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Patients;

public sealed class PatientAccessTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role != Administrator)];
    private static readonly Role[] Registrars = [Counselor, Supervisor, Physician, Scheduler, Role.System];
    private static readonly object Reason = new { reason = "Recorded by mistake." };

    private static readonly Operation[] Table =
    [
        new("GET", "/patients", null, Scopes.PatientsRead, Readers),
        new("POST", "/patients", Course.PatientBody, Scopes.PatientsWrite, Registrars),
        new("POST", "/patients/search", new { familyName = "Ash" }, Scopes.PatientsRead, Readers),
        new("GET", "/patients/{id}", null, Scopes.PatientsRead, Readers),
        new("PUT", "/patients/{id}", Course.PatientBody, Scopes.PatientsWrite, Registrars),
        new("PATCH", "/patients/{id}", new { language = "es" }, Scopes.PatientsWrite, Registrars),
        new("POST", "/patients/{id}/merge", new { intoPatientId = Guid.Empty }, Scopes.PatientsWrite, Supervisor, PrivacyOfficer),
        new("POST", "/patients/{id}/retain", new { legalHold = true }, Scopes.PatientsWrite, PrivacyOfficer),
        new("POST", "/patients/{id}/enter-in-error", Reason, Scopes.PatientsWrite, Supervisor, PrivacyOfficer, Role.System),
        new("GET", "/patients/{id}/related-persons", null, Scopes.PatientsRead, Readers),
        new("POST", "/patients/{id}/related-persons", RelatedPersonTests.Body, Scopes.PatientsWrite, Registrars),
        new("GET", "/patients/{id}/related-persons/{id}", null, Scopes.PatientsRead, Readers),
        new("PUT", "/patients/{id}/related-persons/{id}", RelatedPersonTests.Body, Scopes.PatientsWrite, Registrars),
        new("POST", "/patients/{id}/related-persons/{id}/enter-in-error", Reason, Scopes.PatientsWrite, Counselor, Supervisor, Physician, Role.System),
    ];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    public static TheoryData<string> WithIds => [.. Table.Where(operation => operation.Path.Contains("{id}")).Select(operation => operation.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Find(operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(WithIds))]
    public async Task What_another_organization_has_is_not_found(string operation)
    {
        var other = await TestOrganization.CreateAsync();

        await Find(operation).AssertHidesAsync(await SharedOrganization.GetAsync(), (await other.PatientAsync()).Id);
    }

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
