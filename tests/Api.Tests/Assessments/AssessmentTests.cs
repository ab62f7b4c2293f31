using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Scheduling;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Application.Common.Role;

namespace TreatmentPlans.Api.Tests.Assessments;

/// <summary>Today is Monday 5 January; patients were referred on the 2nd.</summary>
public sealed class AssessmentTests
{
    private static readonly Role[] Clinicians = [Counselor, Supervisor, Physician];
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Administrator or Scheduler or Billing))];

    private static readonly Operation[] Table =
    [
        new("GET", "/instruments", null, Scopes.AssessmentsRead, Enum.GetValues<Role>()),
        new("GET", "/episodes/{id}/assessments", null, Scopes.AssessmentsRead, Readers),
        new("POST", "/episodes/{id}/assessments", Sheets.Phq9(0), Scopes.AssessmentsWrite, [.. Clinicians, Patient]),
        new("GET", "/episodes/{id}/assessment-schedule", null, Scopes.AssessmentsRead, Readers),
        new("GET", "/assessments/{id}", null, Scopes.AssessmentsRead, Readers),
        new("POST", "/assessments/{id}/enter-in-error", new { reason = "A slip." }, Scopes.AssessmentsWrite, Clinicians),
    ];

    public static TheoryData<string> Operations => [.. Table.Select(operation => operation.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_open_to_its_roles_with_its_scope_only(string operation) =>
        await Table.Single(one => one.ToString() == operation).AssertAccessAsync(await SharedOrganization.GetAsync());

    [Fact]
    public async Task Answers_are_kept_scored_and_read_back()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var body = Sheets.Of(InstrumentCode.Gad7, "2,2,2,1,1,2,1").With(new { scores = new[] { new { code = "gad7-total", value = 11 } } });

        var kept = await calendar.Counselor.Post(Path(ada), body).Succeeds();

        Assert.Equal($"/api/v1/assessments/{kept.Id}", kept.Headers["Location"]);
        Assert.Equal(
            (ada.PatientId, ada.EpisodeId, "Gad7", 1, 1, Sheets.At, "2026-01-04", $"{calendar.Organization.Counselor}"),
            ((string?)kept["patientId"], (string?)kept["episodeId"], (string?)kept["instrument"], (int)kept["instrumentVersion"]!, (int)kept["scoringVersion"]!,
                (string?)kept["answeredAt"], (string?)kept["answeredOn"], (string?)kept["recordedBy"]));
        Assert.Equal(body["answers"]!.ToJsonString(), kept["answers"]!.ToJsonString());
        Assert.Equal(
            (11, "gad7-total", 11, "Moderate", "70274-6", "AnxietyScreenPositive"),
            ((int)kept["score"]!, (string?)kept["scores/0/code"], (int)kept["scores/0/value"]!, (string?)kept["scores/0/band"],
                (string?)kept["scores/0/loinc"], (string?)kept["flags/0"]));
        Assert.Null(kept["risk"]);
        var read = await calendar.Counselor.Get($"/assessments/{kept.Id}").Succeeds();
        Assert.Equal((kept.Text, kept.ETag), (read.Text, read.ETag));
    }

    /// <summary>Of K.1.</summary>
    [Theory]
    [InlineData(InstrumentCode.Audit, "4,3,3,2,2,1,3,2,0,4", "audit-total=24 PossibleDependence;audit-c-total=10")]
    [InlineData(InstrumentCode.Dast10, "Y,N,Y,N,N,N,N,N,N,N", "dast10-total=1 Low")]
    [InlineData(InstrumentCode.Phq9, "2,2,2,2,1,2,2,1,0", "phq9-total=14 Moderate")]
    [InlineData(InstrumentCode.Gad7, "2,2,2,1,1,2,1", "gad7-total=11 Moderate")]
    [InlineData(InstrumentCode.Who5, "2,2,1,2,2", "who5-raw=9;who5-index=36 Low")]
    [InlineData(InstrumentCode.Bam, "3,3,3,4,3,0,3,2,0,3,1,4,4,2,1,1", "bam-use=7;bam-risk=17;bam-protective=12")]
    [InlineData(InstrumentCode.Bscq, "30,45,35,50,25,30,40,55", "bscq-mean=38.75")]
    [InlineData(InstrumentCode.ReadinessRulers, "8,4,7", "ruler-importance=8 High;ruler-confidence=4 Medium;ruler-readiness=7 High")]
    [InlineData(
        InstrumentCode.Urica,
        "2,5,5,3,2,4,4,5,3,4,1,4,1,4,4,4,4,3,4,3,4,3,1,4,4,1,3,3,1,4,3,3",
        "urica-precontemplation=1.29;urica-contemplation=4.29;urica-action=4.14;urica-maintenance=3.29;urica-readiness=10.43 Contemplation")]
    public async Task The_intake_of_the_worked_case_has_its_scores(InstrumentCode instrument, string answers, string scores)
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var body = Sheets.Of(instrument, answers);
        if (instrument is InstrumentCode.Dast10)
        {
            body["variant"] = "AbleToStop";
        }

        var kept = await calendar.Counselor.Post(Path(ada), body).Succeeds();

        Assert.Equal(
            scores.Split(';'),
            kept["scores"]!.AsArray().Select(score => string.Create(
                CultureInfo.InvariantCulture,
                $"{score!["code"]}={Math.Round((decimal)score["value"]!, 2, MidpointRounding.AwayFromZero):0.##} {score["band"]}").TrimEnd()));
    }

    [Fact]
    public async Task The_list_is_of_one_episode_and_filtered_by_instrument_and_day()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, other) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var first = await calendar.Counselor.Post(Path(ada), Sheets.Phq9(0, "2026-01-03T04:59:00Z")).Succeeds();
        var second = await calendar.Counselor.Post(Path(ada), Sheets.Of(InstrumentCode.ReadinessRulers, "8,4,7", "2026-01-03T05:00:00Z")).Succeeds();
        var third = await calendar.Counselor.Post(Path(ada), Sheets.Phq9(0)).Succeeds();
        await calendar.Counselor.Post(Path(other), Sheets.Phq9(0)).Succeeds();

        Assert.Equal([third.Id, second.Id, first.Id], await IdsAsync(""));
        Assert.Equal([third.Id, first.Id], await IdsAsync("?instrument=Phq9"));
        Assert.Equal([second.Id], await IdsAsync("?from=2026-01-03&to=2026-01-03"));
        Assert.Equal([first.Id], await IdsAsync("?to=2026-01-02"));
        Assert.Equal([third.Id], await IdsAsync("?from=2026-01-04&instrument=Phq9"));
        var page = await calendar.Counselor.Get($"{Path(ada)}?limit=2").Succeeds();
        Assert.Equal([first.Id], await IdsAsync($"?limit=2&after={Uri.EscapeDataString((string)page["next"]!)}"));
        await calendar.Counselor.Get($"{Path(ada)}?instrument=Phq9&after={Uri.EscapeDataString((string)page["next"]!)}").IsRefused(400, "INVALID_CURSOR");

        async Task<IEnumerable<string?>> IdsAsync(string query) =>
            (await calendar.Counselor.Get(Path(ada) + query).Succeeds())["items"]!.AsArray().Select(item => (string?)item!["id"]);
    }

    [Theory]
    [InlineData("""{ "answeredAt": "2026-01-05T13:00:00Z" }""", "TIME_IN_FUTURE", "/answeredAt")]
    [InlineData("""{ "answeredAt": "2026-01-02T04:59:59Z" }""", "DATE_OUT_OF_ORDER", "/answeredAt")]
    [InlineData("""{ "answers": [{ "item": "Importance", "value": 8 }] }""", "ITEM_MISSING", "/answers")]
    [InlineData("""{ "answers": [{ "item": "Importance", "value": 11 }] }""", "ITEM_OUT_OF_RANGE", "/answers/0/value")]
    [InlineData("""{ "answers": [{ "item": "Hope", "value": 1 }] }""", "UNKNOWN_ITEM", "/answers/0/item")]
    [InlineData("""{ "answers": [{ "item": "Importance", "value": 1 }, { "item": "Importance", "value": 1 }] }""", "DUPLICATE", "/answers/1/item")]
    [InlineData("""{ "variant": "AbleToStop" }""", "VARIANT_NOT_TAKEN", "/variant")]
    [InlineData("""{ "instrument": "Dast10" }""", "VARIANT_REQUIRED", "/variant")]
    [InlineData("""{ "scores": [{ "code": "ruler-importance", "value": 7 }] }""", "SCORE_MISMATCH", "/scores/0/value")]
    [InlineData("""{ "scores": [{ "code": "ruler-hope", "value": 8 }] }""", "SCORE_MISMATCH", "/scores/0/code")]
    [InlineData(
        """
        { "instrument": "Cssrs", "answers": [{ "item": "1", "value": 0 }, { "item": "2", "value": 0 }, { "item": "4", "value": 1 }, { "item": "6", "value": 0 }] }
        """,
        "ITEM_NOT_ASKED",
        "/answers/2/item")]
    [InlineData(
        """
        { "instrument": "Audit", "answers": [{ "item": "9", "value": 1 }] }
        """,
        "ITEM_OUT_OF_RANGE",
        "/answers/0/value")]
    public async Task What_the_instrument_does_not_know_is_refused_with_its_place(string change, string code, string pointer)
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();

        var refusal = await calendar.Counselor.Post(Path(ada), Sheets.Of(InstrumentCode.ReadinessRulers, "8,4,7").With(change)).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refusal.Errors);
        Assert.Empty((await calendar.Counselor.Get(Path(ada)).Succeeds())["items"]!.AsArray());
    }

    [Theory]
    [InlineData("""{ "answers": [] }""", "REQUIRED", "/answers")]
    [InlineData("""{ "answers": [{ "item": "", "value": 1 }] }""", "REQUIRED", "/answers/0/item")]
    [InlineData("""{ "answers": [{ "item": "1" }] }""", "REQUIRED", "/answers/0/value")]
    [InlineData("""{ "answers": [{ "item": "1", "value": "often" }] }""", "INVALID_FORMAT", "/answers/0/value")]
    [InlineData("""{ "answers": [{ "item": "1", "value": 1.5 }] }""", "INVALID_FORMAT", "/answers/0/value")]
    [InlineData("""{ "answers": [{ "item": "1", "value": 1001 }] }""", "OUT_OF_RANGE", "/answers/0/value")]
    [InlineData("""{ "instrument": "Phq2" }""", "INVALID_FORMAT", "/instrument")]
    [InlineData("""{ "score": 8 }""", "UNKNOWN_MEMBER", "/score")]
    [InlineData("""{ "answeredAt": "yesterday" }""", "INVALID_FORMAT", "/answeredAt")]
    [InlineData("""{ "answeredAt": "1900-01-01T00:00:00Z" }""", "OUT_OF_RANGE", "/answeredAt")]
    public async Task A_body_of_another_shape_is_refused_with_its_place(string change, string code, string pointer)
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();

        var refusal = await calendar.Counselor.Post(Path(ada), Sheets.Of(InstrumentCode.ReadinessRulers, "8,4,7").With(change)).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refusal.Errors);
    }

    [Fact]
    public async Task An_episode_in_error_takes_no_assessments_and_one_that_was_declined_those_before_that()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (wrong, declined) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        await calendar.Supervisor.Post($"/episodes/{wrong.EpisodeId}/enter-in-error", new { reason = "Wrong chart." }, wrong.EpisodeETag).Succeeds();
        var screened = await calendar.Counselor.Post($"/episodes/{declined.EpisodeId}/screen", new { screenedOn = "2026-01-03" }, declined.EpisodeETag).Succeeds();
        await calendar.Counselor.Post($"/episodes/{declined.EpisodeId}/decline", new { declinedOn = "2026-01-03", reason = "NoContact" }, screened.ETag).Succeeds();

        await calendar.Counselor.Post(Path(wrong), Sheets.Phq9(0)).IsRefused(409, "ENTERED_IN_ERROR");
        await calendar.Counselor.Post(Path(declined), Sheets.Phq9(0)).IsRefused(422, "DATE_OUT_OF_ORDER");
        await calendar.Counselor.Post(Path(declined), Sheets.Phq9(0, "2026-01-03T15:00:00Z")).Succeeds();
    }

    [Fact]
    public async Task One_in_error_stays_readable_and_takes_no_more_changes()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var kept = await calendar.Counselor.Post(Path(ada), Sheets.Phq9(0)).Succeeds();
        var (path, reason) = ($"/assessments/{kept.Id}/enter-in-error", new { reason = "Another patient." });

        await calendar.Counselor.Post(path, reason).IsRefused(428, "PRECONDITION_REQUIRED");
        await calendar.Counselor.Post(path, new { reason = "" }, kept.ETag).IsRefused(400, "REQUIRED");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => calendar.Counselor.Post(path, reason, kept.ETag)));

        var marked = Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.All(answers.Where(answer => answer != marked), answer => Assert.Equal(412, (int)answer.Status));
        var read = await calendar.Counselor.Get($"/assessments/{kept.Id}").Succeeds();
        Assert.Equal(
            ("Another patient.", $"{calendar.Organization.Counselor}", 6),
            ((string?)read["enteredInError/reason"], (string?)read["enteredInError/by"], (int)read["score"]!));
        await calendar.Counselor.Post(path, reason, marked.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task A_patient_reads_the_own_assessments_and_no_others()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, other) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var own = await calendar.Counselor.Post(Path(ada), Sheets.Phq9(0)).Succeeds();
        var foreign = await calendar.Counselor.Post(Path(other), Sheets.Phq9(0)).Succeeds();
        var patient = await calendar.Organization.ClientAsync([Patient], patient: PatientId.From(Guid.Parse(ada.PatientId)));

        Assert.Single((await patient.Get(Path(ada)).Succeeds())["items"]!.AsArray());
        Assert.Equal(own.Text, (await patient.Get($"/assessments/{own.Id}").Succeeds()).Text);
        await patient.Get(Path(other)).IsRefused(404, "NOT_FOUND");
        await patient.Get($"/assessments/{foreign.Id}").IsRefused(404, "NOT_FOUND");
        await patient.Get($"/episodes/{other.EpisodeId}/assessment-schedule").IsRefused(404, "NOT_FOUND");
    }

    /// <summary>ASM-8.</summary>
    [Fact]
    public async Task A_patient_answers_alone_and_a_clinician_asks_the_screener()
    {
        var calendar = await TestCalendar.CreateAsync();
        var (ada, other) = (await calendar.PatientAsync(), await calendar.PatientAsync());
        var patient = await calendar.Organization.ClientAsync([Patient], patient: PatientId.From(Guid.Parse(ada.PatientId)));

        var own = await patient.Post(Path(ada), Sheets.Phq9(0)).Succeeds();
        var asked = await calendar.Counselor.Post(Path(ada), Sheets.Phq9(0)).Succeeds();

        Assert.Equal((true, null, 6), ((bool)own["isSelfReported"]!, (string?)own["recordedBy"], (int)own["score"]!));
        Assert.Equal((false, $"{calendar.Organization.Counselor}"), ((bool)asked["isSelfReported"]!, (string?)asked["recordedBy"]));
        Assert.Equal(own.Text, (await calendar.Counselor.Get($"/assessments/{own.Id}").Succeeds()).Text);
        var screener = await patient.Post(Path(ada), Sheets.Cssrs(SafetyAnswers.None)).IsRefused(422, "INSTRUMENT_NOT_SELF_REPORTED");
        Assert.Equal([("/instrument", "INSTRUMENT_NOT_SELF_REPORTED")], screener.Errors);
        await patient.Post(Path(ada), Sheets.Phq9(0, "2026-01-05T13:00:00Z")).IsRefused(422, "TIME_IN_FUTURE");
        await patient.Post(Path(other), Sheets.Phq9(0)).IsRefused(404, "NOT_FOUND");
        Assert.Equal(2, (await patient.Get(Path(ada)).Succeeds())["items"]!.AsArray().Count);
        Assert.Equal(
            ["Cssrs"],
            (await patient.Get("/instruments").Succeeds())["items"]!.AsArray().Where(item => !(bool)item!["isSelfReport"]!).Select(item => (string)item!["code"]!));
    }

    [Fact]
    public async Task The_catalogue_says_what_is_asked_and_how_it_is_scored()
    {
        var organization = await SharedOrganization.GetAsync();
        var counselor = organization.Client(Counselor);

        var all = (await counselor.Get("/instruments").Succeeds())["items"]!.AsArray();
        var one = await counselor.Get("/instruments/Phq9").Succeeds();

        Assert.Equal(Enum.GetNames<InstrumentCode>().Order(), all.Select(item => (string)item!["code"]!).Order());
        Assert.Equal(all.Single(item => (string?)item!["code"] == "Phq9")!.ToJsonString(), one.Json.ToJsonString());
        Assert.Equal(
            ("44249-1", "phq9-total", 2, "Weeks", "44260-8", "Nearly every day", "LA6571-9", false),
            ((string?)one["loincPanel"], (string?)one["principalScore"], (int)one["lookBack/length"]!, (string?)one["lookBack/unit"], (string?)one["items/8/loinc"],
                (string?)one["items/8/answers/3/label"], (string?)one["items/8/answers/3/loinc"], (bool)one["items/9/isRequired"]!));
        Assert.Equal(
            ("44261-6", 27, "Severe", 20),
            ((string?)one["scores/0/loinc"], (int)one["scores/0/maximum"]!, (string?)one["scores/0/bands/4/code"], (int)one["scores/0/bands/4/from"]!));
        var screener = await counselor.Get("/instruments/Cssrs").Succeeds();
        Assert.Equal(("2", 1), ((string?)screener["items/2/askedIf/item"], (int)screener["items/2/askedIf/value"]!));
        foreach (var unknown in new[] { "phq9", "Phq2", "0", "abc" })
        {
            await counselor.Get($"/instruments/{unknown}").IsRefused(404, "NOT_FOUND");
        }
    }

    [Fact]
    public async Task The_schedule_is_a_policy_of_the_programme()
    {
        var organization = await TestOrganization.CreateAsync();
        var administrator = organization.Client(Administrator);
        var rule = new { instrument = "Bam", atIntake = true, everyDays = 7, atReview = false };

        var program = await administrator.Post("/programs", Course.ProgramBody.With(new { policies = Policies(rule) })).Succeeds();

        Assert.Equal(
            ("Bam", 7, 30),
            ((string?)program["policies/0/assessments/schedule/0/instrument"], (int)program["policies/0/assessments/schedule/0/everyDays"]!,
                (int)program["policies/0/assessments/highRiskMinutes"]!));
        var twice = await administrator.Post("/programs", Course.ProgramBody.With(new { policies = Policies(rule, rule) })).IsRefused(422, "POLICY_CONTRADICTORY");
        Assert.Equal([("/policies/0/assessments/schedule/1/instrument", "POLICY_CONTRADICTORY")], twice.Errors);
        var half = await administrator.Post(
            "/programs", Course.ProgramBody.With(new { policies = Policies(rule.With(new { closerEveryDays = 3 })) })).IsRefused(422, "POLICY_INCOMPLETE");
        Assert.Equal([("/policies/0/assessments/schedule/0/closerEveryDays", "POLICY_INCOMPLETE")], half.Errors);
        await administrator.Post("/programs", Course.ProgramBody.With(new { policies = Policies(rule.With(new { everyDays = 0 })) })).IsRefused(400, "OUT_OF_RANGE");

        static object Policies(params object[] rules) => new[]
        {
            new
            {
                effectiveFrom = "2026-01-01",
                assessments = new { screenWithinDays = 0, highRiskMinutes = 30, moderateRiskDays = 0, intakeWithinDays = 0, reviewWindowDays = 14, schedule = rules },
            },
        };
    }

    [Fact]
    public async Task What_happened_is_told_by_its_ids_only()
    {
        var calendar = await TestCalendar.CreateAsync();
        var ada = await calendar.PatientAsync();
        var kept = await calendar.Counselor.Post(Path(ada), Sheets.Phq9(0)).Succeeds();
        await calendar.Counselor.Post($"/assessments/{kept.Id}/enter-in-error", new { reason = "Another patient." }, kept.ETag).Succeeds();

        await calendar.Organization.ReadAsync(async db =>
        {
            var told = await db.Outbox.Where(message => message.SubjectId == Guid.Parse(kept.Id)).OrderBy(message => message.Id).Select(message => message.Type).ToListAsync();
            Assert.Equal(["assessment.entered-in-error", "assessment.recorded"], told.Order());
        });
    }

    private static string Path(TestParticipant of) => $"/episodes/{of.EpisodeId}/assessments";
}
