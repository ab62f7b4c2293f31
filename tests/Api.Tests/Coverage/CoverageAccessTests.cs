using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Coverage;

public sealed class CoverageAccessTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Except([Administrator, Scheduler])];
    private static readonly Role[] Writers = [Billing, Counselor, Supervisor, Role.System];

    private static readonly Operation[] Table =
    [
        new("GET", "/patients/{id}/coverages", null, Scopes.CoverageRead, Readers),
        new("POST", "/patients/{id}/coverages", CoverageBodies.Body, Scopes.CoverageWrite, Writers),
        new("GET", "/coverages/{id}", null, Scopes.CoverageRead, Readers),
        new("PUT", "/coverages/{id}", CoverageBodies.Body, Scopes.CoverageWrite, Writers),
        new("POST", "/coverages/{id}/enter-in-error", new { reason = "Recorded by mistake." }, Scopes.CoverageWrite, Writers),
        new("POST", "/cost-estimates", new { patientId = Guid.Empty, services = new[] { CostEstimateTests.H0015 } }, Scopes.CoverageRead, Readers),
    ];

    public static TheoryData<string> OfOnePatient => [.. Table.Select(operation => operation.ToString()).Where(name => name.Contains("{id}"))];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Find(operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(OfOnePatient))]
    public async Task What_another_organization_has_is_not_found(string operation)
    {
        var other = await TestOrganization.CreateAsync();
        var patient = await other.PatientAsync();
        var coverage = await other.Client(Billing).Post($"/patients/{patient.Id}/coverages", CoverageBodies.Body).Succeeds();

        await Find(operation).AssertHidesAsync(
            await SharedOrganization.GetAsync(), operation.Contains("/patients/", StringComparison.Ordinal) ? patient.Id : coverage.Id);
    }

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
