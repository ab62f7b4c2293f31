using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Tests.Common;

public class AggregateRootTests
{
    [Fact]
    public void All_changes_until_it_is_saved_are_one_version_and_each_is_an_event()
    {
        var patient = Patients.TestPatients.Patient();
        patient.Retain(new(2036, 1, 1), legalHold: false);
        Assert.Equal((1, 2), (patient.Version, patient.Events.Count));

        patient.MarkSaved();
        patient.Retain(new(2036, 1, 1), legalHold: true);
        patient.Retain(new(2036, 1, 1), legalHold: false);

        Assert.Equal((2, 2), (patient.Version, patient.Events.Count));
    }

    [Fact]
    public void An_organization_is_founded_with_its_name_and_currency()
    {
        var id = TypedId.New<OrganizationId>(DateTimeOffset.UnixEpoch);

        var organization = Organization.Found(id, "Harbor", "USD");

        Assert.Equal((id, "Harbor", "USD"), (organization.Id, organization.Name, organization.Currency));
        var told = Assert.Single(organization.Events);
        Assert.Equal(("organization.founded", new EventSubject(id.Value)), (told.Type, told.Subject));
    }
}
