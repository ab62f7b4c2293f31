using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Api.Tests.Phases;

/// <summary>
/// A patient two days into the programme, today being the fifth of January: admitted on the 2nd at level 2.1, plan signed
/// the same day, three phases planned (2.1, 1.5, 1.5). Set up past the API, which the tests then call.
/// </summary>
internal sealed class CareInProgress
{
    public static readonly LevelOfCare Level21 = new(AsamEdition.Fourth, "2.1");
    public static readonly LevelOfCare Level15 = new(AsamEdition.Fourth, "1.5");
    public static readonly DateOnly AdmittedOn = new(2026, 1, 2);
    public static readonly DateOnly Today = new(2026, 1, 5);

    private readonly ApiHost _host;

    private CareInProgress(ApiHost host, TestOrganization organization)
    {
        _host = host;
        Organization = organization;
    }

    public TestOrganization Organization { get; }

    public EpisodeId EpisodeId { get; private set; }

    public PatientId PatientId { get; private set; }

    public RecoveryPlanId PlanId { get; private set; }

    public DimensionRatingSetId RatingsId { get; private set; }

    public ApiClient Counselor => Organization.Client(Role.Counselor);

    public ApiClient Supervisor => Organization.Client(Role.Supervisor);

    public string Phases => $"/plans/{PlanId}/phases";

    public string Evaluations => $"/plans/{PlanId}/readiness-evaluations";

    public string Decisions => $"/plans/{PlanId}/level-of-care-decisions";

    /// <param name="exit">How every phase ends.</param>
    public static async Task<CareInProgress> StartAsync(ApiHost? host = null, PhaseExit exit = PhaseExit.Readiness)
    {
        host ??= await ApiHost.SharedAsync();
        var care = new CareInProgress(host, await TestOrganization.CreateAsync(host));
        await host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
            care.Organization.Id, services => care.SetUpAsync(services.GetRequiredService<IAppDbContext>(), exit), default);
        return care;
    }

    /// <summary>What is stored, past the API.</summary>
    public async Task<T> ReadAsync<T>(Func<IAppDbContext, Task<T>> read)
    {
        T? found = default;
        await _host.Services.GetRequiredService<IOrganizationScopes>().RunAsync(
            Organization.Id, async services => found = await read(services.GetRequiredService<IAppDbContext>()), default);
        return found!;
    }

    public Task<ApiAnswer> EvaluateAsync(DateOnly? asOf = null, string purpose = "StepDown") =>
        Counselor.Post(Evaluations, new { asOf = asOf ?? Today, purpose });

    /// <summary>A step down to 1.5, which only a supervisor may decide while evidence is missing.</summary>
    public async Task<object> StepDownAsync(DateOnly effectiveOn, string? evaluationId = null) => new
    {
        decisionType = "StepDown",
        toLevel = Level15,
        reasonCode = "GoalsAchieved",
        dimensionRatingSetId = RatingsId,
        readinessEvaluationId = evaluationId ?? (await EvaluateAsync().Succeeds()).Id,
        patientAgreement = "Agrees",
        effectiveOn,
        overrideReason = "The team has seen the evidence on paper.",
    };

    public object StepUp(DateOnly effectiveOn) => new
    {
        decisionType = "StepUp",
        toLevel = new LevelOfCare(AsamEdition.Fourth, "2.5"),
        reasonCode = "ProblemsIntensifiedOrNew",
        dimensionRatingSetId = RatingsId,
        patientAgreement = "Agrees",
        effectiveOn,
    };

    /// <summary>The next version, changed and signed today.</summary>
    public async Task ReviseAsync(Action<JsonObject> change)
    {
        var plan = await Counselor.Get($"/plans/{PlanId}").Succeeds();
        var revised = await Counselor.Post($"/plans/{PlanId}/revise", new { reason = "Another path." }, plan.ETag).Succeeds();
        var content = (await Counselor.Get($"/plans/{PlanId}/draft").Succeeds()).Json.AsObject();
        content["effectiveFrom"] = $"{Today:yyyy-MM-dd}";
        content["nextReviewOn"] = $"{Today.AddDays(30):yyyy-MM-dd}";
        content["participation"] = new JsonObject { ["mode"] = "InPerson", ["statement"] = "Agreed." };
        change(content);
        var answer = await Counselor.Put($"/plans/{PlanId}/draft", content, revised.ETag).Succeeds();
        answer = await Counselor.Post($"/plans/{PlanId}/submit", null, answer.ETag).Succeeds();
        answer = await Counselor.Post($"/plans/{PlanId}/signatures", new { role = "Author", method = "ElectronicTyped" }, answer.ETag).Succeeds();
        await Counselor.Post($"/plans/{PlanId}/signatures", new { role = "Patient", method = "ElectronicDrawn" }, answer.ETag).Succeeds();
    }

    /// <summary>Runs the due transitions, waiting for another host of this test run to be through with its own.</summary>
    public static Task RunDueTransitionsAsync(ApiHost host) => host.RunAsync<DueTransitions>();

    /// <summary>As above, with what is overdue.</summary>
    public static Task RunWorkItemJobsAsync(ApiHost host) => host.RunAsync<WorkItemJobs>();

    private async Task SetUpAsync(IAppDbContext db, PhaseExit exit)
    {
        var now = _host.Clock.GetUtcNow();
        var organization = await db.Organizations.SingleAsync();
        var counselor = await db.Practitioners.SingleAsync(p => p.Id == Organization.Counselor);
        var program = Domain.Programs.Program.Create(
            TypedId.New<ProgramId>(now),
            organization,
            new ProgramSettings("Evening IOP", "America/New_York", null, [new(AsamEdition.Fourth, "2.5"), Level21, Level15], [], [], []),
            now);
        var patient = Patient.Register(
            TypedId.New<PatientId>(now),
            organization.Id,
            new PatientDemographics([], "Dana", null, "Fictional", null, new(1988, 3, 14), null, AdministrativeSex.Female, null, null, null, null),
            now);
        db.Programs.Add(program);
        db.Patients.Add(patient);

        var episode = Episode.Refer(
            TypedId.New<EpisodeId>(now), patient, program, new Referral(new(2025, 12, 29), ReferralSource.PrimaryCare, null, now), [], null);
        episode.Screen(new Screening(new(2025, 12, 30), counselor.Id, null, now), program);
        var ratings = Rate(episode, counselor, program, new(2025, 12, 30), now, 1, 0, 2, 1, 2, 1);
        db.Episodes.Add(episode);
        await db.SaveChangesAsync(default);

        episode.Admit(
            new AdmissionDecision(AdmittedOn, Level21, ratings.Id, LastUse.On(new(2025, 12, 31)), PatientAgreement.Agrees, null),
            counselor,
            program,
            now);
        var policies = program.PoliciesOn(AdmittedOn);
        var act = new Act(new Actor(counselor.Id), AdmittedOn, now);
        var plan = RecoveryPlan.Open(TypedId.New<RecoveryPlanId>(now), episode, counselor.Id, Content(counselor.Id, ratings, exit), null, policies, act);
        db.RecoveryPlans.Add(plan);
        await db.SaveChangesAsync(default);

        plan.Submit(safetyPlanRequired: false, policies, act);
        plan.Sign(Signing(SignatureRole.Author, SignatureMethod.ElectronicTyped, act.By, now), counselor, policies, act);
        plan.Sign(Signing(SignatureRole.Patient, SignatureMethod.ElectronicDrawn, new Actor(PatientId: patient.Id), now), null, policies, act);
        await db.SaveChangesAsync(default);
        (EpisodeId, PatientId, PlanId, RatingsId) = (episode.Id, patient.Id, plan.Id, ratings.Id);
    }

    private static Signing Signing(SignatureRole role, SignatureMethod method, Actor signer, DateTimeOffset now) =>
        new(TypedId.New<SignatureId>(now), null, role, method, signer, now, AdmittedOn, null);

    private static DimensionRatingSet Rate(
        Episode episode, Practitioner by, Domain.Programs.Program program, DateOnly on, DateTimeOffset now, params int[] risks) => episode.Rate(
        TypedId.New<DimensionRatingSetId>(now),
        AsamEdition.Third,
        [.. risks.Select((risk, index) => new DimensionRating(index + 1, null, risk, null, null, "Rated in the intake interview."))],
        on,
        by,
        program,
        now);

    private static PlanContent Content(PractitionerId counselor, DimensionRatingSet ratings, PhaseExit exit) => new()
    {
        EffectiveFrom = AdmittedOn,
        NextReviewOn = AdmittedOn.AddDays(30),
        Diagnoses = [new PlanDiagnosis("F10.20", IsPrimary: true)],
        LevelOfCare = Level21,
        DimensionRatings = new PlanDimensionRatings(ratings.Edition, ratings.RatedOn, ratings.Ratings),
        Strengths = ["Keeps her job"],
        Needs = ["Evenings without drinking"],
        Abilities = ["Plans ahead"],
        Preferences = ["Evening sessions"],
        Participation = new PatientParticipation(ParticipationMode.InPerson, "Wrote her goal herself."),
        DischargeCriteria = [new ExitCriterion("Sixty days without use", DaysSinceUse(60))],
        Phases =
        [
            Phase(1, Level21, 9, AdmittedOn, AdmittedOn.AddDays(55), exit),
            Phase(2, Level15, 5, AdmittedOn.AddDays(56), AdmittedOn.AddDays(76), exit),
            Phase(3, Level15, 2.5m, AdmittedOn.AddDays(77), AdmittedOn.AddDays(97), exit),
        ],
        Problems =
        [
            new Problem
            {
                Title = "Alcohol",
                Statement = "Drinks on most evenings after work.",
                Evidence = "AUDIT 24 at intake.",
                Dimensions = [5],
                Goals =
                [
                    new Goal
                    {
                        PatientWords = "I want my evenings back.",
                        Statement = "Abstinence from alcohol.",
                        Objectives =
                        [
                            new Objective
                            {
                                Text = "No use days in the first four weeks of treatment",
                                Behavior = ObjectiveBehavior.Abstain,
                                PhaseSequence = 1,
                                Measurement = DaysSinceUse(28),
                                TargetDate = AdmittedOn.AddDays(30),
                                Interventions =
                                [
                                    new Intervention
                                    {
                                        Type = InterventionType.IopBlock,
                                        Modality = InterventionModality.CognitiveBehavioral,
                                        Frequency = new InterventionFrequency(3, FrequencyPeriod.Week),
                                        DurationMinutes = 180,
                                        ResponsiblePractitionerId = counselor,
                                        StartsOn = AdmittedOn,
                                    },
                                ],
                            },
                        ],
                    },
                ],
            },
        ],
    };

    private static Measurement DaysSinceUse(int days) => new()
    {
        Measure = MeasureCode.DaysSinceLastUse,
        Comparator = Comparator.AtLeast,
        TargetValue = days,
        Unit = "days",
    };

    private static PlannedPhase Phase(int sequence, LevelOfCare level, decimal hours, DateOnly starts, DateOnly ends, PhaseExit exit) => new()
    {
        Sequence = sequence,
        LevelOfCare = level,
        TargetHoursPerWeek = hours,
        StartsOn = starts,
        EndsOn = ends,
        Exit = exit,
    };
}
