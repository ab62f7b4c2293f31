using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Programs;

public sealed class ProgramAccessTests
{
    private static readonly Role[] All = Enum.GetValues<Role>();
    private static readonly Role[] NotPatients = [.. All.Where(role => role != Role.Patient)];

    private static readonly Operation[] Table =
    [
        new("GET", "/programs", null, Scopes.ProgramsRead, All),
        new("POST", "/programs", Course.ProgramBody, Scopes.ProgramsWrite, Role.Administrator),
        new("GET", "/programs/{id}", null, Scopes.ProgramsRead, All),
        new("PUT", "/programs/{id}", Course.ProgramBody, Scopes.ProgramsWrite, Role.Administrator),
        new("GET", "/levels-of-care", null, Scopes.ProgramsRead, All),
        new("GET", "/practitioners", null, Scopes.ProgramsRead, NotPatients),
        new("POST", "/practitioners", PractitionerTests.Body, Scopes.ProgramsWrite, Role.Administrator),
        new("GET", "/practitioners/{id}", null, Scopes.ProgramsRead, NotPatients),
        new("PUT", "/practitioners/{id}", PractitionerTests.Body, Scopes.ProgramsWrite, Role.Administrator),
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
        var id = operation.Contains("practitioners") ? other.Counselor.ToString() : (await other.ProgramAsync()).Id;

        await Find(operation).AssertHidesAsync(await SharedOrganization.GetAsync(), id);
    }

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
