using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Coverage;

public sealed class CoverageAccessTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Except([Administrator, Scheduler])];
    private static readonly Role[] Writers = [Billing, Counselor, Supervisor, Role.System];
    private static readonly Role[] Staff = [.. Enum.GetValues<Role>().Except([Role.Patient])];
    private static readonly Role[] ContractWriters = [Administrator, Billing, Role.System];
    private static readonly Role[] AuthorizationWriters = [Billing, Supervisor, Role.System];

    private static readonly Operation[] Table =
    [
        new("GET", "/patients/{id}/coverages", null, Scopes.CoverageRead, Readers),
        new("POST", "/patients/{id}/coverages", CoverageBodies.Body, Scopes.CoverageWrite, Writers),
        new("GET", "/coverages/{id}", null, Scopes.CoverageRead, Readers),
        new("PUT", "/coverages/{id}", CoverageBodies.Body, Scopes.CoverageWrite, Writers),
        new("POST", "/coverages/{id}/enter-in-error", new { reason = "Recorded by mistake." }, Scopes.CoverageWrite, Writers),
        new("GET", "/payer-contracts", null, Scopes.CoverageRead, Staff),
        new("POST", "/payer-contracts", ContractBodies.Of(Guid.Empty.ToString()), Scopes.CoverageWrite, ContractWriters),
        new("GET", "/payer-contracts/{id}", null, Scopes.CoverageRead, Staff),
        new("POST", "/payer-contracts/{id}/end", new { effectiveTo = "2026-12-31" }, Scopes.CoverageWrite, ContractWriters),
        new("POST", "/payer-contracts/{id}/enter-in-error", new { reason = "Recorded by mistake." }, Scopes.CoverageWrite, ContractWriters),
        new("GET", "/episodes/{id}/service-lines", null, Scopes.CoverageRead, Readers),
        new("POST", "/episodes/{id}/adjudications", new { }, Scopes.CoverageRead, Readers),
        new("GET", "/episodes/{id}/cost-estimate", null, Scopes.CoverageRead, Readers),
        new("PUT", "/episodes/{id}/cost-estimate", new { services = new[] { CostEstimateTests.H0015 } }, Scopes.CoverageWrite, Writers),
        new("GET", "/episodes/{id}/cost-summary", null, Scopes.CoverageRead, Readers),
        new("POST", "/cost-estimates", new { patientId = Guid.Empty, services = new[] { CostEstimateTests.H0015 } }, Scopes.CoverageRead, Readers),
        new("GET", "/episodes/{id}/authorizations", null, Scopes.CoverageRead, Readers),
        new("POST", "/episodes/{id}/authorizations", AuthorizedCare.BodyOf(Guid.Empty.ToString()), Scopes.CoverageWrite, AuthorizationWriters),
        new("GET", "/authorizations/{id}", null, Scopes.CoverageRead, Readers),
        new("POST", "/authorizations/{id}/submit", null, Scopes.CoverageWrite, AuthorizationWriters),
        new("POST", "/authorizations/{id}/decide", AuthorizedCare.Denied, Scopes.CoverageWrite, AuthorizationWriters),
        new("POST", "/authorizations/{id}/appeal", new { reason = "More is needed." }, Scopes.CoverageWrite, AuthorizationWriters),
        new("POST", "/authorizations/{id}/terminate", new { closedFrom = "2026-01-05", reason = "Ends." }, Scopes.CoverageWrite, AuthorizationWriters),
        new("POST", "/authorizations/{id}/enter-in-error", new { reason = "Recorded by mistake." }, Scopes.CoverageWrite, AuthorizationWriters),
        new("GET", "/authorizations/{id}/forecast", null, Scopes.CoverageRead, Readers),
        new("GET", "/episodes/{id}/certifications", null, Scopes.CoverageRead, Readers),
        new("POST", "/episodes/{id}/certifications", new { }, Scopes.CoverageWrite, Physician),
        new("GET", "/certifications/{id}", null, Scopes.CoverageRead, Readers),
        new("POST", "/certifications/{id}/enter-in-error", new { reason = "Recorded by mistake." }, Scopes.CoverageWrite, Physician, Supervisor),
        new("GET", "/parity-log", null, Scopes.CoverageRead, Billing, Supervisor, PrivacyOfficer, Auditor),
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
        var care = await AuthorizedCare.AdmittedAsync(await TestOrganization.CreateAsync());
        var foreign = operation.Split('/')[1] switch
        {
            "patients" => care.PatientId,
            "coverages" => care.CoverageId,
            "episodes" => care.EpisodeId,
            "certifications" => (await care.Organization.Client(Physician).Post($"/episodes/{care.EpisodeId}/certifications", new { }).Succeeds()).Id,
            "payer-contracts" => (await care.Billing.Post("/payer-contracts", ContractBodies.Of(care.ProgramId)).Succeeds()).Id,
            _ => (await care.DraftAsync()).Id,
        };

        await Find(operation).AssertHidesAsync(await SharedOrganization.GetAsync(), foreign);
    }

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
