using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Transition;

public sealed class TransitionAccessTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Except([Administrator, Scheduler, Billing])];
    private static readonly Role[] Clinicians = [Counselor, Supervisor, Physician];
    private static readonly Role[] Signers = [Counselor, Supervisor, Physician, Patient];
    private static readonly object Reason = new { reason = "Recorded by mistake." };

    private static readonly Operation[] Table =
    [
        .. PlanOf("relapse-prevention-plan", TransitionBodies.RelapsePrevention),
        .. PlanOf("continuing-care-plan", TransitionBodies.ContinuingCare),
        new("GET", "/episodes/{id}/independence-checklist", null, Scopes.TransitionRead, Readers),
        new("PUT", "/episodes/{id}/independence-checklist", IndependenceTests.Look(null), Scopes.TransitionWrite, Clinicians),
        new("GET", "/episodes/{id}/follow-ups", null, Scopes.TransitionRead, Readers),
        new("POST", "/episodes/{id}/follow-ups", new { dueOn = "2026-05-01" }, Scopes.TransitionWrite, Clinicians),
        new("GET", "/episodes/{id}/follow-ups/{id}", null, Scopes.TransitionRead, Readers),
        new("POST", "/episodes/{id}/follow-ups/{id}/attempts", new { method = "Phone", reached = false }, Scopes.TransitionWrite, Clinicians),
        new("POST", "/episodes/{id}/follow-ups/{id}/cancel", Reason, Scopes.TransitionWrite, Clinicians),
        new("POST", "/episodes/{id}/follow-ups/{id}/enter-in-error", Reason, Scopes.TransitionWrite, Clinicians),
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
        var other = await CareInProgress.StartAsync();

        await Find(operation).AssertHidesAsync(await SharedOrganization.GetAsync(), other.EpisodeId.ToString());
    }

    private static Operation[] PlanOf(string name, object body) =>
    [
        new("GET", $"/episodes/{{id}}/{name}", null, Scopes.TransitionRead, Readers),
        new("PUT", $"/episodes/{{id}}/{name}", body, Scopes.TransitionWrite, Clinicians),
        new("GET", $"/episodes/{{id}}/{name}/gaps", null, Scopes.TransitionRead, Readers),
        new("POST", $"/episodes/{{id}}/{name}/signatures", new { role = "Patient", method = "ElectronicDrawn" }, Scopes.TransitionWrite, Signers),
        new("POST", $"/episodes/{{id}}/{name}/activate", null, Scopes.TransitionWrite, Clinicians),
        new("GET", $"/episodes/{{id}}/{name}/versions/1", null, Scopes.TransitionRead, Readers),
        new("POST", $"/episodes/{{id}}/{name}/versions/1/enter-in-error", Reason, Scopes.TransitionWrite, Clinicians),
    ];

    private static Operation Find(string name) => Table.Single(operation => operation.ToString() == name);
}
