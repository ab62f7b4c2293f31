using System.Globalization;
using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Progress;
using TreatmentPlans.Application.Skills;
using TreatmentPlans.Application.Support;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>Patient D-001, who is fictional, and her course as far as the service reaches.</summary>
internal sealed class Dana
{
    private readonly ApiHost _host;
    private readonly TestOrganization _organization;
    private readonly Dictionary<string, string> _objectives = [];
    private DanaCalendar _calendar = null!;
    private DanaCosts _costs = null!;
    private DanaAuthorizations _authorizations = null!;
    private DanaRecords _records = null!;
    private DanaTransition _transition = null!;
    private string _episodeId = "";
    private string _planId = "";
    private string _ratingsId = "";

    private Dana(ApiHost host, TestOrganization organization)
    {
        _host = host;
        _organization = organization;
    }

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    private ApiClient Supervisor => _organization.Client(Role.Supervisor);

    private string Plan => $"/plans/{_planId}";

    public static async Task<Dana> ReferredAsync(ApiHost host)
    {
        var dana = new Dana(host, await TestOrganization.CreateAsync(host));
        var program = await dana._organization.Client(Role.Administrator).Post("/programs", Course.ProgramBody.With(new { policies = DanaCosts.Policies })).Succeeds();
        var patient = await dana.Counselor.Post("/patients", new
        {
            identifiers = new[] { new { system = "urn:example:harbor", value = "D-001" } },
            givenName = "Dana",
            familyName = "Fictional",
            birthDate = "1988-03-14",
            administrativeSex = "Female",
        }).Succeeds();
        var episode = await dana.Counselor.Post(
            $"/patients/{patient.Id}/episodes", new { programId = program.Id, requestedOn = "2026-01-06", source = "PrimaryCare" }).Succeeds();
        dana._episodeId = episode.Id;
        dana._records = new DanaRecords(dana.Counselor, episode.Id);
        dana._records.Plan();
        dana._transition = new DanaTransition(dana.Counselor, episode.Id);
        dana._costs = new DanaCosts(host, dana._organization.Client(Role.Billing), program.Id, patient.Id, episode.Id);
        dana._authorizations = new DanaAuthorizations(host, dana._organization, patient.Id, episode.Id);
        dana._calendar = new DanaCalendar(host, dana.Counselor, dana._organization.Counselor, program.Id, patient.Id, episode.Id);
        return dana;
    }

    public async Task IsAdmittedAsync()
    {
        On(1, 8);
        await EpisodeAsync("screen", new { screenedOn = "2026-01-08" });
        await EpisodeAsync("diagnoses", new { code = "F10.20", isPrimary = true, indexOn = "2026-01-05" });
        await EpisodeAsync("diagnoses", new { code = "F41.1", isPrimary = false, indexOn = "2026-01-08" });
        await _records.CatchUpAsync(new DateOnly(2026, 1, 8));
        var rated = await RateAsync(1, 0, 2, 1, 2, 1);
        Assert.Equal("2.1", (string?)rated["suggestion/level/code"]);

        await _calendar.WorksAsync();
        await _costs.IsCoveredAsync();
        await _costs.IsToldWhatToExpectAsync();
        await _calendar.ComesToTheIntakeAsync();
        await _authorizations.AsksForTheFirstAsync();
        On(1, 9);
        await _authorizations.IsGrantedTheFirstAsync();

        On(1, 12);
        var admitted = await EpisodeAsync("admit", new
        {
            admittedOn = "2026-01-12",
            levelOfCare = Course.Level("2.1"),
            dimensionRatingSetId = _ratingsId,
            lastUseOn = "2026-01-10",
            patientAgreement = "Agrees",
        });
        Assert.Equal("Admitted", (string?)admitted["status"]);
        await _calendar.PlanPhase1Async();
    }

    public async Task HasPlanV1Async()
    {
        On(1, 14);
        var content = DanaPlan.Content(_organization.Counselor, Ratings(new DateOnly(2026, 1, 8), 1, 0, 2, 1, 2, 1));
        _planId = (await Counselor.Post($"/episodes/{_episodeId}/plans", new { content }).Succeeds()).Id;
        await SignAsync();
        await ReadObjectivesAsync();

        await IsInPhaseAsync(1, "2.1", "2026-01-12", "Active", "Planned", "Planned");
        Assert.Equal(["InitialPlan 2026-01-22 2026-01-14", "Cadence 2026-02-13 open"], await ObligationsAsync());

        // The counselor is not independently licensed: the supervisor countersigns, which settles the work item.
        On(1, 20);
        var due = await Supervisor.Get("/work-items?mine=true&kind=CountersignatureDue&status=Open").Succeeds();
        Assert.Single(due["items"]!.AsArray());
        await ChangePlanAsync("signatures", new { role = "Supervisor", method = "ElectronicTyped" }, Supervisor);
        Assert.Empty((await Supervisor.Get("/work-items?mine=true&status=Open").Succeeds())["items"]!.AsArray());
    }

    public async Task LapsesAndGetsPlanV2Async()
    {
        On(2, 5);
        await _calendar.CatchUpAsync();
        await _calendar.BookMakeUpAsync();
        On(2, 7);
        await _authorizations.IsAskedToRenewTheFirstAsync(due: false);
        On(2, 8);
        await _authorizations.IsAskedToRenewTheFirstAsync(due: true);
        await AchieveAsync("O1.1");
        On(2, 10);
        await RateAsync(1, 0, 2, 1, 2, 1);
        On(2, 11);
        await _authorizations.AsksForTheSecondAsync();
        On(2, 12);
        await _records.CatchUpAsync(new DateOnly(2026, 2, 12));
        Assert.Contains("Lapse 2026-02-18 open", await ObligationsAsync());
        await _calendar.ScheduleAsync("Individual", "2026-02-13T22:30:00Z", "2026-02-13T23:30:00Z");

        AtNight(2, 13);
        await _calendar.CatchUpAsync();
        await _authorizations.IsGrantedAPartOfTheSecondAsync();
        await _records.CatchUpAsync(new DateOnly(2026, 2, 13));
        await _records.HasTheLapseOfTheTextAsync();
        await RateAsync(1, 0, 2, 1, 3, 1);
        await _transition.BeginsRelapsePreventionAsync();
        var e1 = await EvaluateAsync("2026-02-13");
        Assert.Equal(
            "NotReady 4/9: Fail 3, Pass 0, Pass 14/15, Pass 3/4, Pass 4/5, Fail 1/4, Fail 6.43, Fail 47.5, Fail 3, Fail 2, Pass 32",
            Findings(e1));
        await _records.HasTheResponseOfTheTextAsync();
        await ReviewAsync("Revise", "One day of use after four weeks; evenings need more cover.");
        await ReviseAsync("Lapse on 10 February", draft =>
        {
            draft["effectiveFrom"] = "2026-02-13";
            draft["nextReviewOn"] = "2026-03-15";
            draft["dimensionRatings"] = Ratings(new DateOnly(2026, 2, 13), 1, 0, 2, 1, 3, 1);
        });

        await IsInPhaseAsync(1, "2.1", "2026-01-12", "Active", "Planned", "Planned");
    }

    public async Task StepsDownWithPlanV3Async()
    {
        On(2, 19);
        await _authorizations.HasTheFirstExpiredAsync();
        await _records.CatchUpAsync(new DateOnly(2026, 2, 19));
        await AchieveAsync("O2.1");
        await _calendar.ScheduleAsync("Family", "2026-02-24T22:30:00Z", "2026-02-24T23:30:00Z");
        On(3, 4);
        await _records.CatchUpAsync(new DateOnly(2026, 3, 4));
        await AchieveAsync("O2.2");

        // After the blocks of the 4th and the 5th, at ten in the evening in New York.
        foreach (var day in new[] { 4, 5 })
        {
            _host.Clock.Set(new DateTimeOffset(2026, 3, day + 1, 3, 0, 0, TimeSpan.Zero));
            await _calendar.CatchUpAsync();
            await _authorizations.IsAskedToRenewTheSecondAsync(due: day == 5);
        }

        On(3, 6);
        await _calendar.CatchUpAsync();
        await _calendar.PlanPhase2Async();
        await _records.CatchUpAsync(new DateOnly(2026, 3, 6));
        await RateAsync(0, 0, 1, 1, 2, 1);
        await ChangePlanAsync($"objectives/{_objectives["O3.1"]}/waive", new { reason = "PHQ-9 of 6, close to the target; goes on in phase 3." }, Supervisor);
        await _transition.HasRelapsePreventionInForceAsync();
        var e2 = await EvaluateAsync("2026-03-06");
        Assert.Equal(
            "Ready 9/9: Pass 24, Pass 0, Pass 15/16, Pass 3/4, Pass 9/10, Pass 3/4, Pass 3.14, Pass 68.75, Pass 2, Pass 3, Pass 53",
            Findings(e2));
        Assert.Equal("CheckIns Shared-Patient, Booking Staff-Shared, HomeworkPlanning Staff-Shared", Handover(e2));

        await ReviewAsync("Revise", "Goals of the intensive phase are met but for mood; ready to step down.");
        object stepDown = new
        {
            decisionType = "StepDown",
            toLevel = Course.Level("1.5"),
            reasonCode = "GoalsAchieved",
            dimensionRatingSetId = _ratingsId,
            readinessEvaluationId = e2.Id,
            patientAgreement = "Agrees",
            effectiveOn = "2026-03-09",
        };
        var decision = await Counselor.Post($"{Plan}/level-of-care-decisions", stepDown).Succeeds();
        Assert.Equal("Scheduled", (string?)decision["status"]);
        await ReviseAsync("Step-down to 1.5 on 9 March", draft =>
        {
            draft["effectiveFrom"] = "2026-03-06";
            draft["nextReviewOn"] = "2026-05-05";
            draft["levelOfCare"] = JsonNode.Parse("""{"edition":"Fourth","code":"1.5"}""");
            draft["dimensionRatings"] = Ratings(new DateOnly(2026, 3, 6), 0, 0, 1, 1, 2, 1);
        });
        await IsInPhaseAsync(1, "2.1", "2026-01-12", "Active", "Planned", "Planned");

        // Midnight of the 9th in New York, an hour earlier in UTC since the clocks changed on the 8th.
        _host.Clock.Set(new DateTimeOffset(2026, 3, 9, 4, 0, 0, TimeSpan.Zero));
        await CareInProgress.RunDueTransitionsAsync(_host);
        await IsInPhaseAsync(2, "1.5", "2026-03-09", "Completed", "Active", "Planned");
        await _authorizations.HasTheSecondTerminatedAsync();
        Assert.Equal("1.5", (string?)(await Counselor.Get($"/episodes/{_episodeId}").Succeeds())["currentLevelOfCare/code"]);
    }

    public async Task AdvancesToPhase3WithPlanV4Async()
    {
        On(3, 12);
        await AchieveAsync("O1.2");

        On(3, 27);
        await _calendar.CatchUpAsync();
        await _calendar.PlanPhase3Async();
        await _records.CatchUpAsync(new DateOnly(2026, 3, 27));
        await RateAsync(0, 0, 1, 1, 1, 1);
        var e2b = await EvaluateAsync("2026-03-27");
        Assert.Equal(
            "Ready 8/9: Pass 45, Pass 0, Pass 12/13, Fail 1/2, Pass 3/3, Pass 1/1, Pass 2.43, Pass 68.75, Pass 1, Pass 3, Pass 18",
            Findings(e2b));
        Assert.Equal("CheckIns Patient-Patient, Booking Shared-Patient, HomeworkPlanning Shared-Patient", Handover(e2b));
        await ReviewAsync("Revise", "Two weeks at 1.5 without use; evenings are covered.");
        await Counselor.Post($"{Plan}/level-of-care-decisions", new
        {
            decisionType = "PhaseAdvance",
            reasonCode = "GoalsAchieved",
            dimensionRatingSetId = _ratingsId,
            readinessEvaluationId = e2b.Id,
            patientAgreement = "Agrees",
            effectiveOn = "2026-03-30",
        }).Succeeds();
        await ReviseAsync("Phase 3 from 30 March", draft =>
        {
            draft["effectiveFrom"] = "2026-03-27";
            draft["nextReviewOn"] = "2026-05-26";
            draft["dimensionRatings"] = Ratings(new DateOnly(2026, 3, 27), 0, 0, 1, 1, 1, 1);
        });

        On(3, 30);
        await CareInProgress.RunDueTransitionsAsync(_host);
        await IsInPhaseAsync(3, "1.5", "2026-03-30", "Completed", "Completed", "Active");
    }

    public async Task AttendsToTheEndAsync()
    {
        AtNight(4, 15);
        await _calendar.CatchUpAsync();
        await _records.CatchUpAsync(new DateOnly(2026, 4, 15));
        await RateAsync(0, 0, 1, 0, 1, 1);
        await AchieveAsync("O2.3", "O3.2", "O3.3");

        var e3 = await EvaluateAsync("2026-04-15", "Discharge");
        Assert.Equal(
            "Ready 9/9: Pass 64, Pass 0, Pass 10/10, Pass 2/2, Pass 3/3, Pass 7/8, Pass 2, Pass 82.5, Pass 1, Pass 4, Pass 16",
            Findings(e3));
        Assert.Null(e3["findings/handover"]);

        On(4, 17);
        await _host.RunAsync<SupportJobs>();
        await _host.RunAsync<SkillJobs>();
        await _records.HasTheCourseOfTheTextAsync();
        await _records.HasTheProgressOfTheTextAsync();
        await _calendar.HasTheSessionsOfTheTextAsync();
        await _transition.HasContinuingCareInForceAsync();
        await IsDischargedAsync(e3);
        await _calendar.HasTheMetricsOfTheTextAsync();
        await _authorizations.HasTheAuthorizationsOfTheTextAsync();
        await _costs.HasTheCostsOfTheTextAsync();
        await _costs.HasTheSummaryOfTheTextAsync();
        await _costs.HasTheVariantsOfTheTextAsync();
    }

    /// <summary>After everything else: it changes what she attended.</summary>
    public Task HasACorrectedBillAsync() => _costs.FollowsACorrectionAsync(() => _calendar.CorrectAsync(
        "2026-01-14", new { status = "AttendedPartial", arrivedAt = "2026-01-14T23:30:00Z", reason = "Came half an hour late." }, Supervisor));

    private async Task IsDischargedAsync(ApiAnswer evaluation)
    {
        var path = $"/episodes/{_episodeId}/discharge";
        var proposed = await Counselor.Post(path, new
        {
            type = "CompletedSuccessfully",
            dischargedOn = "2026-04-17",
            reason = "All three phases are through; aftercare begins on Wednesday.",
            readinessEvaluationId = evaluation.Id,
        }).Succeeds();
        var final = await Supervisor.Post($"{path}/approve", null, proposed.ETag).Succeeds();

        Assert.Equal(("Final", 1), ((string?)final["status"], (int?)final["tedsReason"]));
        Assert.Equal("Discharged", (string?)(await Counselor.Get($"/episodes/{_episodeId}").Succeeds())["status"]);
        Assert.Equal("Completed", (string?)(await Counselor.Get(Plan).Succeeds())["status"]);
        var phases = (await Counselor.Get($"{Plan}/phases").Succeeds())["items"]!.AsArray();
        Assert.All(phases, phase => Assert.Equal("Completed", (string?)phase!["status"]));
    }

    public Task IsFollowedUpAsync() => _transition.IsFollowedUpAsync(_host);

    public async Task HasEveryReviewOnTimeAsync()
    {
        Assert.Equal(
            [
                "InitialPlan 2026-01-22 2026-01-14",
                "Cadence 2026-02-13 2026-02-13",
                "Lapse 2026-02-18 2026-02-13",
                "LevelChange 2026-03-11 2026-03-06",
                "Cadence 2026-03-15 2026-03-06",
                "Cadence 2026-05-05 2026-03-27",
            ],
            await ObligationsAsync());
        var list = await Counselor.Get($"{Plan}/reviews").Succeeds();
        Assert.Equal(6, list["obligations"]!.AsArray().Count(owed => (bool?)owed!["onTime"] == true));
        Assert.DoesNotContain(list["obligations"]!.AsArray(), owed => (bool?)owed!["onTime"] == false);
        Assert.Empty((await Supervisor.Get("/work-items?kind=ReviewOverdue").Succeeds())["items"]!.AsArray());
    }

    public async Task HasAHistoryThatCanBeReadAsOfAnyDayAsync()
    {
        var versions = await Counselor.Get($"{Plan}/versions").Succeeds();
        Assert.Equal(
            ["4 Active 2026-03-27 1.5", "3 Superseded 2026-03-06 1.5", "2 Superseded 2026-02-13 2.1", "1 Superseded 2026-01-14 2.1"],
            versions["items"]!.AsArray().Select(v => $"{v!["number"]} {v["status"]} {v["activeFrom"]} {v["levelOfCareCode"]}"));
        foreach (var (day, version) in new[] { ("2026-01-14", 1), ("2026-02-12", 1), ("2026-02-13", 2), ("2026-03-05", 2), ("2026-03-26", 3), ("2026-03-27", 4) })
        {
            var asOf = await Counselor.Get($"{Plan}?asOf={day}").Succeeds();
            Assert.Equal(version, (int?)asOf["currentVersion/number"]);
        }

        var reader = _organization.Client(Role.Administrator);
        var events = new List<JsonNode>();
        for (var next = "/events?limit=200"; ;)
        {
            var page = await reader.Get(next).Succeeds();
            if (page["items"]!.AsArray() is not { Count: > 0 } items)
            {
                break;
            }

            events.AddRange(items.Select(item => item!));
            next = $"/events?limit=200&after={Uri.EscapeDataString((string)page["next"]!)}";
        }

        Assert.Equal(
            ["level-of-care-decision.executed", "level-of-care-decision.executed"],
            events.Select(e => (string?)e["type"]).Where(type => type == "level-of-care-decision.executed"));
        Assert.Equal(4, events.Count(e => (string?)e["type"] == "plan.activated"));
        Assert.Equal([.. Enumerable.Range(1, events.Count)], events.Select(e => (int)e["sequence"]!));
    }

    public Task HasTheReviewPacketOfTheTextAsync() => new DanaPacket(Counselor, _episodeId).HasTheFactsOfTheTextAsync();

    private void On(int month, int day) => _host.Clock.SetDate(2026, month, day);

    /// <summary>After the sessions of the evening, and the same date still in UTC.</summary>
    private void AtNight(int month, int day) => _host.Clock.Set(new DateTimeOffset(2026, month, day, 23, 45, 0, TimeSpan.Zero));

    private async Task<ApiAnswer> EpisodeAsync(string step, object body)
    {
        var episode = await Counselor.Get($"/episodes/{_episodeId}").Succeeds();
        return await Counselor.Post($"/episodes/{_episodeId}/{step}", body, episode.ETag).Succeeds();
    }

    private async Task<ApiAnswer> RateAsync(params int[] risks)
    {
        var today = DateOnly.FromDateTime(_host.Clock.GetUtcNow().Date);
        var rated = await EpisodeAsync("dimension-ratings", Ratings(today, risks));
        _ratingsId = rated.Id;
        return rated;
    }

    private static JsonNode Ratings(DateOnly ratedOn, params int[] risks) => new JsonObject
    {
        ["edition"] = "Third",
        ["ratedOn"] = ratedOn.ToString("yyyy-MM-dd", null),
        ["ratings"] = new JsonArray([.. risks.Select((risk, index) => new JsonObject
        {
            ["dimension"] = index + 1,
            ["risk"] = risk,
            ["rationale"] = "As told and seen in the interview.",
        })]),
    };

    private async Task<ApiAnswer> ChangePlanAsync(string step, object? body, ApiClient? client = null)
    {
        var plan = await Counselor.Get(Plan).Succeeds();
        return await (client ?? Counselor).Post($"{Plan}/{step}", body, plan.ETag).Succeeds();
    }

    private async Task SignAsync()
    {
        await ChangePlanAsync("submit", null);
        await ChangePlanAsync("signatures", new { role = "Author", method = "ElectronicTyped" });
        var signed = await ChangePlanAsync("signatures", new { role = "Patient", method = "ElectronicDrawn" });
        Assert.Equal("Active", (string?)signed["status"]);
    }

    private async Task ReviseAsync(string reason, Action<JsonNode> change)
    {
        await ChangePlanAsync("revise", new { reason });
        var draft = await Counselor.Get($"{Plan}/draft").Succeeds();
        var content = draft.Json;
        content["participation"] = new JsonObject { ["mode"] = "InPerson", ["statement"] = "Went through the plan and chose what to change." };
        change(content);
        await Counselor.Put($"{Plan}/draft", content, draft.ETag).Succeeds();
        await SignAsync();
        await ChangePlanAsync("signatures", new { role = "Supervisor", method = "ElectronicTyped" }, Supervisor);
    }

    private Task<ApiAnswer> ReviewAsync(string conclusion, string summary) => ChangePlanAsync("reviews", new { conclusion, summary });

    private async Task ReadObjectivesAsync()
    {
        var plan = await Counselor.Get(Plan).Succeeds();
        foreach (var objective in plan["currentVersion/content/problems"]!.AsArray()
            .SelectMany(problem => problem!["goals"]!.AsArray())
            .SelectMany(goal => goal!["objectives"]!.AsArray()))
        {
            _objectives[((string)objective!["text"]!)[..4]] = (string)objective["id"]!;
        }

        // Open from the first day of the plan to the last session.
        _calendar.WorksTowards(_objectives["O2.3"]);
    }

    /// <summary>The records propose it by themselves; the counselor confirms.</summary>
    private async Task AchieveAsync(params string[] objectives)
    {
        var measured = (await Counselor.Get($"{Plan}/objective-progress").Succeeds())["objectives"]!.AsArray();
        var proposed = measured.Where(one => (bool)one!["isProposedAsAchieved"]!).ToDictionary(one => (string)one!["objectiveId"]!, one => one!);
        var ids = objectives.Select(objective => _objectives[objective]).Order().ToList();
        Assert.Subset(proposed.Keys.ToHashSet(), ids.ToHashSet());
        await _host.RunAsync<ProgressJobs>();
        Assert.Equal(proposed.Keys.Order(), (await ToConfirmAsync()).Order());

        foreach (var id in ids)
        {
            var reference = (string?)proposed[id]["value"]!["evidence"]!.AsArray().FirstOrDefault() ?? "no use was reported";
            await ChangePlanAsync($"objectives/{id}/achieve", new { evidence = new { kind = "Observation", reference } });
        }

        Assert.Equal(proposed.Keys.Except(ids).Order(), (await ToConfirmAsync()).Order());
    }

    private async Task<IEnumerable<string>> ToConfirmAsync() =>
        (await Counselor.Get("/work-items?kind=ObjectiveMet&status=Open&limit=200").Succeeds())["items"]!.AsArray().Select(item => (string)item!["subjectId"]!);

    private Task<ApiAnswer> EvaluateAsync(string asOf, string purpose = "StepDown") =>
        Counselor.Post($"{Plan}/readiness-evaluations", new { asOf, purpose }).Succeeds();

    /// <summary>As the text of the case says it: result, score, and of each criterion verdict and value.</summary>
    private static string Findings(ApiAnswer evaluation)
    {
        var criteria = evaluation["findings/criteria"]!.AsArray().Select(criterion =>
        {
            var value = criterion!["value"] is not { } known ? ""
                : criterion["denominator"] is { } of && (string?)criterion["id"] != "R7" ? $" {criterion["numerator"]}/{of}"
                : $" {Math.Round((decimal)known, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture)}";
            return $"{criterion["verdict"]}{value}";
        });
        return $"{evaluation["findings/result"]} {evaluation["findings/softPassed"]}/{evaluation["findings/softApplicable"]}: {string.Join(", ", criteria)}";
    }

    /// <summary>What she takes over in the next phase.</summary>
    private static string Handover(ApiAnswer evaluation) =>
        string.Join(", ", evaluation["findings/handover"]!.AsArray().Select(task => $"{task!["task"]} {task["from"]}-{task["to"]}"));

    private async Task IsInPhaseAsync(int sequence, string level, string startedOn, params string[] path)
    {
        var phases = (await Counselor.Get($"{Plan}/phases").Succeeds())["items"]!.AsArray();
        Assert.Equal(path, phases.Select(phase => (string?)phase!["status"]));
        var active = phases.Single(phase => (string?)phase!["status"] == "Active")!;
        Assert.Equal((sequence, level, startedOn), ((int)active["sequence"]!, (string?)active["levelOfCare"]!["code"], (string?)active["startedOn"]));
    }

    private async Task<IEnumerable<string>> ObligationsAsync() =>
        (await Counselor.Get($"{Plan}/reviews").Succeeds())["obligations"]!.AsArray()
            .Select(owed => $"{owed!["trigger"]} {owed["dueOn"]} {owed["completedBy"]?["on"]?.ToString() ?? "open"}");
}
