using System.Net;
using System.Text.RegularExpressions;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Api.Tests.Transition;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Documents;

/// <summary>What a patient takes along at the end. Today is Monday 5 January; the patient was admitted on the 2nd.</summary>
public sealed partial class EpisodeDocumentTests
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Scheduler or Role.Billing))];

    private static readonly Operation[] Operations =
    [
        new("GET", "/episodes/{id}/discharge/document", null, Scopes.EpisodesRead, Readers),
        new("GET", "/episodes/{id}/relapse-prevention-plan/document", null, Scopes.TransitionRead, Readers),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Operations.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Printing_is_open_to_its_roles_and_scope_only(int number) =>
        await Operations[number].AssertAccessAsync(await TestOrganization.CreateAsync());

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Another_organization_s_document_is_not_found(int number)
    {
        var care = await CareInProgress.StartAsync();
        await ProposeAsync(care);
        await care.Counselor.Put(RelapsePrevention(care), TransitionBodies.RelapsePrevention, "\"0\"").Succeeds();

        await Operations[number].AssertHidesAsync(await TestOrganization.CreateAsync(), care.EpisodeId.ToString());
    }

    [Fact]
    public async Task What_is_not_written_yet_is_not_printed()
    {
        var care = await CareInProgress.StartAsync();

        await care.Counselor.Get($"/episodes/{care.EpisodeId}/discharge/document").IsRefused(404, "NOT_FOUND");
        await care.Counselor.Get($"{RelapsePrevention(care)}/document").IsRefused(404, "NOT_FOUND");
        await ProposeAsync(care);
        await care.Counselor.Put(RelapsePrevention(care), TransitionBodies.RelapsePrevention, "\"0\"").Succeeds();
        await care.Counselor.Get($"{RelapsePrevention(care)}/document?versionNumber=2").IsRefused(404, "NOT_FOUND");
        await care.Counselor.Get($"{RelapsePrevention(care)}/document", ("Accept", "text/plain")).IsRefused(406, "NOT_ACCEPTABLE");
        await care.Counselor.Get($"/episodes/{care.EpisodeId}/discharge/document", ("Accept", "text/plain")).IsRefused(406, "NOT_ACCEPTABLE");
    }

    [Fact]
    public async Task A_proposed_discharge_says_that_it_is_not_final_and_a_final_one_sums_up()
    {
        var care = await CareInProgress.StartAsync();
        var proposed = await ProposeAsync(care);
        Assert.Contains("Proposed. This discharge is not final.", (await PrintAsync(care, $"/episodes/{care.EpisodeId}/discharge/document")).Html, StringComparison.Ordinal);

        await TransitionBodies.PutInForceAsync(care.Counselor, RelapsePrevention(care), TransitionBodies.RelapsePrevention);
        await TransitionBodies.PutInForceAsync(care.Counselor, $"/episodes/{care.EpisodeId}/continuing-care-plan", new
        {
            plannedDischargeOn = "2026-01-05",
            nextCare = new { provider = "Mill Street clinic", levelOfCare = new { edition = "Fourth", code = "1.0" }, firstAppointmentOn = "2026-01-09", phone = "+1 212 555 0100" },
            medication = new { standing = "NotIndicated" },
            mutualHelp = new[] { "Tuesdays at seven" },
            recoveryCoach = "Lee, on Sundays",
            housing = "Her own flat",
            workOrSchool = "Full-time, weekdays",
            reEntry = new[] { "Call the programme" },
        });
        await care.Supervisor.Post($"/episodes/{care.EpisodeId}/discharge/approve", null, proposed.ETag).Succeeds();

        var (html, pdf) = await PrintAsync(care, $"/episodes/{care.EpisodeId}/discharge/document");

        Assert.DoesNotContain("not final", html, StringComparison.Ordinal);
        Says(
            html,
            pdf,
            "Discharge summary",
            "Moved (TEDS reason 7)",
            "Moves to another state.",
            "January 5, 2026",
            "Days in care",
            "Intensive outpatient (level 2.1)",
            "No use days in the first four weeks of treatment",
            "Mill Street clinic, Long-term remission monitoring (level 1.0), +1 212 555 0100",
            "January 9, 2026",
            "Tuesdays at seven",
            "Her own flat",
            "In force; the patient has it",
            "Approved",
            "Final",
            "42 CFR Part 2");
    }

    [Fact]
    public async Task A_relapse_prevention_plan_is_a_draft_until_it_is_signed_and_then_all_is_in_it()
    {
        var care = await CareInProgress.StartAsync();
        await care.Counselor.Put(RelapsePrevention(care), new { warningSigns = new[] { "Stops answering messages" } }, "\"0\"").Succeeds();
        var draft = await PrintAsync(care, $"{RelapsePrevention(care)}/document");
        Says(draft.Html, draft.Pdf, "Draft, not signed. Version 1 is not in force.", "Stops answering messages", "Nothing is written down yet.", "Patient: Dana Fictional");

        await TransitionBodies.PutInForceAsync(care.Counselor, RelapsePrevention(care), TransitionBodies.RelapsePrevention);
        var (html, pdf) = await PrintAsync(care, $"{RelapsePrevention(care)}/document");

        Assert.DoesNotContain("is not in force", html, StringComparison.Ordinal);
        Says(
            html,
            pdf,
            "My relapse-prevention plan",
            "Suicide and crisis lifeline: 988",
            "Lee Marsh",
            "+1 212 555 0142",
            "Day and night",
            "Says that one would not hurt",
            "Parties of the firm",
            "Leaves after the speech.",
            "Keeps a glass of water.",
            "Urge surfing",
            "Stop, and leave",
            "Not needed: no opioid is about",
            "Evenings with her daughter",
            "In bed by eleven",
            "Electronically, drawn",
            "42 CFR Part 2");
    }

    private static string RelapsePrevention(CareInProgress care) => $"/episodes/{care.EpisodeId}/relapse-prevention-plan";

    private static Task<ApiAnswer> ProposeAsync(CareInProgress care) => care.Counselor.Post(
        $"/episodes/{care.EpisodeId}/discharge", new { type = "Moved", dischargedOn = "2026-01-05", reason = "Moves to another state." }).Succeeds();

    private static async Task<(string Html, string Pdf)> PrintAsync(CareInProgress care, string path) => (
        WebUtility.HtmlDecode((await care.Counselor.Get(path).Succeeds()).Text),
        Pdf.TextOf((await care.Counselor.Get(path, ("Accept", "application/pdf")).Succeeds()).Bytes));

    /// <summary>Both say it; in the file a cell may be cut into lines between other cells, so its words are looked for.</summary>
    private static void Says(string html, string pdf, params string[] all)
    {
        foreach (var said in all)
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
            Assert.All(Space().Split(said), word => Assert.Contains(word, pdf, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
