using System.Text.Json;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Assessments;
using TreatmentPlans.Api.Tests.Coverage;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Api.Tests.Support;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Tests.Documents;

public sealed class ReviewPacketTests(SupportHost support) : IClassFixture<SupportHost>
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Scheduler or Role.Billing))];

    private static readonly Operation Reading = new("GET", "/episodes/{id}/review-packet", null, Scopes.CoverageRead, Readers);

    [Fact]
    public async Task Reading_is_open_to_its_roles_and_scope_only() => await Reading.AssertAccessAsync(await TestOrganization.CreateAsync());

    [Fact]
    public async Task Another_organization_s_episode_is_not_found()
    {
        var care = await CareInProgress.StartAsync();

        await Reading.AssertHidesAsync(await TestOrganization.CreateAsync(), care.EpisodeId.ToString());
    }

    [Fact]
    public async Task Nothing_is_told_of_a_day_or_an_instant_to_come()
    {
        var care = await CareInProgress.StartAsync();

        await care.Counselor.Get($"/episodes/{care.EpisodeId}/review-packet?asOf=2199-01-01").IsRefused(422, "DATE_IN_FUTURE");
        await care.Counselor.Get($"/episodes/{care.EpisodeId}/review-packet?knownAt=2199-01-01T00:00:00Z").IsRefused(422, "DATE_IN_FUTURE");
        await care.Counselor.Get($"/episodes/{care.EpisodeId}/review-packet", ("Accept", "text/csv")).IsRefused(406, "NOT_ACCEPTABLE");
    }

    [Fact]
    public async Task Before_the_admission_there_is_little_to_tell()
    {
        var organization = await TestOrganization.CreateAsync();
        var episode = await organization.ReferredAsync();

        var packet = await organization.Client(Role.Counselor).Get($"/episodes/{episode.Id}/review-packet").Succeeds();

        var content = packet["content"]!;
        Assert.Null(content["admittedOn"]);
        Assert.Null(content["plan"]);
        Assert.Empty(content["objectives"]!.AsArray());
        Assert.Equal(0, (int)content["attendance"]!["episode"]!["required"]!);
        Assert.Contains("No plan was in force.", (await organization.Client(Role.Counselor).Get($"/episodes/{episode.Id}/review-packet", ("Accept", "text/html"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_what_a_reviewer_asks_for()
    {
        var care = await StoryAsync();

        var packet = await care.Counselor.Get($"{care.Episode}/review-packet").Succeeds();

        var content = packet["content"]!;
        Assert.Equal("2026-01-12", (string?)content["admittedOn"]);
        Assert.Equal(["F10.20", "F41.1"], content["diagnoses"]!.AsArray().Select(one => (string)one!["code"]!));
        Assert.Equal([1, 0, 2, 1, 2, 1], Risks("atAdmission"));
        Assert.Equal([1, 0, 2, 1, 3, 1], Risks("latest"));
        var attendance = content["attendance"]!["episode"]!;
        Assert.Equal((2, 1, 1), ((int)attendance["required"]!, (int)attendance["attended"]!, (int)attendance["unexcused"]!));
        Assert.Equal(["UnderHours", "InProgress"], content["attendance"]!["weeks"]!.AsArray().Select(week => (string)week!["standing"]!));
        var score = content["scores"]!.AsArray().Single(one => (string)one!["code"]! == "phq9-total")!;
        Assert.Equal((13m, 6m, -7m), ((decimal)score["first"]!, (decimal)score["latest"]!, (decimal)score["change"]!));
        Assert.Equal(["2026-01-20"], content["useDays"]!.AsArray().Select(day => (string)day!));
        Assert.Equal(1, (int)content["drugTests"]!["positive"]!);
        Assert.Equal((1, "Active"), ((int)content["plan"]!["versionNumber"]!, (string)content["plan"]!["status"]!));
        Assert.Equal(["Author", "Patient"], content["plan"]!["signedBy"]!.AsArray().Select(one => (string)one!["role"]!));
        Assert.NotEmpty(content["plan"]!["services"]!.AsArray());
        Assert.Equal(8, content["objectives"]!.AsArray().Count);
        Assert.NotEmpty(content["dischargePlan"]!["phases"]!.AsArray());

        int[] Risks(string of) => [.. content["ratings"]![of]!["ratings"]!.AsArray().Select(rating => (int)rating!["risk"]!)];
    }

    [Fact]
    public async Task Its_hash_is_that_of_its_content_in_canonical_form_and_names_are_no_part_of_it()
    {
        var care = await StoryAsync();

        var packet = await care.Counselor.Get($"{care.Episode}/review-packet").Succeeds();

        using var content = JsonDocument.Parse(packet["content"]!.ToJsonString());
        Assert.Equal(CanonicalJson.Hash(CanonicalJson.Canonicalize(content.RootElement)), (string?)packet["contentHash"]);
        Assert.DoesNotContain("Dana", packet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Núñez", packet.Text, StringComparison.Ordinal);
    }

    /// <summary>D10: whatever is recorded, corrected or taken back later, what was known then stays what it was.</summary>
    [Fact]
    public async Task The_same_day_and_knowledge_give_the_same_bytes_whatever_happens_later()
    {
        var care = await StoryAsync();
        var first = await care.Counselor.Get($"{care.Episode}/review-packet").Succeeds();
        var moment = $"asOf={first["asOf"]}&knownAt={Uri.EscapeDataString((string)first["knownAt"]!)}";
        var path = $"{care.Episode}/review-packet?{moment}";
        var pages = new[] { "text/html", "application/pdf" }.Select(form => (Form: form, care.Counselor.Get(path, ("Accept", form)).Result.Bytes)).ToList();

        // Facts of before that become known now, corrections, and what goes on.
        support.Host.Clock.SetDate(2026, 1, 26);
        await care.ChangeAsync("dimension-ratings", SupportedCare.Ratings("2026-01-20", 0, 0, 1, 1, 2, 1));
        await care.ChangeAsync("diagnoses", new { code = "F12.10", isPrimary = false, indexOn = "2026-01-10" });
        await care.Counselor.Post($"{care.Episode}/use-events", new { substance = "Alcohol", startedOn = "2026-01-18", reportedBy = "Self" }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/drug-tests", Test("2026-01-19", "Negative")).Succeeds();
        await care.Counselor.Post($"{care.Episode}/assessments", Sheets.Of(InstrumentCode.Phq9, "0,0,0,0,0,0,0,0,0", "2026-01-21T15:00:00Z")).Succeeds();
        var answered = (await care.Counselor.Get($"{care.Episode}/assessments").Succeeds())["items"]!.AsArray().Last()!;
        var assessment = await care.Counselor.Get($"/assessments/{answered["id"]}").Succeeds();
        await care.Counselor.Post($"/assessments/{assessment.Id}/enter-in-error", new { reason = "Of somebody else." }, assessment.ETag).Succeeds();
        await ReviseAsync(care);
        var asked = await care.Counselor.Get($"{care.Episode}/review-packet?asOf={first["asOf"]}").Succeeds();
        Assert.NotEqual((string?)first["contentHash"], (string?)asked["contentHash"]);

        var again = await care.Organization.Client(Role.Supervisor).Get(path).Succeeds();

        Assert.Equal(first.Text, again.Text);
        foreach (var (form, bytes) in pages)
        {
            Assert.Equal(bytes, (await care.Counselor.Get(path, ("Accept", form)).Succeeds()).Bytes);
        }
    }

    [Fact]
    public async Task Page_and_file_say_the_facts_with_the_names_and_the_hash()
    {
        var care = await StoryAsync();
        var packet = await care.Counselor.Get($"{care.Episode}/review-packet").Succeeds();
        var path = $"{care.Episode}/review-packet?asOf={packet["asOf"]}&knownAt={Uri.EscapeDataString((string)packet["knownAt"]!)}";
        await care.Organization.Client(Role.Billing).Post($"/patients/{care.PatientId}/coverages", new
        {
            payer = "Lakeside Health",
            priority = 1,
            from = "2026-01-01",
            identifiers = new[] { new { system = "urn:lakeside", value = "LS-77" } },
            planYears = Array.Empty<object>(),
        }).Succeeds();

        var html = await care.Counselor.Get(path, ("Accept", "text/html")).Succeeds();
        var pdf = Pdf.TextOf((await care.Counselor.Get(path, ("Accept", "application/pdf")).Succeeds()).Bytes);

        Assert.Contains("Dana Núñez-O&#x27;Brien", html.Text, StringComparison.Ordinal);
        foreach (var said in new[]
        {
            (string)packet["contentHash"]!, "Lakeside Health, member LS-77", "Serious (3 of 4)", "PHQ-9", "13 on January 13, 2026", "50 %", "1 positive", "January 20, 2026",
            "Not proposed", "42 CFR Part 2",
        })
        {
            Assert.Contains(said, html.Text, StringComparison.Ordinal);
            Assert.Contains(Pdf.Unspaced(said), pdf, StringComparison.Ordinal);
        }
    }

    /// <summary>As it stood then: what the payer decided later was not known.</summary>
    [Fact]
    public async Task What_payers_are_asked_for_stands_in_it()
    {
        var care = await AuthorizedCare.AdmittedAsync(await TestOrganization.CreateAsync());
        var counselor = care.Organization.Client(Role.Counselor);
        var submitted = await care.SubmittedAsync();
        var first = await counselor.Get($"/episodes/{care.EpisodeId}/review-packet").Succeeds();
        await care.DoAsync(submitted, "decide", AuthorizedCare.Denied);

        var request = Assert.Single(first["content/requests"]!.AsArray())!;
        Assert.Equal(("Submitted", 15m, "H0015"), ((string)request["status"]!, (decimal)request["units"]!, (string)request["serviceCodes"]![0]!));
        var again = await counselor.Get($"/episodes/{care.EpisodeId}/review-packet?knownAt={Uri.EscapeDataString((string)first["knownAt"]!)}").Succeeds();
        Assert.Equal(first.Text, again.Text);
        var now = await counselor.Get($"/episodes/{care.EpisodeId}/review-packet").Succeeds();
        Assert.Equal("Denied", (string)now["content/requests/0/status"]!);
        Assert.Contains("H0015", (await counselor.Get($"/episodes/{care.EpisodeId}/review-packet", ("Accept", "text/html")).Succeeds()).Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Draft", "Submitted", "Denied"],
            (await counselor.Get($"/episodes/{care.EpisodeId}/timeline?kind=Authorization").Succeeds())["items"]!.AsArray().Select(entry => (string)entry!["what"]!));
    }

    [Fact]
    public async Task A_discharge_that_is_proposed_stands_in_it()
    {
        var care = await StoryAsync();
        await care.Counselor.Post($"{care.Episode}/discharge", new
        {
            type = "Moved",
            dischargedOn = "2026-01-30",
            reason = "Moves to another state.",
        }).Succeeds();

        var content = (await care.Counselor.Get($"{care.Episode}/review-packet").Succeeds())["content"]!;

        Assert.Equal(("Moved", "Proposed", "2026-01-30"), ((string)content["dischargePlan"]!["proposedType"]!, (string)content["dischargePlan"]!["proposalStatus"]!, (string)content["dischargePlan"]!["proposedOn"]!));
    }

    /// <summary>Eleven days in care: a score that fell, a session attended and one missed, a return to use and a positive test, ratings gone up.</summary>
    private async Task<SupportedCare> StoryAsync()
    {
        var care = await SupportedCare.AdmittedAsync(support.Host);
        await care.HasPlanAsync();
        await care.Counselor.Post($"{care.Episode}/assessments", Sheets.Of(InstrumentCode.Phq9, "2,2,2,2,1,2,1,1,0", "2026-01-13T15:00:00Z")).Succeeds();
        var program = (string)(await care.Counselor.Get(care.Episode).Succeeds())["programId"]!;
        var attended = await ScheduleAsync(care, program, "2026-01-15");
        var missed = await ScheduleAsync(care, program, "2026-01-21");
        support.Host.Clock.SetDate(2026, 1, 23);
        await TakeAsync(care, attended, new { status = "Attended" });
        await TakeAsync(care, missed, new { status = "AbsentUnexcused" });
        await care.ChangeAsync("dimension-ratings", SupportedCare.Ratings("2026-01-22", 1, 0, 2, 1, 3, 1));
        await care.Counselor.Post($"{care.Episode}/use-events", new { substance = "Alcohol", startedOn = "2026-01-20", reportedBy = "Self" }).Succeeds();
        await care.Counselor.Post($"{care.Episode}/drug-tests", Test("2026-01-21", "Positive")).Succeeds();
        await care.Counselor.Post($"{care.Episode}/assessments", Sheets.Of(InstrumentCode.Phq9, "1,1,1,1,0,1,1,0,0", "2026-01-22T15:00:00Z")).Succeeds();
        return care;
    }

    private static object Test(string on, string result) => new
    {
        collectedAt = $"{on}T15:00:00Z",
        outcome = "Tested",
        specimen = "Urine",
        method = "Presumptive",
        results = new[] { new { substance = "Alcohol", result } },
    };

    private static Task<ApiAnswer> ScheduleAsync(SupportedCare care, string program, string day) => care.Counselor.Post("/sessions", new
    {
        programId = program,
        type = "IopBlock",
        facilitatorId = care.Organization.Counselor.ToString(),
        startsAt = $"{day}T18:00:00Z",
        endsAt = $"{day}T21:00:00Z",
        participants = new[] { new { episodeId = care.EpisodeId } },
    }).Succeeds();

    private static async Task TakeAsync(SupportedCare care, ApiAnswer session, object outcome)
    {
        var record = await care.Counselor.Get($"/sessions/{session.Id}/attendance/{care.PatientId}").Succeeds();
        await care.Counselor.Put($"/sessions/{session.Id}/attendance/{care.PatientId}", outcome, record.ETag).Succeeds();
    }

    private static async Task ReviseAsync(SupportedCare care)
    {
        var plan = await care.Counselor.Get($"/plans/{care.PlanId}").Succeeds();
        plan = await care.Counselor.Post($"/plans/{care.PlanId}/revise", new { reason = "After the return to use." }, plan.ETag).Succeeds();
        var content = (await care.Counselor.Get($"/plans/{care.PlanId}/draft").Succeeds()).Json.AsObject();
        content["effectiveFrom"] = "2026-01-26";
        content["nextReviewOn"] = "2026-02-20";
        content["dimensionRatings"] = SupportedCare.Ratings("2026-01-22", 1, 0, 2, 1, 3, 1);
        content["participation"] = new JsonObject { ["mode"] = "InPerson", ["statement"] = "Agreed." };
        plan = await care.Counselor.Put($"/plans/{care.PlanId}/draft", content, plan.ETag).Succeeds();
        plan = await care.Counselor.Post($"/plans/{care.PlanId}/submit", null, plan.ETag).Succeeds();
        plan = await care.Counselor.Post($"/plans/{care.PlanId}/signatures", new { role = "Author", method = "ElectronicTyped" }, plan.ETag).Succeeds();
        await care.Counselor.Post($"/plans/{care.PlanId}/signatures", new { role = "Patient", method = "ElectronicDrawn" }, plan.ETag).Succeeds();
    }
}
