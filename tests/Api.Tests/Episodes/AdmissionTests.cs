using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Episodes;

public sealed class AdmissionTests
{
    [Fact]
    public async Task An_admission_keeps_the_decision_and_what_was_suggested()
    {
        var organization = await TestOrganization.CreateAsync();

        var admitted = await organization.AdmittedAsync();

        Assert.Equal(200, (int)admitted.Status);
        var episode = await organization.Client(Role.Counselor).Get($"/episodes/{admitted.Id}").Succeeds();
        Assert.Equal(admitted.Text, episode.Text);
        Assert.Equal(("Admitted", "2.1", "2026-01-04"), (
            (string?)episode["status"], (string?)episode["currentLevelOfCare/code"], (string?)episode["lastUseOn"]));
        Assert.Equal(("Place", "Third", "2.1"), (
            (string?)episode["admission/suggestion/outcome"],
            (string?)episode["admission/suggestion/level/edition"],
            (string?)episode["admission/suggestion/level/code"]));
        Assert.Equal((Course.AdmittedOn, organization.Counselor.ToString()), (
            (string?)episode["admission/admittedOn"], (string?)episode["admission/decidedBy"]));
        Assert.Equal(Course.AdmittedOn, (string?)episode["levelOfCareStays/0/effectiveOn"]);
    }

    [Theory]
    [InlineData("Never")]
    [InlineData("Unknown")]
    public async Task The_last_use_may_be_never_or_unknown(string lastUseOn)
    {
        var (organization, path, body, version) = await RatedAsync(1, 0, 2, 1, 2, 1);

        var admitted = await organization.Client(Role.Physician).Post($"{path}/admit", body.With(new { lastUseOn }), version).Succeeds();

        Assert.Equal(lastUseOn, (string?)admitted["lastUseOn"]);
    }

    [Fact]
    public async Task A_decision_against_the_suggestion_needs_a_reason()
    {
        var (organization, path, body, version) = await RatedAsync(1, 0, 2, 1, 3, 1);
        var client = organization.Client(Role.Counselor);

        var refused = await client.Post($"{path}/admit", body, version).IsRefused(422, "OVERRIDE_REASON_REQUIRED");
        Assert.Equal([("/overrideReason", "OVERRIDE_REASON_REQUIRED")], refused.Errors);
        Assert.Equal("Screened", (string?)(await client.Get(path))["status"]);

        var admitted = await client.Post($"{path}/admit", body.With(new { overrideReason = "Sober home, daily support." }), version).Succeeds();
        Assert.Equal("Sober home, daily support.", (string?)admitted["admission/overrideReason"]);
        Assert.Equal("Review", (string?)admitted["admission/suggestion/outcome"]);
    }

    [Theory]
    [InlineData("""{ "admittedOn": "2026-01-06" }""", "DATE_IN_FUTURE", "/admittedOn")]
    [InlineData("""{ "admittedOn": "2026-01-02" }""", "DATE_OUT_OF_ORDER", "/admittedOn")]
    [InlineData("""{ "lastUseOn": "2026-01-06" }""", "DATE_OUT_OF_ORDER", "/lastUseOn")]
    [InlineData("""{ "levelOfCare": { "edition": "Fourth", "code": "9" } }""", "UNKNOWN_LEVEL_OF_CARE", "/levelOfCare/code")]
    [InlineData("""{ "levelOfCare": { "edition": "Fourth", "code": "2.5" } }""", "LEVEL_NOT_OFFERED", "/levelOfCare")]
    [InlineData("""{ "dimensionRatingSetId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/dimensionRatingSetId")]
    public async Task An_admission_that_breaks_a_rule_is_refused(string change, string code, string pointer)
    {
        var (organization, path, body, version) = await RatedAsync(1, 0, 2, 1, 2, 1);
        var client = organization.Client(Role.Counselor);

        var refused = await client.Post($"{path}/admit", body.With(change), version).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        var episode = await client.Get(path);
        Assert.Equal(("Screened", version), ((string?)episode["status"], episode.ETag));
        Assert.Null(episode["admission"]);
    }

    [Theory]
    [InlineData("""{ "lastUseOn": "yesterday" }""", "INVALID_FORMAT", "/lastUseOn")]
    [InlineData("""{ "lastUseOn": null }""", "REQUIRED", "/lastUseOn")]
    [InlineData("""{ "overrideReason": "  " }""", "REQUIRED", "/overrideReason")]
    [InlineData("""{ "patientAgreement": "Perhaps" }""", "INVALID_FORMAT", "/patientAgreement")]
    [InlineData("""{ "levelOfCare": null }""", "REQUIRED", "/levelOfCare")]
    public async Task An_admission_of_the_wrong_shape_is_refused(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();

        var refused = await organization.Client(Role.Counselor)
            .Post($"/episodes/{Guid.Empty}/admit", Course.AdmissionBody(Guid.Empty.ToString()).With(change), "\"1\"").IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task Ratings_older_than_fourteen_days_do_not_carry_an_admission()
    {
        var host = await ApiHost.StartAsync();
        await using var _ = host;
        var (organization, path, body, version) = await RatedAsync(host, 1, 0, 2, 1, 2, 1);
        host.Clock.SetDate(2026, 1, 18);
        var client = organization.Client(Role.Counselor);

        await client.Post($"{path}/admit", body.With(new { admittedOn = "2026-01-18" }), version).IsRefused(422, "RATINGS_TOO_OLD");
        await client.Post($"{path}/admit", body.With(new { admittedOn = "2026-01-17" }), version).Succeeds();
    }

    [Fact]
    public async Task Who_holds_no_credential_does_not_admit()
    {
        var (organization, path, body, version) = await RatedAsync(1, 0, 2, 1, 2, 1);
        var administrator = organization.Client(Role.Administrator);
        var newcomer = await administrator.Post("/practitioners", new { givenName = "Kim", familyName = "Reed" }).Succeeds();
        var client = await organization.ClientAsync([Role.Counselor], practitioner: Domain.Common.PractitionerId.From(Guid.Parse(newcomer.Id)));

        await client.Post($"{path}/admit", body, version).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");
        await client.Post($"{path}/dimension-ratings", Course.RatingsBody(1, 0, 2, 1, 2, 1), version).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");
    }

    [Fact]
    public async Task Nobody_is_admitted_twice_or_without_screening()
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var referred = await organization.ReferredAsync();
        var admitted = await organization.AdmittedAsync();
        var body = Course.AdmissionBody(Guid.Empty.ToString());

        await client.Post($"/episodes/{referred.Id}/admit", body, referred.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await client.Post($"/episodes/{admitted.Id}/admit", body, admitted.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    private static async Task<(TestOrganization Organization, string Path, object Body, string Version)> RatedAsync(params int[] risks) =>
        await RatedAsync(await ApiHost.SharedAsync(), risks);

    private static async Task<(TestOrganization Organization, string Path, object Body, string Version)> RatedAsync(ApiHost host, params int[] risks)
    {
        var organization = await TestOrganization.CreateAsync(host);
        var episode = await organization.ScreenedAsync();
        var ratings = await organization.Client(Role.Counselor)
            .Post($"/episodes/{episode.Id}/dimension-ratings", Course.RatingsBody(risks), episode.ETag).Succeeds();
        return (organization, $"/episodes/{episode.Id}", Course.AdmissionBody(ratings.Id), ratings.ETag);
    }
}
