using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Episodes;

public sealed class DiagnosisTests
{
    private static object Diagnosis(string code, bool isPrimary = false) => new { code, isPrimary, indexOn = "2026-01-02" };

    [Fact]
    public async Task Diagnoses_are_added_read_and_listed_newest_first()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Physician);
        var referred = await organization.ReferredAsync();
        var path = $"/episodes/{referred.Id}/diagnoses";

        var first = await client.Post(path, Diagnosis("F10.20", isPrimary: true), referred.ETag).Succeeds();
        Assert.Equal((201, $"/api/v1{path}/{first.Id}", "\"2\""), ((int)first.Status, first.Headers["Location"], first.ETag));
        Assert.Equal((organization.Physician.ToString(), "2026-01-02", true), (
            (string?)first["recordedBy"], (string?)first["indexOn"], (bool)first["isPrimary"]!));
        var second = await client.Post(path, Diagnosis("F11.20", isPrimary: true), first.ETag).Succeeds();

        var read = await client.Get($"{path}/{first.Id}").Succeeds();
        Assert.False((bool)read["isPrimary"]!);
        Assert.Equal(second.ETag, read.ETag);
        Assert.Equal(304, (int)(await client.Get($"{path}/{first.Id}", ("If-None-Match", read.ETag))).Status);
        Assert.Equal(["F11.20", "F10.20"], (await client.Get(path).Succeeds())["items"]!.AsArray().Select(item => (string?)item!["code"]));
        var page = await client.Get($"{path}?limit=1").Succeeds();
        var after = Uri.EscapeDataString((string)page["next"]!);
        var last = await client.Get($"{path}?limit=1&after={after}").Succeeds();
        Assert.Equal(("F10.20", null), ((string?)last["items/0/code"], (string?)last["next"]));
        await client.Get($"/episodes/{referred.Id}/dimension-ratings?after={after}").IsRefused(400, "INVALID_CURSOR");
    }

    [Theory]
    [InlineData("""{ "code": "F1020" }""", 422, "INVALID_DIAGNOSIS_CODE", "/code")]
    [InlineData("""{ "indexOn": "2026-01-06" }""", 422, "DATE_IN_FUTURE", "/indexOn")]
    [InlineData("""{ "code": "" }""", 400, "REQUIRED", "/code")]
    [InlineData("""{ "isPrimary": "yes" }""", 400, "INVALID_FORMAT", "/isPrimary")]
    [InlineData("""{ "text": "Alcohol" }""", 400, "UNKNOWN_MEMBER", "/text")]
    public async Task A_diagnosis_that_is_not_right_is_refused(string change, int status, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var referred = await organization.ReferredAsync();
        var path = $"/episodes/{referred.Id}/diagnoses";

        var refused = await client.Post(path, Diagnosis("F10.20").With(change), referred.ETag).IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Empty((await client.Get(path).Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task A_diagnosis_is_recorded_once_unless_the_first_was_a_mistake()
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var referred = await organization.ReferredAsync();
        var path = $"/episodes/{referred.Id}/diagnoses";
        var first = await client.Post(path, Diagnosis("F10.20"), referred.ETag).Succeeds();

        await client.Post(path, Diagnosis("F10.20"), first.ETag).IsRefused(409, "DIAGNOSIS_ALREADY_RECORDED");
        await client.Post($"{path}/{first.Id}/enter-in-error", new { reason = "Typing error." }).IsRefused(428, "PRECONDITION_REQUIRED");
        await client.Post($"{path}/{first.Id}/enter-in-error", new { reason = "Typing error." }, "\"9\"").IsRefused(412, "PRECONDITION_FAILED");
        await client.Post($"{path}/{first.Id}/enter-in-error", new { reason = "" }, first.ETag).IsRefused(400, "REQUIRED");
        var wrong = await client.Post($"{path}/{first.Id}/enter-in-error", new { reason = "Typing error." }, first.ETag).Succeeds();
        Assert.Equal("Typing error.", (string?)(await client.Get($"{path}/{first.Id}"))["enteredInError/reason"]);
        await client.Post($"{path}/{first.Id}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await client.Post($"{path}/{Guid.Empty}/enter-in-error", new { reason = "Other." }, wrong.ETag).IsRefused(404, "NOT_FOUND");
        await client.Get($"{path}/{Guid.Empty}").IsRefused(404, "NOT_FOUND");

        await client.Post(path, Diagnosis("F10.20"), wrong.ETag).Succeeds();
    }

    [Fact]
    public async Task An_ended_episode_takes_no_diagnosis_and_no_ratings()
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var screened = await organization.ScreenedAsync();
        var declined = await client.Post(
            $"/episodes/{screened.Id}/decline", new { declinedOn = Course.AdmittedOn, reason = "NoContact" }, screened.ETag).Succeeds();

        await client.Post($"/episodes/{screened.Id}/diagnoses", Diagnosis("F10.20"), declined.ETag).IsRefused(409, "EPISODE_NOT_OPEN");
        await client.Post($"/episodes/{screened.Id}/dimension-ratings", Course.RatingsBody(1, 0, 2, 1, 2, 1), declined.ETag)
            .IsRefused(409, "EPISODE_NOT_OPEN");
    }
}
