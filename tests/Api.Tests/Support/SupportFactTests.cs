using System.Globalization;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Support;

/// <summary>Support contacts, encouragements, triggers, check-ins and the care team. Today is the fifth of January, admitted on the second.</summary>
public sealed class SupportFactTests
{
    private static readonly object Contact = new { name = "Lee Marsh", relationship = "Sponsor", phone = "+1 212 555 0142", agreedOn = "2025-12-30" };
    private static readonly object Trigger = new { category = "Time", description = "The hour after work", risk = 4, identifiedOn = "2026-01-03" };
    private static readonly object CheckIn = new { craving = 4, at = "2026-01-04T22:00:00Z" };
    private static readonly object Mistake = new { reason = "Another patient." };

    private CareInProgress _care = null!;

    private string Episode => $"/episodes/{_care.EpisodeId}";

    [Fact]
    public async Task A_support_contact_is_added_corrected_ended_and_read_back()
    {
        _care = await CareInProgress.StartAsync();
        var added = await Created("support-contacts", Contact);
        Assert.Equal(("Lee Marsh", "Sponsor", false, "2025-12-30"), ((string?)added["name"], (string?)added["relationship"], (bool)added["isEmergencyContact"]!, (string?)added["agreedOn"]));

        var ended = await _care.Counselor.Put(
            $"{Episode}/support-contacts/{added.Id}", Contact.With(new { isAlwaysReachable = true, endedOn = "2026-01-04" }), added.ETag).Succeeds();

        Assert.Equal(("2026-01-04", true), ((string?)ended["endedOn"], (bool)ended["isAlwaysReachable"]!));
        Assert.Equal(ended.Text, (await _care.Counselor.Get($"{Episode}/support-contacts/{added.Id}").Succeeds()).Text);
        var over = await Created("support-contacts", Contact.With(new { endedOn = "2026-01-02" }));
        Assert.Equal("2026-01-02", (string?)over["endedOn"]);
        Assert.Equal([over.Id, added.Id], (await _care.Counselor.Get($"{Episode}/support-contacts").Succeeds())["items"]!.AsArray().Select(item => (string)item!["id"]!));
    }

    [Theory]
    [InlineData("""{"agreedOn":"2026-01-06"}""", "DATE_IN_FUTURE", "/agreedOn")]
    [InlineData("""{"agreedOn":"2025-12-28"}""", "DATE_OUT_OF_ORDER", "/agreedOn")]
    [InlineData("""{"phone":null}""", "CONTACT_UNREACHABLE", "/phone")]
    [InlineData("""{"endedOn":"2025-12-29"}""", "PERIOD_ENDS_BEFORE_START", "/endedOn")]
    public async Task A_support_contact_that_cannot_be_is_refused(string change, string code, string pointer)
    {
        _care = await CareInProgress.StartAsync();
        var added = await Created("support-contacts", Contact);

        var refused = await _care.Counselor.Post($"{Episode}/support-contacts", Contact.With(change)).IsRefused(422, code);
        await _care.Counselor.Put($"{Episode}/support-contacts/{added.Id}", Contact.With(change), added.ETag).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Theory]
    [InlineData("""{"identifiedOn":"2026-01-06"}""", "DATE_IN_FUTURE", "/identifiedOn")]
    [InlineData("""{"identifiedOn":"2026-01-01"}""", "DATE_OUT_OF_ORDER", "/identifiedOn")]
    [InlineData("""{"copingSkills":["urge-surfing","urge-surfing"]}""", "DUPLICATE", "/copingSkills/1")]
    [InlineData("""{"copingSkills":["urge-surfing","surfing"]}""", "UNKNOWN_REFERENCE", "/copingSkills/1")]
    public async Task A_trigger_that_cannot_be_is_refused(string change, string code, string pointer)
    {
        _care = await CareInProgress.StartAsync();
        var trigger = await Created("triggers", Trigger);

        var refused = await _care.Counselor.Post($"{Episode}/triggers", Trigger.With(change)).IsRefused(422, code);
        await _care.Counselor.Put($"{Episode}/triggers/{trigger.Id}", Trigger.With(change), trigger.ETag).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task A_trigger_has_a_coping_plan_once_there_is_something_to_do()
    {
        _care = await CareInProgress.StartAsync();
        var trigger = await Created("triggers", Trigger);
        Assert.Equal((false, "2026-01-03", 4), ((bool)trigger["hasCopingPlan"]!, (string?)trigger["identifiedOn"], (int)trigger["risk"]!));

        var updated = await _care.Counselor.Put(
            $"{Episode}/triggers/{trigger.Id}", Trigger.With(new { avoidPlan = "Goes home by the park.", earlyWarningSigns = new[] { "Slows down" } }), trigger.ETag).Succeeds();

        Assert.Equal((true, "Slows down"), ((bool)updated["hasCopingPlan"]!, (string?)updated["earlyWarningSigns/0"]));
        Assert.Equal(updated.Text, (await _care.Counselor.Get($"{Episode}/triggers/{trigger.Id}").Succeeds()).Text);
        Assert.Equal(trigger.Id, (string?)Assert.Single((await _care.Counselor.Get($"{Episode}/triggers").Succeeds())["items"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task A_word_of_encouragement_is_from_somebody_and_read_by_the_patient()
    {
        _care = await CareInProgress.StartAsync();
        var nobody = await _care.Organization.ClientAsync([Role.Counselor]);

        var sent = await Created("encouragements", new { message = "Three days. Well begun." });

        Assert.Equal(("Three days. Well begun.", $"{_care.Organization.Counselor}"), ((string?)sent["message"], (string?)sent["by"]));
        var patient = await PatientAsync();
        Assert.Equal(sent.Text, (await patient.Get($"{Episode}/encouragements/{sent.Id}").Succeeds()).Text);
        await nobody.Post($"{Episode}/encouragements", new { message = "Hm." }).IsRefused(403, "PRACTITIONER_REQUIRED");
        var unknown = await _care.Counselor.Post($"{Episode}/encouragements", new { message = "Hm.", milestoneId = Guid.Empty }).IsRefused(422, "UNKNOWN_REFERENCE");
        Assert.Equal([("/milestoneId", "UNKNOWN_REFERENCE")], unknown.Errors);
    }

    [Fact]
    public async Task A_patient_checks_in_for_itself_only_and_names_its_own_triggers()
    {
        _care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();
        var trigger = await Created("triggers", Trigger);
        var patient = await PatientAsync();

        var told = await patient.Post($"{Episode}/check-ins", new { craving = 6, mood = 4, triggerId = trigger.Id, durationMinutes = 20, copingSkill = "urge-surfing", outcome = "Passed" }).Succeeds();

        Assert.Equal(
            (6, 4, trigger.Id, 20, "Passed", "2026-01-05"),
            ((int)told["craving"]!, (int)told["mood"]!, (string?)told["triggerId"], (int)told["durationMinutes"]!, (string?)told["outcome"], (string?)told["on"]));
        await patient.Post($"/episodes/{other.EpisodeId}/check-ins", new { craving = 6 }).IsRefused(404, "NOT_FOUND");
        var unknown = await patient.Post($"{Episode}/check-ins", CheckIn.With(new { triggerId = Guid.Empty })).IsRefused(422, "UNKNOWN_REFERENCE");
        var skill = await patient.Post($"{Episode}/check-ins", CheckIn.With(new { copingSkill = "surfing" })).IsRefused(422, "UNKNOWN_REFERENCE");
        var future = await patient.Post($"{Episode}/check-ins", CheckIn.With(new { at = "2026-01-05T14:00:00Z" })).IsRefused(422, "TIME_IN_FUTURE");
        var early = await patient.Post($"{Episode}/check-ins", CheckIn.With(new { at = "2026-01-01T14:00:00Z" })).IsRefused(422, "DATE_OUT_OF_ORDER");
        var high = await patient.Post($"{Episode}/check-ins", CheckIn.With(new { craving = 11 })).IsRefused(400, "OUT_OF_RANGE");
        Assert.Equal(["/triggerId", "/copingSkill", "/at", "/at", "/craving"], new[] { unknown, skill, future, early, high }.Select(refused => refused.Errors.Single().Item1));
    }

    [Fact]
    public async Task Strong_craving_is_one_alert_and_one_in_error_calls_for_nobody()
    {
        _care = await CareInProgress.StartAsync();
        await Created("check-ins", CheckIn.With(new { craving = 7 }));
        Assert.Empty(await WorkAsync("CravingHigh"));

        var strong = await Created("check-ins", CheckIn.With(new { craving = 8, outcome = "Used" }));

        var alert = Assert.Single(await WorkAsync("CravingHigh"));
        Assert.Equal((strong.Id, $"{_care.Organization.Counselor}", "Open"), ((string?)alert["subjectId"], (string?)alert["ownerId"], (string?)alert["status"]));
        Assert.Equal(24, (DateTimeOffset.Parse((string)alert["dueAt"]!, CultureInfo.InvariantCulture) - DateTimeOffset.Parse((string)strong["recordedAt"]!, CultureInfo.InvariantCulture)).TotalHours, 0.001);
        Assert.Equal("2026-01-06T05:00:00Z", (string?)Assert.Single(await WorkAsync("UseInCheckIn"))["dueAt"]);
        await _care.Counselor.Post($"{Episode}/check-ins/{strong.Id}/enter-in-error", Mistake, strong.ETag).Succeeds();
        Assert.Equal(("Resolved", "NoLongerNeeded"), Assert.Single(await WorkAsync("CravingHigh")) is var after ? ((string?)after["status"], (string?)after["resolution"]!["outcome"]) : default);
        Assert.Equal("Resolved", (string?)Assert.Single(await WorkAsync("UseInCheckIn"))["status"]);
        Assert.Equal(["8", "7"], (await _care.Counselor.Get($"{Episode}/check-ins").Succeeds())["items"]!.AsArray().Select(item => $"{item!["craving"]}"));
        var trend = await _care.Counselor.Get($"{Episode}/craving-trend").Succeeds();
        Assert.Equal([7], trend["trend/days"]!.AsArray().Select(day => (int)day!["highest"]!));
        Assert.Equal("InsufficientData", (string?)trend["trend/current/standing"]);
        await _care.Counselor.Get($"{Episode}/craving-trend?asOf=2026-01-06").IsRefused(422, "DATE_IN_FUTURE");
    }

    /// <summary>On a host of its own, since time moves.</summary>
    [Fact]
    public async Task Check_ins_that_come_at_once_are_all_kept_and_tell_of_a_rise_once()
    {
        await using var host = await ApiHost.StartAsync();
        _care = await CareInProgress.StartAsync(host);
        host.Clock.SetDate(2026, 1, 16);
        for (var day = 3; day <= 15; day++)
        {
            await Created("check-ins", new { craving = 3, at = $"2026-01-{day:00}T17:00:00Z" });
        }

        foreach (var (day, craving) in new[] { (12, 7), (13, 7), (14, 6) })
        {
            await Created("check-ins", new { craving, at = $"2026-01-{day}T18:00:00Z" });
        }

        Assert.Empty(await WorkAsync("CravingRising"));
        var patient = await PatientAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => patient.Post($"{Episode}/check-ins", new { craving = 7 }).Succeeds()));

        var rise = Assert.Single(await WorkAsync("CravingRising"));
        Assert.Equal(22, (await _care.Counselor.Get($"{Episode}/check-ins?limit=200").Succeeds())["items"]!.AsArray().Count);

        // A person has seen to it: told once more tomorrow, where it goes on.
        await _care.Supervisor.Post(
            $"/work-items/{rise["id"]}/resolve", new { outcome = "NoLongerNeeded", evidence = "Seen in the group an hour ago." }, $"\"{rise["version"]}\"").Succeeds();
        await patient.Post($"{Episode}/check-ins", new { craving = 7 }).Succeeds();
        Assert.Single(await WorkAsync("CravingRising"));
        host.Clock.SetDate(2026, 1, 17);
        await (await PatientAsync()).Post($"{Episode}/check-ins", new { craving = 7 }).Succeeds();
        Assert.Equal(2, (await WorkAsync("CravingRising")).Count);
    }

    [Fact]
    public async Task A_rise_that_a_wrong_check_in_made_is_taken_back_and_told_of_again_when_it_comes()
    {
        await using var host = await ApiHost.StartAsync();
        _care = await CareInProgress.StartAsync(host);
        host.Clock.SetDate(2026, 1, 16);
        for (var day = 3; day <= 15; day++)
        {
            await Created("check-ins", new { craving = day < 10 ? 3 : 4, at = $"2026-01-{day:00}T17:00:00Z" });
        }

        // A mean of 28/6 against 3, and then of 35/7; without one of them it is 32/7 or 34/7.
        var harmless = await Created("check-ins", new { craving = 5, at = "2026-01-14T18:00:00Z" });
        var wrong = await Created("check-ins", new { craving = 7, at = "2026-01-15T18:00:00Z" });
        Assert.Empty(await WorkAsync("CravingRising"));
        await Created("check-ins", new { craving = 7 });
        Assert.Equal("Open", (string?)Assert.Single(await WorkAsync("CravingRising"))["status"]);

        await _care.Counselor.Post($"{Episode}/check-ins/{wrong.Id}/enter-in-error", Mistake, wrong.ETag).Succeeds();
        var fallen = Assert.Single(await WorkAsync("CravingRising"));
        Assert.Equal(("Resolved", "NoLongerNeeded"), ((string?)fallen["status"], (string?)fallen["resolution"]!["outcome"]));

        await Created("check-ins", new { craving = 7, at = "2026-01-15T19:00:00Z" });
        Assert.Equal(["Open", "Resolved"], (await WorkAsync("CravingRising")).Select(item => (string)item["status"]!).Order());
        await _care.Counselor.Post($"{Episode}/check-ins/{harmless.Id}/enter-in-error", Mistake, harmless.ETag).Succeeds();
        Assert.Equal(["Resolved", "Resolved"], (await WorkAsync("CravingRising")).Select(item => (string)item["status"]!).Order());
    }

    [Fact]
    public async Task The_care_team_is_written_as_a_whole()
    {
        _care = await CareInProgress.StartAsync();
        var path = $"{Episode}/care-team";
        var empty = await _care.Counselor.Get(path).Succeeds();
        Assert.Equal("\"0\"", empty.ETag);
        var counselor = new { practitionerId = $"{_care.Organization.Counselor}", role = "PrimaryCounselor", from = "2026-01-02" };

        var written = await _care.Counselor.Put(path, new { members = new object[] { counselor } }, empty.ETag).Succeeds();
        var left = await _care.Counselor.Put(
            path, new { members = new object[] { counselor.With(new { to = "2026-01-04" }), counselor.With(new { practitionerId = $"{_care.Organization.Supervisor}", from = "2026-01-05" }) } }, written.ETag).Succeeds();

        Assert.Equal(["2026-01-04", null], left["members"]!.AsArray().Select(member => (string?)member!["to"]));
        Assert.Equal(left.Text, (await (await PatientAsync()).Get(path).Succeeds()).Text);
        foreach (var (member, code, pointer) in new (JsonObject, string, string)[]
        {
            (counselor.With(new { practitionerId = Guid.Empty }), "UNKNOWN_REFERENCE", "/members/1/practitionerId"),
            (counselor.With(new { from = "2025-12-01", role = "Nurse" }), "DATE_OUT_OF_ORDER", "/members/1/from"),
            (counselor.With(new { to = "2026-01-01", role = "Nurse" }), "PERIOD_ENDS_BEFORE_START", "/members/1/to"),
            (counselor.With(new { from = "2026-02-01" }), "CARE_TEAM_OVERLAP", "/members/1"),
        })
        {
            var refused = await _care.Counselor.Put(path, new { members = new object[] { counselor, member } }, left.ETag).IsRefused(422, code);
            Assert.Equal([(pointer, code)], refused.Errors);
        }

        await _care.Counselor.Put(path, new { members = Array.Empty<object>() }, written.ETag).IsRefused(412, "PRECONDITION_FAILED");
    }

    [Fact]
    public async Task One_in_error_stays_readable_and_takes_no_more_changes()
    {
        _care = await CareInProgress.StartAsync();
        foreach (var (list, body) in new[] { ("support-contacts", Contact), ("triggers", Trigger), ("check-ins", CheckIn), ("encouragements", new { message = "Well begun." }) })
        {
            var fact = await Created(list, body);
            var wrong = await _care.Counselor.Post($"{Episode}/{list}/{fact.Id}/enter-in-error", Mistake, fact.ETag).Succeeds();
            Assert.Equal("Another patient.", (string?)(await _care.Counselor.Get($"{Episode}/{list}/{fact.Id}").Succeeds())["enteredInError/reason"]);
            await _care.Counselor.Post($"{Episode}/{list}/{fact.Id}/enter-in-error", Mistake, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
            if (list is "support-contacts" or "triggers")
            {
                await _care.Counselor.Put($"{Episode}/{list}/{fact.Id}", body, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
            }
        }
    }

    [Fact]
    public async Task Before_the_admission_only_contacts_and_the_team_are_told_of_and_nothing_of_an_episode_in_error_or_declined()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var (referred, wrong, declined) = (await organization.ReferredAsync(), await organization.ReferredAsync(), await organization.ScreenedAsync());
        await organization.Client(Role.Supervisor).Post($"/episodes/{wrong.Id}/enter-in-error", new { reason = "Wrong chart." }, wrong.ETag).Succeeds();
        await counselor.Post($"/episodes/{declined.Id}/decline", new { declinedOn = "2026-01-05", reason = "NoContact" }, declined.ETag).Succeeds();

        await counselor.Post($"/episodes/{referred.Id}/support-contacts", Contact.With(new { agreedOn = "2026-01-03" })).Succeeds();
        await counselor.Put($"/episodes/{referred.Id}/care-team", new { members = Array.Empty<object>() }, "\"0\"").Succeeds();
        (string, object)[] ofCare =
        [
            ("triggers", Trigger), ("check-ins", CheckIn), ("encouragements", new { message = "Well begun." }),
            ("use-events", new { substance = "Alcohol", startedOn = "2026-01-03", reportedBy = "Self" }),
        ];
        foreach (var (list, body) in ofCare)
        {
            await counselor.Post($"/episodes/{referred.Id}/{list}", body).IsRefused(409, "EPISODE_NOT_IN_CARE");
            await counselor.Post($"/episodes/{wrong.Id}/{list}", body).IsRefused(409, "ENTERED_IN_ERROR");
        }

        await counselor.Post($"/episodes/{wrong.Id}/support-contacts", Contact).IsRefused(409, "ENTERED_IN_ERROR");
        await counselor.Put($"/episodes/{wrong.Id}/care-team", new { members = Array.Empty<object>() }, "\"0\"").IsRefused(409, "ENTERED_IN_ERROR");
        await counselor.Put($"/episodes/{declined.Id}/care-team", new { members = Array.Empty<object>() }, "\"0\"").IsRefused(409, "EPISODE_NOT_OPEN");
    }

    private Task<ApiAnswer> Created(string list, object body) => _care.Counselor.Post($"{Episode}/{list}", body).Succeeds();

    private Task<ApiClient> PatientAsync() => _care.Organization.ClientAsync([Role.Patient], patient: _care.PatientId);

    private async Task<List<JsonNode>> WorkAsync(string kind) =>
        [.. (await _care.Counselor.Get($"/work-items?kind={kind}").Succeeds())["items"]!.AsArray().Select(item => item!)];
}
