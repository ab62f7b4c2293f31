using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class GroupAccessTests
{
    private static readonly Role[] Everybody = Enum.GetValues<Role>();
    private static readonly Role[] Staff = [.. Everybody.Where(role => role != Patient)];
    private static readonly Role[] Readers = [.. Everybody.Where(role => role != Administrator)];
    private static readonly Role[] Planners = [Scheduler, Supervisor, Administrator];
    private static readonly Role[] Writers = [Scheduler, Counselor, Supervisor, Physician];
    private static readonly object Enrolment = new { episodeId = Guid.Empty };
    private static readonly object Reason = new { reason = "Recorded by mistake." };

    private static readonly object Group = new
    {
        programId = Guid.Empty,
        sessionType = "IopBlock",
        name = "Evening group",
        entry = "Open",
        startsOn = Course.AdmittedOn,
        facilitatorIds = new[] { Guid.Empty },
        room = "Room 2",
    };

    private static readonly Operation[] Table =
    [
        new("GET", "/curricula", null, Scopes.SchedulingRead, Everybody),
        new("GET", "/groups", null, Scopes.SchedulingRead, Staff),
        new("POST", "/groups", Group, Scopes.SchedulingWrite, Planners),
        new("GET", "/groups/{id}", null, Scopes.SchedulingRead, Staff),
        new("PUT", "/groups/{id}", Group, Scopes.SchedulingWrite, Planners),
        new("GET", "/groups/{id}/topic", null, Scopes.SchedulingRead, Staff),
        new("GET", "/groups/{id}/enrolments", null, Scopes.SchedulingRead, Readers),
        new("POST", "/groups/{id}/enrolments", Enrolment, Scopes.SchedulingWrite, Writers),
        new("GET", "/groups/{id}/enrolments/{id}", null, Scopes.SchedulingRead, Readers),
        new("DELETE", "/groups/{id}/enrolments/{id}", null, Scopes.SchedulingWrite, Writers),
        new("POST", "/groups/{id}/enrolments/{id}/enter-in-error", Reason, Scopes.SchedulingWrite, Writers),
    ];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    public static TheoryData<string> OfOneGroup => [.. Table.Select(operation => operation.ToString()).Where(name => name.Contains("{id}"))];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Find(operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(OfOneGroup))]
    public async Task What_another_organization_has_is_not_found(string operation)
    {
        var other = await GroupInProgress.StartAsync();
        var group = await other.GroupAsync();

        await Find(operation).AssertHidesAsync(await SharedOrganization.GetAsync(), group.Id);
    }

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
