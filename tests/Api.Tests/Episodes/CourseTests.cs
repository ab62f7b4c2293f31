using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Episodes;

public sealed class CourseTests
{
    [Fact]
    public async Task A_patient_is_referred_screened_rated_and_admitted()
    {
        var organization = await TestOrganization.CreateAsync();

        var admitted = await organization.AdmittedAsync();

        var episode = await organization.Client(Role.Counselor).Get($"/episodes/{admitted.Id}").Succeeds();
        Assert.Equal("Admitted", (string?)episode["status"]);
    }
}
