using TreatmentPlans.Api.Tests.Assessments;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Tests.Skills;

/// <summary>Today is Monday 5 January, 12:00 UTC; the patient was admitted on the 2nd.</summary>
public sealed class SkillPracticeTests
{
    private static readonly object Body = new
    {
        skillCode = "urge-surfing",
        practisedAt = "2026-01-04T22:00:00Z",
        setting = "Home",
        situation = "UrgesAndTemptations",
        difficulty = 3,
        effectiveness = 7,
        note = "At the kitchen table.",
    };

    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Scheduler or Role.Billing))];
    private static readonly Role[] Clinicians = [Role.Counselor, Role.Supervisor, Role.Physician];

    private static readonly Operation[] Operations =
    [
        new("GET", "/episodes/{id}/skills", null, Scopes.SkillsRead, Readers),
        new("GET", "/episodes/{id}/skill-practices", null, Scopes.SkillsRead, Readers),
        new("POST", "/episodes/{id}/skill-practices", Body, Scopes.SkillsWrite, [.. Clinicians, Role.Patient]),
        new("GET", "/episodes/{id}/skill-practices/{id}", null, Scopes.SkillsRead, Readers),
        new("POST", "/episodes/{id}/skill-practices/{id}/enter-in-error", new { reason = "Another day." }, Scopes.SkillsWrite, Clinicians),
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Operations.Length)];

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Each_is_open_to_its_roles_under_its_scope(int operation) =>
        await Operations[operation].AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Each_hides_what_is_another_organizations(int operation)
    {
        var other = await (await TestOrganization.CreateAsync()).ReferredAsync();
        await Operations[operation].AssertHidesAsync(await SharedOrganization.GetAsync(), other.Id);
    }

    [Fact]
    public async Task A_patient_practises_and_grows_into_the_skill()
    {
        var care = await CareInProgress.StartAsync();
        var patient = await care.Organization.ClientAsync([Role.Patient], patient: care.PatientId);
        var path = $"/episodes/{care.EpisodeId}/skill-practices";

        var first = await patient.Post(path, Body.With(new { practisedAt = "2026-01-02T22:00:00Z" })).Succeeds();
        await care.Counselor.Post(path, Body.With(new { skillCode = "refusal-words", setting = "Session" })).Succeeds();
        var before = await MasteryAsync("");
        for (var i = 0; i < 5; i++)
        {
            await patient.Post(path, Body).Succeeds();
        }

        Assert.Equal($"/api/v1{path}/{first.Id}", first.Headers["Location"]);
        Assert.Equal($"{care.PatientId}", (string?)first["recordedBy/patientId"]);
        Assert.Equal(first.Text, (await care.Counselor.Get($"{path}/{first.Id}").Succeeds()).Text);
        Assert.Single((await patient.Get($"{path}?skillCode=refusal-words").Succeeds())["items"]!.AsArray());
        Assert.Equal([("urge-surfing", "Practised"), ("refusal-words", "Practised")], before);
        Assert.Equal([("urge-surfing", "Mastered"), ("refusal-words", "Practised")], await MasteryAsync(""));
        Assert.Equal([("urge-surfing", "Practised")], await MasteryAsync("?asOf=2026-01-03"));
        Assert.Empty(await MasteryAsync("?knownAt=2026-01-05T11:00:00Z"));
        await patient.Get($"/episodes/{care.EpisodeId}/skills?asOf=2026-01-06").IsRefused(422, "DATE_IN_FUTURE");

        async Task<IEnumerable<(string?, string?)>> MasteryAsync(string query) =>
            (await patient.Get($"/episodes/{care.EpisodeId}/skills{query}").Succeeds())["skills"]!.AsArray()
                .Select(skill => ((string?)skill!["skillCode"], (string?)skill["level"]));
    }

    /// <summary>SKL-4: the trend of the BSCQ, tied to what was practised.</summary>
    [Fact]
    public async Task Confidence_is_held_against_what_was_practised_where_it_is_least()
    {
        var care = await CareInProgress.StartAsync();
        Assert.Null((await SkillsAsync(""))["leastConfidence"]);
        await AnswerAsync("30,45,35,50,25,30,40,55", "2026-01-02T23:00:00Z");
        await PractiseAsync("UrgesAndTemptations", 4, "2026-01-03T12:00:00Z");
        await PractiseAsync("UrgesAndTemptations", 8, "2026-01-03T13:00:00Z");
        await PractiseAsync("Conflict", 5, "2026-01-03T14:00:00Z");
        await AnswerAsync("70,75,65,80,55,60,70,75", "2026-01-04T12:00:00Z");
        await PractiseAsync("UrgesAndTemptations", 9, "2026-01-04T13:00:00Z");

        var now = (await SkillsAsync(""))["leastConfidence"]!;
        Assert.Equal("2026-01-04", (string?)now["answeredOn"]);
        Assert.Equal(
            ["UrgesAndTemptations 55 3 7: 25 0, 55 2", "Conflict 60 1 5: 30 0, 60 1", "PleasantEmotions 65 0 : 35 0, 65 0"],
            now["situations"]!.AsArray().Select(situation =>
                $"{situation!["situation"]} {situation["confidence"]} {situation["practices"]} {situation["meanEffectiveness"]}: "
                + string.Join(", ", situation["course"]!.AsArray().Select(point => $"{point!["confidence"]} {point["practicesBefore"]}"))));
        Assert.All(now["situations"]!.AsArray(), situation => Assert.NotEmpty(situation!["skillCodes"]!.AsArray()));
        var before = (await SkillsAsync("?asOf=2026-01-03"))["leastConfidence"]!;
        Assert.Equal(
            ["UrgesAndTemptations 25 2", "UnpleasantEmotions 30 0", "Conflict 30 1"],
            before["situations"]!.AsArray().Select(situation => $"{situation!["situation"]} {situation["confidence"]} {situation["practices"]}"));

        Task<ApiAnswer> SkillsAsync(string query) => care.Counselor.Get($"/episodes/{care.EpisodeId}/skills{query}").Succeeds();

        Task AnswerAsync(string answers, string at) =>
            care.Counselor.Post($"/episodes/{care.EpisodeId}/assessments", Sheets.Of(InstrumentCode.Bscq, answers, at)).Succeeds();

        Task PractiseAsync(string situation, int effectiveness, string at) =>
            care.Counselor.Post($"/episodes/{care.EpisodeId}/skill-practices", Body.With(new { situation, effectiveness, practisedAt = at })).Succeeds();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_mastery_is_not_set_by_hand()
    {
        var care = await CareInProgress.StartAsync();
        var path = $"/episodes/{care.EpisodeId}/skill-practices";

        await Refused(new { skillCode = "luck" }, 422, "UNKNOWN_REFERENCE", "/skillCode");
        await Refused(new { practisedAt = "2026-01-05T14:00:00Z" }, 422, "TIME_IN_FUTURE", "/practisedAt");
        await Refused(new { practisedAt = "2026-01-02T04:59:59Z" }, 422, "DATE_OUT_OF_ORDER", "/practisedAt");
        await Refused(new { difficulty = 0 }, 400, "OUT_OF_RANGE", "/difficulty");
        await Refused(new { difficulty = 6 }, 400, "OUT_OF_RANGE", "/difficulty");
        await Refused(new { effectiveness = -1 }, 400, "OUT_OF_RANGE", "/effectiveness");
        await Refused(new { effectiveness = 11 }, 400, "OUT_OF_RANGE", "/effectiveness");
        await Refused(new { mastery = "Mastered" }, 400, "UNKNOWN_MEMBER", "/mastery");
        Assert.Empty((await care.Counselor.Get(path).Succeeds())["items"]!.AsArray());

        async Task Refused(object change, int status, string code, string pointer) =>
            Assert.Equal([(pointer, code)], (await care.Counselor.Post(path, Body.With(change)).IsRefused(status, code)).Errors);
    }

    [Fact]
    public async Task Before_the_admission_and_in_a_wrong_episode_there_is_none()
    {
        var organization = await TestOrganization.CreateAsync();
        var referred = await organization.ReferredAsync();
        var path = $"/episodes/{referred.Id}/skill-practices";

        await organization.Client(Role.Counselor).Post(path, Body).IsRefused(409, "EPISODE_NOT_IN_CARE");
        await organization.Client(Role.Supervisor).Post($"/episodes/{referred.Id}/enter-in-error", new { reason = "Wrong." }, referred.ETag).Succeeds();
        await organization.Client(Role.Counselor).Post(path, Body).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task One_in_error_stays_readable_and_counts_no_more()
    {
        var care = await CareInProgress.StartAsync();
        var path = $"/episodes/{care.EpisodeId}/skill-practices";
        var practice = await care.Counselor.Post(path, Body).Succeeds();
        var reason = new { reason = "Another day." };

        var wrong = await care.Counselor.Post($"{path}/{practice.Id}/enter-in-error", reason, practice.ETag).Succeeds();

        Assert.Equal("Another day.", (string?)(await care.Counselor.Get($"{path}/{practice.Id}").Succeeds())["enteredInError/reason"]);
        Assert.Empty((await care.Counselor.Get($"/episodes/{care.EpisodeId}/skills").Succeeds())["skills"]!.AsArray());
        await care.Counselor.Post($"{path}/{practice.Id}/enter-in-error", reason, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task A_patient_reaches_the_own_episode_only()
    {
        var care = await CareInProgress.StartAsync();
        var stranger = care.Organization.Client(Role.Patient);

        await stranger.Post($"/episodes/{care.EpisodeId}/skill-practices", Body).IsRefused(404, "NOT_FOUND");
        await stranger.Get($"/episodes/{care.EpisodeId}/skills").IsRefused(404, "NOT_FOUND");
    }
}
