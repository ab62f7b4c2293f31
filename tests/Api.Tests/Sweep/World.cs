using TreatmentPlans.Api.Tests.Assessments;
using TreatmentPlans.Api.Tests.Coverage;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Api.Tests.Support;
using TreatmentPlans.Api.Tests.Transition;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.Sweep;

/// <summary>One organization with something behind every path parameter, and another one that must not see it.</summary>
internal sealed class World
{
    private const string Unknown = "019b8f00-0000-7000-8000-000000000000";

    private static readonly Lazy<Task<World>> Shared = new(CreateAsync);

    private readonly Dictionary<string, string> _ids;

    private World(Dictionary<string, string> ids) => _ids = ids;

    public required ApiHost Host { get; init; }

    public required OpenApiDocument Document { get; init; }

    /// <summary>Whose ids these are.</summary>
    public required TestOrganization Organization { get; init; }

    /// <summary>May do everything there.</summary>
    public required ApiClient Own { get; init; }

    public required string OwnClientId { get; init; }

    /// <summary>May do everything in another one.</summary>
    public required ApiClient Other { get; init; }

    /// <summary>Of whom the other ids tell, for what only a patient does.</summary>
    public required (ApiClient Client, string Id) Patient { get; init; }

    public required ApiClient OtherPatient { get; init; }

    public string ClientIdOf(OpenApiOperation operation) => IsOfPatients(operation) ? Patient.Id : OwnClientId;

    private ApiClient CallerOf(OpenApiOperation operation, ApiClient client) =>
        !IsOfPatients(operation) ? client : client == Own ? Patient.Client : client == Other ? OtherPatient : client;

    private static bool IsOfPatients(OpenApiOperation operation) => operation.Id is "checkIn" or "chooseMilestoneSharing";

    /// <summary>What every organization reads alike.</summary>
    public static bool IsOfAll(OpenApiOperation operation) => operation.Id == "getInstrument";

    public static Task<World> GetAsync() => Shared.Value;

    /// <summary>A call that would be good, but for what a test changes. Ids are real, unless the one at <paramref name="unknown"/>.</summary>
    public Task<ApiAnswer> CallAsync(
        OpenApiOperation operation,
        ApiClient client,
        string? body = null,
        string? ifMatch = "\"1\"",
        string? key = null,
        string? contentType = null,
        string? unknown = null,
        string? query = null,
        params (string, string)[] headers) =>
        CallerOf(operation, client).SendAsync(
            operation.Method,
            "~" + operation.Address(name => name == unknown ? UnknownOf(name) : _ids[name])
                + (query ?? (operation.NeededQuery.Any() ? "?" + string.Join('&', operation.NeededQuery.Select(name => $"{name}={NeededOf(name)}")) : "")),
            operation.BodyType is null ? null : body ?? operation.BodyExample ?? "{}",
            operation.Takes("If-Match") ? ifMatch : null,
            key,
            contentType ?? operation.BodyType ?? "application/json",
            headers);

    /// <summary>What stands in a path for that parameter, when nothing is there.</summary>
    public static string UnknownOf(string parameter) => parameter == "versionNumber" ? "99" : Unknown;

    /// <summary>A good value of a query parameter that an operation needs.</summary>
    public string NeededOf(string parameter) => parameter switch
    {
        "scope" => "All",
        "measure" => "Completion",
        _ => _ids.GetValueOrDefault(parameter, "1"),
    };

    public string IdOf(string parameter) => _ids[parameter];

    /// <summary>The version of the nearest resource above the operation that has one.</summary>
    public async Task<string> ETagAsync(OpenApiOperation operation)
    {
        var resource = Document.Operations
            .Where(read => read.Method == HttpMethod.Get && read.Takes("If-None-Match") && $"{operation.Path}/".StartsWith($"{read.Path}/", StringComparison.Ordinal))
            .MaxBy(read => read.Path.Length)!;
        return (await CallAsync(resource, Own).Succeeds()).ETag;
    }

    /// <summary>One of the test's own, on a host of its own.</summary>
    public static async Task<World> CreateAsync()
    {
        var host = await ApiHost.StartAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var other = await TestOrganization.CreateAsync(host);
        Role[] staff = [.. Enum.GetValues<Role>().Where(role => role is not Role.Patient)];
        var (clientId, secret) = await organization.RegisterAsync(staff, practitioner: organization.Supervisor);
        var own = host.Client(new ClientTokens(host, () => Task.FromResult((clientId, secret))));

        var plan = await organization.RevisedAsync();
        var episodeId = (string)plan["episodeId"]!;
        var patientId = (string)plan["patientId"]!;
        var problem = plan["currentVersion/content/problems/0"]!;
        var ids = new Dictionary<string, string>
        {
            ["programId"] = (string)plan["programId"]!,
            ["practitionerId"] = organization.Counselor.ToString(),
            ["patientId"] = patientId,
            ["episodeId"] = episodeId,
            ["planId"] = plan.Id,
            ["versionNumber"] = "1",
            ["problemId"] = (string)problem["id"]!,
            ["goalId"] = TestPlans.GoalId(plan),
            ["objectiveId"] = TestPlans.ObjectiveId(plan),
            ["interventionId"] = (string)problem["goals"]![0]!["objectives"]![0]!["interventions"]![0]!["id"]!,
        };
        await AddFirstAsync("diagnosisId", $"/episodes/{episodeId}/diagnoses");
        await AddFirstAsync("dimensionRatingSetId", $"/episodes/{episodeId}/dimension-ratings");
        await AddFirstAsync("clientId", "/clients");
        await AddFirstAsync("templateId", "/plan-templates");
        await AddAsync("relatedPersonId", $"/patients/{patientId}/related-persons", new { role = "Guardian", givenName = "Lee", familyName = "Marsh" });
        await AddAsync("coverageId", $"/patients/{patientId}/coverages", CoverageBodies.Body);
        await own.Put($"/episodes/{episodeId}/cost-estimate", new { services = new[] { CostEstimateTests.H0015 } }, "\"0\"").Succeeds();
        await AddAsync("contractId", "/payer-contracts", ContractBodies.Of(ids["programId"]));
        await AddAsync("authorizationId", $"/episodes/{episodeId}/authorizations", AuthorizedCare.BodyOf(ids["coverageId"]));
        var asked = await own.Post($"/episodes/{episodeId}/authorizations", AuthorizedCare.BodyOf(ids["coverageId"])).Succeeds();
        var submitted = await own.Post($"/authorizations/{asked.Id}/submit", null, asked.ETag).Succeeds();
        await own.Post($"/authorizations/{asked.Id}/decide", AuthorizedCare.Denied, submitted.ETag).Succeeds();
        await AddAsync("certificationId", $"/episodes/{episodeId}/certifications", new { });
        await AddAsync("evaluationId", $"/plans/{plan.Id}/readiness-evaluations", new { asOf = Course.AdmittedOn, purpose = "StepDown" });
        await AddAsync("decisionId", $"/plans/{plan.Id}/level-of-care-decisions", new
        {
            decisionType = "Continue",
            reasonCode = "ProgressingGoalsNotMet",
            dimensionRatingSetId = ids["dimensionRatingSetId"],
            readinessEvaluationId = ids["evaluationId"],
            patientAgreement = "Agrees",
            effectiveOn = Course.AdmittedOn,
        });
        await own.Post($"/episodes/{episodeId}/discharge", new { type = "Moved", dischargedOn = Course.AdmittedOn, reason = "Moves away." }).Succeeds();
        await AddAsync("seriesId", "/session-series", new
        {
            programId = ids["programId"],
            type = "ProcessGroup",
            facilitatorId = ids["practitionerId"],
            dtstartLocal = "2026-01-12T18:00:00",
            tzid = "America/New_York",
            rrule = "FREQ=WEEKLY;COUNT=3",
            durationMinutes = 90,
        });
        await AddAsync("sessionId", "/sessions", new
        {
            programId = ids["programId"],
            type = "Individual",
            facilitatorId = ids["practitionerId"],
            startsAt = "2026-01-04T18:00:00Z",
            endsAt = "2026-01-04T19:00:00Z",
            participants = new[] { new { episodeId } },
        });
        await own.Put($"/sessions/{ids["sessionId"]}/notes/{patientId}", new { text = "A first talk." }, "\"0\"").Succeeds();
        ids["tokenId"] = (string)(await own.Post($"/patients/{patientId}/calendar-tokens", new { }).Succeeds())["token/id"]!;
        var subscription = await own.Post($"/practitioners/{ids["practitionerId"]}/calendar-tokens", new { }).Succeeds();
        ids["calendarTokenId"] = (string)subscription["token/id"]!;
        ids["token"] = ((string)subscription["address"]!)["/calendars/".Length..^".ics".Length];
        var etag = await AddPartAsync("outcomeId", $"/plans/{plan.Id}/objectives/{ids["objectiveId"]}/outcomes", new { value = 0 }, plan.ETag);
        await AddPartAsync("reviewId", $"/plans/{plan.Id}/reviews", new { conclusion = "Continue", summary = "Goes on." }, etag);
        await AddAsync("groupId", "/groups", new
        {
            programId = ids["programId"],
            sessionType = "IopBlock",
            name = "Evening group",
            entry = "Open",
            startsOn = Course.AdmittedOn,
            facilitatorIds = new[] { ids["practitionerId"] },
            room = "Room 2",
        });
        await AddAsync("enrolmentId", $"/groups/{ids["groupId"]}/enrolments", new { episodeId });
        await AddAsync("proposalId", "/schedule-proposals", new { programId = ids["programId"], from = "2026-01-12", weeks = 1 });
        while ((string?)(await own.Get($"/schedule-proposals/{ids["proposalId"]}").Succeeds())["status"] is "Queued" or "Running")
        {
            await Task.Delay(50);
        }

        await AddAsync("drugTestId", $"/episodes/{episodeId}/drug-tests", new
        {
            collectedAt = "2026-01-04T15:00:00Z",
            outcome = "Tested",
            specimen = "Urine",
            method = "Presumptive",
            results = new[] { new { substance = "Alcohol", result = "Negative" } },
        });
        await AddAsync("practiceId", $"/episodes/{episodeId}/skill-practices", new
        {
            skillCode = "urge-surfing",
            practisedAt = "2026-01-05T11:00:00Z",
            setting = "Home",
            difficulty = 3,
            effectiveness = 7,
        });
        await AddAsync("homeworkId", $"/episodes/{episodeId}/homework", new { title = "Trigger map", evidenceType = "Text", dueOn = "2026-01-08" });
        await AddAsync("attemptId", $"/episodes/{episodeId}/contact-attempts", new { at = "2026-01-04T15:00:00Z", method = "Phone", reached = true });
        await AddAsync("assessmentId", $"/episodes/{episodeId}/assessments", Sheets.Phq9(0));
        ids["instrumentCode"] = "Phq9";
        await own.Put($"/patients/{patientId}/availability", new { commitments = Array.Empty<object>() }, "\"0\"").Succeeds();
        await own.Put($"/practitioners/{organization.Counselor}/availability", new { openings = Array.Empty<object>() }, "\"0\"").Succeeds();
        var item = WorkItem.Raise(
            TypedId.New<WorkItemId>(host.Clock.GetUtcNow()),
            organization.Id,
            new WorkItemCause(
                WorkItemKind.ReviewOverdue,
                PatientId.From(Guid.Parse(patientId)),
                EpisodeId.From(Guid.Parse(episodeId)),
                RecoveryPlanId.From(Guid.Parse(plan.Id)),
                organization.Counselor,
                host.Clock.GetUtcNow().AddDays(1),
                DedupKey: "sweep"));
        await organization.WriteAsync(db => db.WorkItems.Add(item));
        ids["workItemId"] = item.Id.ToString();

        await AddAsync("contactId", $"/episodes/{episodeId}/support-contacts", new { name = "Lee Marsh", relationship = "Sponsor", phone = "+1 212 555 0142" });
        await own.Put($"/episodes/{episodeId}/care-team", new { members = Array.Empty<object>() }, "\"0\"").Succeeds();
        await own.Put($"/episodes/{episodeId}/relapse-prevention-plan", TransitionBodies.RelapsePrevention, "\"0\"").Succeeds();
        await own.Put($"/episodes/{episodeId}/continuing-care-plan", TransitionBodies.ContinuingCare, "\"0\"").Succeeds();
        await own.Put($"/episodes/{episodeId}/independence-checklist", IndependenceTests.Look(null), "\"0\"").Succeeds();
        await AddAsync("followUpId", $"/episodes/{episodeId}/follow-ups", new { dueOn = "2026-08-01" });
        await AddAsync("encouragementId", $"/episodes/{episodeId}/encouragements", new { message = "Well begun." });
        await AddAsync("triggerId", $"/episodes/{episodeId}/triggers", new { category = "Time", description = "The hour after work", risk = 4 });
        await AddAsync("checkInId", $"/episodes/{episodeId}/check-ins", new { craving = 3 });
        await AddAsync("useEventId", $"/episodes/{episodeId}/use-events", new { substance = "Alcohol", startedOn = Course.AdmittedOn, reportedBy = "Collateral" });
        await SupportedCare.RunJobsAsync(host);
        await AddFirstAsync("milestoneId", $"/episodes/{episodeId}/milestones");
        var patient = await organization.RegisterAsync([Role.Patient], patient: PatientId.From(Guid.Parse(patientId)));
        var ofPatient = host.Client(new ClientTokens(host, () => Task.FromResult(patient)));
        await ofPatient.Put($"/episodes/{episodeId}/milestone-sharing", new { isShared = true, displayName = "D." }, "\"0\"").Succeeds();

        await host.RunAsync<CoverageJobs>();

        // Late enough that no date of the examples lies in the future.
        host.Clock.SetDate(2026, 6, 1);
        return new World(ids)
        {
            Host = host,
            Document = await ApiHost.DocumentAsync(),
            Organization = organization,
            Own = own,
            OwnClientId = clientId,
            Other = host.Client(new ClientTokens(host, () => other.RegisterAsync(staff, practitioner: other.Supervisor))),
            Patient = (ofPatient, patient.ClientId),
            OtherPatient = other.Client(Role.Patient),
        };

        async Task AddFirstAsync(string parameter, string list) => ids[parameter] = (string)(await own.Get(list).Succeeds())["/items/0/id"]!;

        async Task<string> AddPartAsync(string parameter, string path, object body, string ifMatch)
        {
            var added = await own.Post(path, body, ifMatch).Succeeds();
            ids[parameter] = (string)added["item/id"]!;
            return added.ETag;
        }

        async Task AddAsync(string parameter, string list, object body) => ids[parameter] = (await own.Post(list, body).Succeeds()).Id;
    }
}
