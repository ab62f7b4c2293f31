using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class ContactAttemptTests
{
    private static readonly object Body = new { at = "2026-01-04T15:30:00Z", method = "Letter", reached = false };

    [Fact]
    public async Task What_was_tried_is_recorded_by_whom_and_read_back()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var path = $"/episodes/{ada.EpisodeId}/contact-attempts";

        var first = await calendar.Counselor.Post(path, Body).Succeeds();
        var second = await calendar.Supervisor.Post(path, Body.With(new { method = "Phone", reached = true })).Succeeds();

        Assert.Equal($"/api/v1{path}/{first.Id}", first.Headers["Location"]);
        Assert.Equal(
            (ada.PatientId, ada.EpisodeId, "2026-01-04T15:30:00Z", "Letter", false, $"{calendar.Organization.Counselor}"),
            ((string?)first["patientId"], (string?)first["episodeId"], (string?)first["at"], (string?)first["method"], (bool)first["reached"]!, (string?)first["by"]));
        Assert.Equal(first.Text, (await calendar.Counselor.Get($"{path}/{first.Id}").Succeeds()).Text);
        Assert.Equal([second.Id, first.Id], (await calendar.Counselor.Get(path).Succeeds())["items"]!.AsArray().Select(item => (string)item!["id"]!));
    }

    [Fact]
    public async Task One_of_an_episode_that_is_over_or_wrong_of_the_future_or_of_nobody_is_refused()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, ended, wrong) = (await calendar.PatientAsync(), await calendar.PatientAsync(), await calendar.PatientAsync());
        var screened = await calendar.Counselor.Post($"/episodes/{ended.EpisodeId}/screen", new { screenedOn = "2026-01-04" }, ended.EpisodeETag).Succeeds();
        await calendar.Counselor.Post($"/episodes/{ended.EpisodeId}/decline", new { declinedOn = "2026-01-05", reason = "NoContact" }, screened.ETag).Succeeds();
        await calendar.Supervisor.Post($"/episodes/{wrong.EpisodeId}/enter-in-error", new { reason = "Wrong chart." }, wrong.EpisodeETag).Succeeds();
        var nobody = await calendar.Organization.ClientAsync([Role.Counselor]);

        var early = await calendar.Counselor.Post(Path(ada), Body.With(new { at = "2026-01-05T13:00:00Z" })).IsRefused(422, "TIME_IN_FUTURE");
        await calendar.Counselor.Post(Path(ended), Body).IsRefused(409, "EPISODE_NOT_OPEN");
        await calendar.Counselor.Post(Path(wrong), Body).IsRefused(409, "ENTERED_IN_ERROR");
        await nobody.Post(Path(ada), Body).IsRefused(403, "PRACTITIONER_REQUIRED");
        await calendar.Counselor.Post($"/episodes/{Guid.Empty}/contact-attempts", Body).IsRefused(404, "NOT_FOUND");

        Assert.Equal([("/at", "TIME_IN_FUTURE")], early.Errors);
        Assert.Empty((await calendar.Counselor.Get(Path(ada)).Succeeds())["items"]!.AsArray());

        static string Path(TestParticipant of) => $"/episodes/{of.EpisodeId}/contact-attempts";
    }

    [Fact]
    public async Task One_in_error_stays_readable_and_takes_no_more_changes()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var other = await calendar.PatientAsync();
        var path = $"/episodes/{ada.EpisodeId}/contact-attempts";
        var attempt = await calendar.Counselor.Post(path, Body).Succeeds();
        var reason = new { reason = "Another patient." };

        var wrong = await calendar.Counselor.Post($"{path}/{attempt.Id}/enter-in-error", reason, attempt.ETag).Succeeds();

        Assert.Equal("Another patient.", (string?)(await calendar.Counselor.Get($"{path}/{attempt.Id}").Succeeds())["enteredInError/reason"]);
        await calendar.Counselor.Post($"{path}/{attempt.Id}/enter-in-error", reason, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await calendar.Counselor.Get($"/episodes/{other.EpisodeId}/contact-attempts/{attempt.Id}").IsRefused(404, "NOT_FOUND");
        await calendar.Counselor.Post($"/episodes/{other.EpisodeId}/contact-attempts/{attempt.Id}/enter-in-error", reason, wrong.ETag).IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_patient_sees_the_own_attempts_only()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, other) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        await calendar.Counselor.Post($"/episodes/{ada.EpisodeId}/contact-attempts", Body).Succeeds();
        var patient = await calendar.Organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse(ada.PatientId)));

        Assert.Single((await patient.Get($"/episodes/{ada.EpisodeId}/contact-attempts").Succeeds())["items"]!.AsArray());
        await patient.Get($"/episodes/{other.EpisodeId}/contact-attempts").IsRefused(404, "NOT_FOUND");
    }
}
