using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Integration;

public class ApiClientTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 6, 17, 0, 0, TimeSpan.Zero);
    private static readonly PractitionerId Person = TypedId.New<PractitionerId>(Now);
    private static readonly PatientId Patient = TypedId.New<PatientId>(Now);
    private static readonly ApiClientProfile Profile = new("Chart", ["Counselor", "Supervisor"], ["plans.read"], Person, null);

    [Fact]
    public void It_is_registered_active_under_its_own_id_as_it_is_described()
    {
        var (id, organization) = (TypedId.New<ApiClientId>(Now), TypedId.New<OrganizationId>(Now));

        var client = ApiClient.Register(id, organization, Profile);

        Assert.Equal(
            (id, organization, id.ToString(), "Chart", ApiClientStatus.Active, false),
            (client.Id, client.OrganizationId, client.ClientId, client.Name, client.Status, client.IsDemo));
        Assert.Equal((Profile.Roles, Profile.Scopes, Person, null), (client.Roles, client.Scopes, client.PractitionerId, client.PatientId));
        var told = Assert.Single(client.Events);
        Assert.Equal(("client.created", new EventSubject(id.Value)), (told.Type, told.Subject));
    }

    [Fact]
    public void A_client_of_the_demonstration_has_a_name_that_can_be_told()
    {
        var client = ApiClient.Register(TypedId.New<ApiClientId>(Now), TypedId.New<OrganizationId>(Now), Profile, demoClientId: "demo");

        Assert.Equal(("demo", true), (client.ClientId, client.IsDemo));
    }

    [Fact]
    public void Secret_and_keys_change_while_it_is_active()
    {
        var client = Registered();
        var keys = new ApiClientKeys(["key-1"], null);

        client.RotateSecret();
        client.SetKeys(keys);
        client.Disable();

        Assert.Equal((keys, ApiClientStatus.Disabled), (client.Keys, client.Status));
        Assert.Equal(
            ["client.created", "client.secret-rotated", "client.keys-set", "client.disabled"], client.Events.Select(told => told.Type));
        Illegal("disable", client.Disable);
        Illegal("rotate-secret", client.RotateSecret);
        Illegal("keys", () => client.SetKeys(new ApiClientKeys(["key-2"], null)));
        Assert.Equal((keys, 4), (client.Keys, client.Events.Count));
    }

    [Fact]
    public void The_role_of_a_patient_and_a_patient_go_together_and_stand_alone()
    {
        var patient = Profile with { Roles = [ApiClientProfile.PatientRole], PractitionerId = null, PatientId = Patient };
        Register(patient);
        Register(Profile with { PractitionerId = null });

        Refused("CLIENT_BINDING", () => Register(patient with { PatientId = null }), "/patientId");
        Refused("CLIENT_BINDING", () => Register(Profile with { PatientId = Patient }), "/patientId");
        Refused("CLIENT_BINDING", () => Register(patient with { Roles = [ApiClientProfile.PatientRole, "Counselor"] }), "/roles");
        Refused("CLIENT_BINDING", () => Register(patient with { PractitionerId = Person }), "/roles");
    }

    private static ApiClient Registered() => Register(Profile);

    private static ApiClient Register(ApiClientProfile profile) =>
        ApiClient.Register(TypedId.New<ApiClientId>(Now), TypedId.New<OrganizationId>(Now), profile);
}
