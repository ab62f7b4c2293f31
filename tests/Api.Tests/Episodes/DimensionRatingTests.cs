using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Episodes;

public sealed class DimensionRatingTests
{
    [Fact]
    public async Task Ratings_are_answered_with_a_suggestion_read_and_listed_newest_first()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var referred = await organization.ReferredAsync();
        var path = $"/episodes/{referred.Id}/dimension-ratings";

        var third = await client.Post(path, Course.RatingsBody(1, 0, 2, 1, 3, 1), referred.ETag).Succeeds();
        Assert.Equal((201, $"/api/v1{path}/{third.Id}", "\"2\""), ((int)third.Status, third.Headers["Location"], third.ETag));
        Assert.Equal(("Review", "2.5", "[5]"), (
            (string?)third["suggestion/outcome"], (string?)third["suggestion/level/code"], third["suggestion/decidingDimensions"]!.ToJsonString()));
        Assert.Equal(organization.Counselor.ToString(), (string?)third["ratedBy"]);
        var fourth = await client.Post(path, FourthEdition, third.ETag).Succeeds();
        Assert.Equal(("Place", "2.1"), ((string?)fourth["suggestion/outcome"], (string?)fourth["suggestion/level/code"]));

        Assert.Equal(fourth.Text, (await client.Get($"{path}/{fourth.Id}").Succeeds()).Text);
        Assert.Equal(304, (int)(await client.Get($"{path}/{fourth.Id}", ("If-None-Match", fourth.ETag))).Status);
        Assert.Equal([fourth.Id, third.Id], (await client.Get(path).Succeeds())["items"]!.AsArray().Select(item => (string?)item!["id"]));
    }

    [Theory]
    [InlineData("""{ "ratedOn": "2026-01-06" }""", 422, "DATE_IN_FUTURE", "/ratedOn")]
    [InlineData("""{ "edition": "Fourth" }""", 422, "MIXED_EDITIONS", "/ratings/0/risk")]
    [InlineData("""{ "ratings": [{ "dimension": 1, "risk": 1, "rationale": "Seen in the interview." }] }""", 422, "DIMENSIONS_INCOMPLETE", "/ratings")]
    [InlineData("""{ "ratings": [{ "dimension": 1, "risk": 1, "rationale": "Seen in the interview." }, { "dimension": 1, "risk": 1, "rationale": "Seen in the interview." }] }""", 422, "DIMENSION_RATED_TWICE", "/ratings/1/dimension")]
    [InlineData("""{ "ratings": [{ "dimension": 1, "rationale": "Seen in the interview." }] }""", 422, "RISK_REQUIRED", "/ratings/0/risk")]
    [InlineData("""{ "ratings": [{ "dimension": 1, "risk": 1, "rationale": "Too short a reason." }] }""", 422, "RATIONALE_TOO_SHORT", "/ratings/0/rationale")]
    [InlineData("""{ "edition": "Fourth", "ratings": [{ "dimension": 1, "riskCode": "B", "minimumLevelCode": "3.3", "rationale": "Seen in the interview." }] }""", 422, "UNKNOWN_LEVEL_OF_CARE", "/ratings/0/minimumLevelCode")]
    [InlineData("""{ "ratings": [] }""", 400, "REQUIRED", "/ratings")]
    [InlineData("""{ "ratings": [{ "dimension": 7, "risk": 1, "rationale": "Seen in the interview." }] }""", 400, "OUT_OF_RANGE", "/ratings/0/dimension")]
    [InlineData("""{ "ratings": [{ "dimension": 1, "risk": 5, "rationale": "Seen in the interview." }] }""", 400, "OUT_OF_RANGE", "/ratings/0/risk")]
    [InlineData("""{ "ratings": [{ "dimension": 1, "risk": 1 }] }""", 400, "REQUIRED", "/ratings/0/rationale")]
    public async Task Ratings_that_are_not_right_are_refused(string change, int status, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var referred = await organization.ReferredAsync();
        var path = $"/episodes/{referred.Id}/dimension-ratings";

        var refused = await client.Post(path, Course.RatingsBody(1, 0, 2, 1, 2, 1).With(change), referred.ETag).IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Empty((await client.Get(path).Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task Ratings_recorded_by_mistake_stay_readable_and_carry_no_admission()
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var screened = await organization.ScreenedAsync();
        var path = $"/episodes/{screened.Id}/dimension-ratings";
        var set = await client.Post(path, Course.RatingsBody(1, 0, 2, 1, 2, 1), screened.ETag).Succeeds();

        await client.Post($"{path}/{set.Id}/enter-in-error", new { reason = "Another patient." }).IsRefused(428, "PRECONDITION_REQUIRED");
        await client.Post($"{path}/{set.Id}/enter-in-error", new { reason = "Another patient." }, "\"9\"").IsRefused(412, "PRECONDITION_FAILED");
        await client.Post($"{path}/{set.Id}/enter-in-error", new { }, set.ETag).IsRefused(400, "REQUIRED");
        var wrong = await client.Post($"{path}/{set.Id}/enter-in-error", new { reason = "Another patient." }, set.ETag).Succeeds();

        Assert.Equal("Another patient.", (string?)(await client.Get($"{path}/{set.Id}"))["enteredInError/reason"]);
        await client.Post($"{path}/{set.Id}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await client.Post($"{path}/{Guid.Empty}/enter-in-error", new { reason = "Other." }, wrong.ETag).IsRefused(404, "NOT_FOUND");
        await client.Get($"{path}/{Guid.Empty}").IsRefused(404, "NOT_FOUND");
        await client.Post($"/episodes/{screened.Id}/admit", Course.AdmissionBody(set.Id), wrong.ETag).IsRefused(422, "UNKNOWN_REFERENCE");
    }

    private static JsonObject FourthEdition => new
    {
        edition = "Fourth",
        ratedOn = Course.ScreenedOn,
        ratings = new[] { null, "1.5", "2.1", "1.5", "2.1", "3.1" }.Select((minimumLevelCode, i) => new
        {
            dimension = i + 1,
            riskCode = "B",
            minimumLevelCode,
            rationale = "As told and seen in the interview.",
        }),
    }.With(new { });
}
