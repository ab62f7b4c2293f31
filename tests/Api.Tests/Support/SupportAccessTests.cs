using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Support;

public sealed class SupportAccessTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Except([Administrator, Scheduler, Billing])];
    private static readonly Role[] Clinicians = [Counselor, Supervisor, Physician];
    private static readonly Role[] Tellers = [Counselor, Supervisor, Physician, Patient];
    private static readonly object Reason = new { reason = "Recorded by mistake." };
    private static readonly object Contact = new { name = "Lee Marsh", relationship = "Sponsor", phone = "+1 212 555 0142" };
    private static readonly object Trigger = new { category = "Time", description = "The hour after work", risk = 4 };

    private static readonly Operation[] Table =
    [
        .. Facts("support-contacts", Contact, Clinicians),
        new("PUT", "/episodes/{id}/support-contacts/{id}", Contact, Scopes.SupportWrite, Clinicians),
        .. Facts("encouragements", new { message = "Well begun." }, Clinicians),
        .. Facts("triggers", Trigger, Clinicians),
        new("PUT", "/episodes/{id}/triggers/{id}", Trigger, Scopes.SupportWrite, Clinicians),
        .. Facts("check-ins", new { craving = 3 }, Tellers),
        new("GET", "/episodes/{id}/craving-trend", null, Scopes.SupportRead, Readers),
        .. Facts("use-events", new { substance = "Alcohol", startedOn = "2026-01-05", reportedBy = "Self" }, Tellers),
        new("POST", "/episodes/{id}/use-events/{id}/confirm", new { }, Scopes.SupportWrite, Clinicians),
        new("POST", "/episodes/{id}/use-events/{id}/refute", Reason, Scopes.SupportWrite, Clinicians),
        new("POST", "/episodes/{id}/use-events/{id}/judge-relapse", Reason, Scopes.SupportWrite, Clinicians),
        new("GET", "/episodes/{id}/use-history", null, Scopes.SupportRead, Readers),
        new("GET", "/episodes/{id}/abstinence", null, Scopes.SupportRead, Readers),
        new("GET", "/episodes/{id}/care-team", null, Scopes.SupportRead, Readers),
        new("PUT", "/episodes/{id}/care-team", new { members = Array.Empty<object>() }, Scopes.SupportWrite, Clinicians),
        new("GET", "/episodes/{id}/milestones", null, Scopes.SupportRead, Readers),
        new("GET", "/episodes/{id}/milestones/{id}", null, Scopes.SupportRead, Readers),
        new("GET", "/episodes/{id}/milestone-sharing", null, Scopes.SupportRead, Readers),
        new("PUT", "/episodes/{id}/milestone-sharing", new { isShared = false }, Scopes.SupportWrite, Patient),
        new("GET", "/groups/{id}/milestones", null, Scopes.SupportRead, Tellers),
    ];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    public static TheoryData<string> OfOneEpisode => [.. Table.Select(operation => operation.ToString()).Where(name => name.Contains("/episodes/"))];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Find(operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(OfOneEpisode))]
    public async Task What_another_organization_has_is_not_found(string operation)
    {
        var other = await CareInProgress.StartAsync();

        await Find(operation).AssertHidesAsync(await SharedOrganization.GetAsync(), other.EpisodeId.ToString());
    }

    private static Operation[] Facts(string name, object body, Role[] writers) =>
    [
        new("GET", $"/episodes/{{id}}/{name}", null, Scopes.SupportRead, Readers),
        new("POST", $"/episodes/{{id}}/{name}", body, Scopes.SupportWrite, writers),
        new("GET", $"/episodes/{{id}}/{name}/{{id}}", null, Scopes.SupportRead, Readers),
        new("POST", $"/episodes/{{id}}/{name}/{{id}}/enter-in-error", Reason, Scopes.SupportWrite, Clinicians),
    ];

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
