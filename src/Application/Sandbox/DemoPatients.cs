using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Application.Discharges;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Application.Patients;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Application.Scheduling.Calendars;
using TreatmentPlans.Application.Scheduling.Proposals;
using TreatmentPlans.Application.Skills;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Calendars;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Sandbox;

/// <summary>A dozen fictional patients, one for each state that a patient and a plan can be in.</summary>
internal sealed class DemoPatients(Storyteller storyteller, StoryCalendar calendar, DemoPeople people)
{
    /// <summary>After work.</summary>
    private const int SessionHour = 18;

    private static readonly int[] IntensiveRisks = [1, 0, 2, 1, 2, 1];
    private static readonly int[] TransitionRisks = [0, 0, 1, 1, 1, 1];

    /// <summary>Of the last two weeks, up to yesterday.</summary>
    private static readonly int[] DailyCraving = [5, 4, 4, 3, 4, 3, 3, 3, 4, 4, 5, 6, 8, 6];

    /// <summary>What is asked of everybody who comes, in the order of the items that are asked.</summary>
    private static readonly (InstrumentCode Instrument, int[] Values)[] Intake =
    [
        (InstrumentCode.Phq9, [2, 2, 2, 2, 1, 2, 2, 1, 0]),
        (InstrumentCode.Gad7, [2, 2, 2, 1, 1, 2, 1]),
        (InstrumentCode.Audit, [4, 3, 3, 2, 2, 1, 3, 2, 0, 4]),
        (InstrumentCode.Dast10, [1, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
        (InstrumentCode.Bam, [3, 3, 3, 4, 3, 0, 3, 2, 0, 3, 1, 4, 4, 2, 1, 1]),
        (InstrumentCode.Who5, [2, 2, 1, 2, 2]),
        (InstrumentCode.Cssrs, [0, 0, 0]),
        (InstrumentCode.Urica, [2, 5, 5, 3, 2, 4, 4, 5, 3, 4, 1, 4, 1, 4, 4, 4, 4, 3, 4, 3, 4, 3, 1, 4, 4, 1, 3, 3, 1, 4, 3, 3]),
        (InstrumentCode.ReadinessRulers, [8, 4, 7]),
        (InstrumentCode.Bscq, [30, 45, 35, 50, 25, 30, 40, 55]),
    ];

    private readonly Caller _counselor = people.Of(Role.Counselor);
    private readonly Caller _supervisor = people.Of(Role.Supervisor);

    /// <summary>The one patient of the organization next door.</summary>
    public static PatientBody Neighbour { get; } = Body("Nadia", "Rosenthal", new DateOnly(1979, 6, 2), AdministrativeSex.Female);

    public async Task<DemoCast> TellAsync()
    {
        // Asked for treatment yesterday.
        await ReferAsync("Avery", "Lindqvist", new DateOnly(1991, 4, 17), AdministrativeSex.Other, -1);

        // Screened, waiting for an admission decision.
        await ScreenAsync(await ReferAsync("Bao", "Tran", new DateOnly(1984, 9, 30), AdministrativeSex.Male, -6), -3);

        // Screened and not admitted.
        var declined = await ScreenAsync(await ReferAsync("Carla", "Mendes", new DateOnly(1969, 1, 8), AdministrativeSex.Female, -20), -16);
        await storyteller.TellAsync(_counselor, calendar.At(-15, 11), new DeclineEpisode(
            declined.Id, new DeclinationBody(calendar.Day(-15), DeclineReason.ReferredElsewhere, null), new IfMatch(declined.Version)));

        // Admitted, plan not begun: the initial plan is due.
        await AdmitAsync("Dmitri", "Novak", new DateOnly(1996, 12, 3), AdministrativeSex.Male, "F10.20", -4);

        // A minor with a guardian; the plan is a draft.
        var minor = await AdmitAsync("Esther", "Okafor", DateOnly.FromDayNumber(calendar.Day(-16 * 366).DayNumber), AdministrativeSex.Female, "F12.20", -6);
        await storyteller.TellAsync(_counselor, calendar.At(-6, 12), new AddRelatedPerson(
            minor.PatientId,
            new RelatedPersonBody(RelatedPersonRole.Guardian, "Grace", "Okafor", "mother", null, null, null, null)));
        await OpenPlanAsync(minor, "adolescent", -3);

        // Signed by the counselor, waiting for the patient.
        var waiting = await SubmitAsync(await OpenPlanAsync(
            await AdmitAsync("Farid", "Haddad", new DateOnly(1988, 2, 11), AdministrativeSex.Male, "F15.20", -8), "stimulant-use-16-weeks", -5), -2);
        await SignAsync(waiting, SignatureRole.Author, SignatureMethod.ElectronicTyped, -2);

        // In the intensive phase, with a client of her own, and an hour with the counselor each week; in a group
        // that meets in the evening, and in a course of four mornings.
        var intensive = await ActivateAsync("Grace", "Whitfield", new DateOnly(1993, 7, 21), AdministrativeSex.Female, "F11.20", "opioid-use-with-medication", -22);
        var attended = await ScheduleAsync(intensive, -7);
        await AttendAsync(attended, intensive.PatientId, -7);
        await NoteAsync(attended, intensive, -7);
        await ScheduleAsync(intensive, 7);
        await storyteller.TellAsync(_counselor, calendar.At(-7, 9), new IssueCalendarToken(
            CalendarOwner.Of(intensive.PatientId), new CalendarTokenBody("Telephone")));
        await storyteller.TellAsync(_counselor, calendar.At(-7, 9), new IssueCalendarToken(
            CalendarOwner.Of(people.Find(Role.Counselor)!.Value), new CalendarTokenBody("Telephone")));
        await JoinGroupAsync(intensive, -20);
        await PlanCourseAsync(intensive, 3);
        await storyteller.TellAsync(_counselor, calendar.At(-6, 11), new RecordContactAttempt(
            intensive.EpisodeId, new ContactAttemptBody(calendar.At(-6, 10), ContactMethod.Phone, Reached: true)));

        await AgreeAsync(-90);
        await AuthorizeAsync(intensive.EpisodeId, await CoverAsync(intensive.PatientId, -21), -21);
        await TestAsync(intensive, -20, TestResult.Negative);
        await TestAsync(intensive, -13, TestResult.Negative);
        await TestAsync(intensive, -6, TestResult.Negative);
        await PractiseAsync(intensive);
        await LiveAsync(intensive);
        var wayOut = new DemoTransition(storyteller, calendar, _counselor);
        await wayOut.StaysWellAsync(intensive.EpisodeId);
        await wayOut.LooksAheadAsync(intensive.EpisodeId);
        await wayOut.StandsOnOwnFeetAsync(intensive.EpisodeId);
        await AssessAsync(intensive.EpisodeId, -10, InstrumentCode.Phq9, [1, 1, 2, 1, 1, 1, 1, 1, 0]);
        await AssessAsync(intensive.EpisodeId, -10, InstrumentCode.Gad7, [1, 1, 1, 1, 1, 1, 1]);
        await AssessAsync(intensive.EpisodeId, -1, InstrumentCode.Bscq, [40, 50, 45, 60, 35, 40, 50, 60]);

        // In care for six weeks: the first review is overdue. The patient would not sign.
        await RefuseAsync(await SubmitAsync(await OpenPlanAsync(
            await AdmitAsync("Hiro", "Tanaka", new DateOnly(1975, 11, 5), AdministrativeSex.Male, "F10.20", -45), "co-occurring-depression-anxiety", -43), -42), -42);

        // On leave; the plan is on hold.
        var away = await ActivateAsync("Ines", "Castellanos", new DateOnly(1990, 3, 14), AdministrativeSex.Female, "F10.20", "alcohol-use", -25);
        var leave = await FindEpisodeAsync(away.EpisodeId);
        await storyteller.TellAsync(_supervisor, calendar.At(-3, 9), new StartLeave(
            away.EpisodeId, new LeaveBody(calendar.Day(-3), calendar.Day(6), LeaveReason.Hospital), new IfMatch(leave)));
        await storyteller.TellAsync(_counselor, calendar.At(-3, 10), new HoldPlan(
            away.Id, new IfMatch(await FindPlanAsync(away.Id)), new HoldPlanBody("Planned surgery; back next week.")));

        // In force, with the next version being written.
        var revised = await ActivateAsync("Jonas", "Bergman", new DateOnly(1982, 10, 27), AdministrativeSex.Male, "F12.20", "cannabis-use", -28);
        await ReviewAsync(revised.Id, ReviewConclusion.Revise, -1);
        await storyteller.TellAsync(_counselor, calendar.At(-1, 15), new RevisePlan(
            revised.Id, new IfMatch(await FindPlanAsync(revised.Id)), new RevisePlanBody("Sleep has become the main trigger.")));

        // Step-down decided, taking effect in three days.
        var leaving = await ActivateAsync("Keisha", "Barnes", new DateOnly(1987, 5, 9), AdministrativeSex.Female, "F10.20", "alcohol-use", -50);
        await ReviewAsync(leaving.Id, ReviewConclusion.Continue, -22);
        await StepDownAsync(leaving, decidedOn: 0, effectiveOn: 3);

        // Stepped down a month ago, now in the transition phase.
        var transition = await ActivateAsync("Liam", "Sorensen", new DateOnly(1978, 8, 19), AdministrativeSex.Male, "F15.20", "stimulant-use-16-weeks", -75);
        await ReviewAsync(transition.Id, ReviewConclusion.Continue, -45);
        await StepDownAsync(transition, decidedOn: -18, effectiveOn: -18);
        await ReviewAsync(transition.Id, ReviewConclusion.Continue, -17);

        // Moves away in two weeks: a discharge is proposed.
        await storyteller.TellAsync(_counselor, calendar.At(0, 15), new ProposeDischarge(transition.EpisodeId, new DischargeBody(
            DischargeType.Moved, calendar.Day(14), "Moves for a new job; the programme there has a place from the day after.")));

        // Who has too few hours in the coming weeks, and where they could go: searched for once the demo is told.
        await ProposeAsync(intensive);

        return new DemoCast(intensive.PatientId);
    }

    private static PatientBody Body(string givenName, string familyName, DateOnly birthDate, AdministrativeSex sex) => new(
        Identifiers: [new Identifier("urn:treatment-plans:demo:mrn", $"{familyName}-{birthDate:yyyyMMdd}".ToUpperInvariant())],
        GivenName: givenName,
        MiddleName: null,
        FamilyName: familyName,
        PreferredName: null,
        BirthDate: birthDate,
        DeceasedOn: null,
        AdministrativeSex: sex,
        ClinicalSex: null,
        Language: "en-US",
        MinorConsent: null,
        Contact: null);

    private async Task<EpisodeResponse> ReferAsync(string givenName, string familyName, DateOnly birthDate, AdministrativeSex sex, int day)
    {
        var patient = await storyteller.TellAsync(_counselor, calendar.At(day, 9), new RegisterPatient(Body(givenName, familyName, birthDate, sex)));
        return await storyteller.TellAsync(_counselor, calendar.At(day, 10), new ReferPatient(
            patient.Id, new ReferralBody(people.ProgramId, calendar.Day(day), ReferralSource.PrimaryCare, null, null, null)));
    }

    private Task<EpisodeResponse> ScreenAsync(EpisodeResponse episode, int day) =>
        storyteller.TellAsync(_counselor, calendar.At(day, 11), new ScreenEpisode(
            episode.Id, new ScreeningBody(calendar.Day(day), null), new IfMatch(episode.Version)));

    private async Task<EpisodeResponse> AdmitAsync(
        string givenName, string familyName, DateOnly birthDate, AdministrativeSex sex, string diagnosis, int day)
    {
        var episode = await ScreenAsync(await ReferAsync(givenName, familyName, birthDate, sex, day - 6), day - 4);
        var diagnosed = await storyteller.TellAsync(_counselor, calendar.At(day - 4, 12), new AddDiagnosis(
            episode.Id, new DiagnosisBody(diagnosis, IsPrimary: true, calendar.Day(day - 6)), new IfMatch(episode.Version)));
        var rated = await RateAsync(episode.Id, diagnosed.Version, IntensiveRisks, day - 4);
        foreach (var (instrument, values) in Intake)
        {
            await AssessAsync(episode.Id, day - 4, instrument, values);
        }

        return await storyteller.TellAsync(_counselor, calendar.At(day, 9), new AdmitPatient(
            episode.Id,
            new AdmissionBody(
                calendar.Day(day),
                new LevelOfCare(AsamEdition.Fourth, "2.1"),
                rated.Id,
                calendar.Day(day - 2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                PatientAgreement.Agrees,
                null),
            new IfMatch(rated.Version)));
    }

    private Task<DimensionRatingSetResponse> RateAsync(EpisodeId episode, int version, int[] risks, int day) =>
        storyteller.TellAsync(_counselor, calendar.At(day, 13), new RateDimensions(
            episode,
            new DimensionRatingSetBody(
                AsamEdition.Third,
                calendar.Day(day),
                [.. risks.Select((risk, index) => new DimensionRating(index + 1, null, risk, null, null, "Rated from the interview and the intake scores."))]),
            new IfMatch(version)));

    private async Task<PlanResponse> OpenPlanAsync(EpisodeResponse episode, string template, int day)
    {
        var templateId = await AskAsync(async db => (await db.PlanTemplates.SingleAsync(t => t.Code == template)).Id);
        var plan = await storyteller.TellAsync(_counselor, calendar.At(day, 10), new OpenPlan(
            episode.Id, new OpenPlanBody(Template: new ApplyTemplateBody(templateId, calendar.Day(day)))));
        var draft = await storyteller.TellAsync(_counselor, calendar.At(day, 11), new ReplaceDraft(
            plan.Id, new IfMatch(plan.Version), Personal(PlanContent.FromCanonical(plan.CurrentVersion!.Content.ToString()))));
        return plan with { Version = draft.Version };
    }

    /// <summary>What only the patient can say.</summary>
    private static PlanContent Personal(PlanContent content) => content with
    {
        Strengths = ["Keeps a job and turns up on time.", "Has been without use for months before."],
        Needs = ["Evenings with somewhere to be.", "Somebody to call when it gets hard."],
        Abilities = ["Cooks, reads, and repairs bicycles."],
        Preferences = ["Evening groups, because of work."],
        Participation = new PatientParticipation(ParticipationMode.InPerson, "Wrote the goals together with the counselor."),
        Problems =
        [
            .. content.Problems.Select(problem => problem with
            {
                Evidence = "Told at intake, and seen in the intake scores.",
                Goals = [.. problem.Goals.Select(goal => goal with { PatientWords = "I want my evenings and my people back." })],
            }),
        ],
    };

    /// <summary>What the programme is paid by the payer of the demo.</summary>
    private Task<PayerContractResponse> AgreeAsync(int day)
    {
        SessionType[] groups = [SessionType.IopBlock, SessionType.ProcessGroup, SessionType.SkillsGroup, SessionType.Psychoeducation];
        return storyteller.TellAsync(people.Of(Role.Billing), calendar.At(day, 9), new AddPayerContract(new PayerContractBody(
            people.ProgramId,
            "Harbor Mutual",
            new DateOnly(calendar.Day(day).Year, 1, 1),
            EffectiveTo: null,
            [
                Service("H0015", groups, UnitStrategy.PerDiem, 180, 250m, "Intensive", ServiceCategory.GroupCounseling) with
                {
                    Basis = CountingBasis.Day,
                    AuthorizationRequired = true,
                    LevelsOfCare = [new LevelOfCare(AsamEdition.Fourth, "2.1")],
                    Claim = new ClaimFields("0906", ["HF"], "57"),
                },
                Service("90853", groups, UnitStrategy.PerEventThreshold, 45, 55m, "OfficeVisit", ServiceCategory.GroupCounseling) with
                {
                    Basis = CountingBasis.Day,
                },
                Service("90837", [SessionType.Individual], UnitStrategy.PerEventThreshold, 53, 140m, "OfficeVisit", ServiceCategory.IndividualCounseling),
                Service("80307", [], UnitStrategy.PerEventThreshold, 1, 65m, "Intensive", ServiceCategory.Testing) with
                {
                    Basis = CountingBasis.Day,
                    Test = DrugTestMethod.Presumptive,
                },
            ])));

        static ContractService Service(
            string code, SessionType[] sessions, UnitStrategy strategy, int minimum, decimal rate, string category, ServiceCategory of) =>
            new(code, sessions, null, CountingBasis.Each, strategy, minimum, new Money(rate, DemoSandbox.Currency), category, of, [], TakesVirtual: true);
    }

    /// <summary>Six weeks were asked for, and five granted.</summary>
    private async Task AuthorizeAsync(EpisodeId episode, CoverageResponse coverage, int day)
    {
        var billing = people.Of(Role.Billing);
        var drafted = await storyteller.TellAsync(billing, calendar.At(day, 10), new DraftAuthorization(episode, new AuthorizationBody(
            coverage.Id,
            ["H0015"],
            AuthorizationUnit.Units,
            RequestedUnits: 18,
            calendar.Day(day),
            calendar.Day(day + 41),
            new LevelOfCare(AsamEdition.Fourth, "2.1"))));
        var submitted = await storyteller.TellAsync(billing, calendar.At(day, 11), new SubmitAuthorization(drafted.Id, new IfMatch(drafted.Version)));
        await storyteller.TellAsync(billing, calendar.At(day, 16), new DecideAuthorization(
            drafted.Id,
            new IfMatch(submitted.Version),
            new AuthorizationDecisionBody(
                AuthorizationOutcome.Approved,
                Number: "HM-2026-0417",
                ApprovedUnits: 15,
                ApprovedTo: calendar.Day(day + 34),
                Reason: "Five weeks first; more after a concurrent review.")));
        await storyteller.TellAsync(people.Of(Role.Physician), calendar.At(day, 17), new RecordCertification(episode, new CertificationBody()));
    }

    /// <summary>A plan year from January on, of which a part was met before treatment.</summary>
    private Task<CoverageResponse> CoverAsync(PatientId patient, int day)
    {
        var from = new DateOnly(calendar.Day(day).Year, 1, 1);
        return storyteller.TellAsync(people.Of(Role.Billing), calendar.At(day, 9), new AddCoverage(patient, new CoverageBody(
            "Harbor Mutual",
            Priority: 1,
            from,
            To: null,
            [
                new BenefitPlanYear(
                    from,
                    from.AddYears(1).AddDays(-1),
                    new CostLimits(Limit(1_500m), Limit(2_500m)),
                    Family: null,
                    [
                        new BenefitPlanCategory("Intensive", DeductibleApplies: true, CoinsuranceRate: 0.2m),
                        new BenefitPlanCategory("OfficeVisit", DeductibleApplies: false, Copay: new Money(25m, DemoSandbox.Currency)),
                    ]),
            ],
            [new Identifier("urn:example:member", "HM-20931")])));

        CostLimit Limit(decimal maximum) => new(
            new Money(maximum, DemoSandbox.Currency), new Accumulator(new Money(300m, DemoSandbox.Currency), calendar.Day(day), "Payer's portal"));
    }

    private Task<PlanResponse> SubmitAsync(PlanResponse plan, int day) =>
        storyteller.TellAsync(_counselor, calendar.At(day, 12), new SubmitPlan(plan.Id, new IfMatch(plan.Version)));

    private Task<PlanResponse> SignAsync(PlanResponse plan, SignatureRole role, SignatureMethod method, int day) =>
        storyteller.TellAsync(_counselor, calendar.At(day, 13), new SignPlan(
            plan.Id, new IfMatch(plan.Version), new SignatureBody(role, method)));

    private async Task<PlanResponse> ActivateAsync(
        string givenName, string familyName, DateOnly birthDate, AdministrativeSex sex, string diagnosis, string template, int admittedOn)
    {
        var episode = await AdmitAsync(givenName, familyName, birthDate, sex, diagnosis, admittedOn);
        var plan = await SubmitAsync(await OpenPlanAsync(episode, template, admittedOn + 1), admittedOn + 2);
        plan = await SignAsync(plan, SignatureRole.Author, SignatureMethod.ElectronicTyped, admittedOn + 2);
        return await SignAsync(plan, SignatureRole.Patient, SignatureMethod.ElectronicDrawn, admittedOn + 2);
    }

    private async Task RefuseAsync(PlanResponse plan, int day)
    {
        plan = await SignAsync(plan, SignatureRole.Author, SignatureMethod.ElectronicTyped, day);
        await storyteller.TellAsync(_counselor, calendar.At(day, 14), new SignPlan(
            plan.Id,
            new IfMatch(plan.Version),
            new SignatureBody(
                SignatureRole.Patient,
                Refusal: new SignatureRefusalBody("Agrees with the plan and signs nothing on principle.", people.Find(Role.Supervisor)))));
    }

    private async Task ReviewAsync(RecoveryPlanId plan, ReviewConclusion conclusion, int day) =>
        await storyteller.TellAsync(_counselor, calendar.At(day, 14), new CompletePlanReview(
            plan, new IfMatch(await FindPlanAsync(plan)), new PlanReviewBody(conclusion, "Looked at every goal with the patient.")));

    /// <summary>Between the sessions: whom there is to turn to, how the days were, one evening of use and what came of it.</summary>
    private async Task LiveAsync(PlanResponse plan)
    {
        var episode = plan.EpisodeId;
        var patient = new Caller(
            people.OrganizationId, DemoClients.IdOf(Role.Patient), new HashSet<Role> { Role.Patient }, Scopes.All.ToHashSet(), PatientId: plan.PatientId);
        await storyteller.TellAsync(_counselor, calendar.At(-20, 12), new ReplaceCareTeam(
            episode,
            new CareTeamBody(
            [
                new CareTeamMember(people.Find(Role.Counselor)!.Value, CareTeamRole.PrimaryCounselor, calendar.Day(-22), null),
                new CareTeamMember(people.Find(Role.Physician)!.Value, CareTeamRole.Physician, calendar.Day(-22), null),
            ]),
            new IfMatch(0)));
        await storyteller.TellAsync(_counselor, calendar.At(-20, 13), new AddSupportContact(
            episode,
            new SupportContactBody(
                "Maya Whitfield", ContactRelationship.Family, "+1 212 555 0117", IsEmergencyContact: true, IsAlwaysReachable: true, AgreedOn: calendar.Day(-21))));
        var trigger = await storyteller.TellAsync(_counselor, calendar.At(-15, 12), new IdentifyTrigger(
            episode,
            new TriggerBody(TriggerCategory.Place, "The bus stop on the way home", 4, ["Lets the first bus go"], AvoidPlan: "Takes the train with a colleague.")));
        foreach (var (day, craving) in DailyCraving.Index())
        {
            await storyteller.TellAsync(patient, calendar.At(day - DailyCraving.Length, 21), new RecordWellbeingCheckIn(
                episode, new WellbeingCheckInBody(craving, Mood: 10 - craving, TriggerId: trigger.Id, Outcome: CravingOutcome.Passed)));
        }

        await storyteller.TellAsync(patient, calendar.At(-1, 22), new RecordUseEvent(
            episode, new UseEventBody(Substance.Opiates, calendar.Day(-2), UseReporter.Self, Amount: "One tablet", Setting: "Alone at home")));
        await storyteller.TellAsync(_counselor, calendar.At(0, 10), new SendEncouragement(
            episode, new EncouragementBody("You told us the next day. That is what the plan is for.")));
        await storyteller.TellAsync(patient, calendar.At(0, 11), new ChooseMilestoneSharing(
            episode, new MilestoneSharingBody(IsShared: true, "Grace W."), new IfMatch(0)));
    }

    private async Task JoinGroupAsync(PlanResponse plan, int day)
    {
        var group = await storyteller.TellAsync(_supervisor, calendar.At(-90, 10), new CreateGroup(new GroupBody(
            people.ProgramId,
            SessionType.RelapsePreventionGroup,
            "Evening group",
            GroupEntry.Open,
            calendar.Day(-80),
            EndsOn: null,
            Capacity: null,
            "relapse-prevention",
            [people.Find(Role.Counselor)!.Value],
            "Room 2",
            VirtualLink: null)));
        await storyteller.TellAsync(_counselor, calendar.At(day, 10), new EnrolPatient(
            group.Id, new EnrolmentBody(plan.EpisodeId, From: null, Waitlist: null, OverCapacityReason: null)));
        await storyteller.TellAsync(_supervisor, calendar.Now, new PlanSeries(new SeriesBody(
            people.ProgramId,
            group.SessionType,
            people.Find(Role.Counselor)!.Value,
            calendar.Day(2).ToDateTime(new TimeOnly(19, 0)),
            calendar.TimeZone,
            "FREQ=WEEKLY;COUNT=6",
            DurationMinutes: 90,
            Exdates: null,
            Rdates: null,
            BreakMinutes: null,
            Room: null,
            VirtualLink: null,
            Participants: null,
            group.Id)));
    }

    /// <param name="values">Of the items that are asked of everybody, in their order.</param>
    private Task<AssessmentResponse> AssessAsync(EpisodeId episode, int day, InstrumentCode instrument, int[] values) =>
        storyteller.TellAsync(_counselor, calendar.At(day, 15), new RecordAssessment(episode, new AssessmentBody(
            instrument,
            calendar.At(day, 14),
            [
                .. Instruments.Of(instrument).Items.Where(item => item.IsRequired && item.AskedIf is null).Zip(values)
                    .Select(pair => new ItemAnswer(pair.First.Id, pair.Second)),
            ],
            instrument is InstrumentCode.Dast10 ? WordingVariant.AbleToStop : null)));

    private async Task ProposeAsync(PlanResponse plan)
    {
        await storyteller.TellAsync(_counselor, calendar.Now, new ReplaceAvailability(
            plan.PatientId,
            new AvailabilityBody(
                [
                    new Commitment(
                        CommitmentKind.Work,
                        CommitmentWeight.Hard,
                        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday],
                        new WallTimes(new TimeOnly(8, 0), new TimeOnly(16, 0)),
                        ValidFrom: null,
                        ValidTo: null),
                ],
                new SchedulePreferences([new WallTimes(new TimeOnly(16, 30), new TimeOnly(21, 0))], PrefersVirtual: false, TravelBufferMinutes: 20)),
            new IfMatch(0)));
        await storyteller.TellAsync(_counselor, calendar.Now, new ReplacePractitionerAvailability(
            people.Find(Role.Counselor)!.Value,
            new PractitionerAvailabilityBody(
                [
                    new OpeningBody(
                        people.ProgramId,
                        [DayOfWeek.Tuesday, DayOfWeek.Friday],
                        new WallTimes(new TimeOnly(13, 0), new TimeOnly(18, 0)),
                        SlotMinutes: 60,
                        "Office 3",
                        VirtualLink: null,
                        ValidFrom: null,
                        ValidTo: null),
                ],
                MostMinutesPerWeek: 1_500),
            new IfMatch(0)));
        var monday = Enumerable.Range(1, 7).Select(calendar.Day).Single(day => day.DayOfWeek == DayOfWeek.Monday);
        await storyteller.TellAsync(_counselor, calendar.Now, new RequestProposal(new ProposalBody(
            people.ProgramId, monday, Weeks: 2, EpisodeIds: null, Seed: 1, TimeLimitSeconds: 10)));
    }

    /// <summary>For opioids; the medication is found, as it should be.</summary>
    private Task<DrugTestResponse> TestAsync(PlanResponse plan, int day, TestResult result) =>
        storyteller.TellAsync(_counselor, calendar.At(day, 17), new RecordDrugTest(plan.EpisodeId, new DrugTestBody(
            calendar.At(day, 16),
            DrugTestOutcome.Tested,
            Specimen.Urine,
            DrugTestMethod.Presumptive,
            [
                new SubstanceResult(Substance.Opiates, result),
                new SubstanceResult(Substance.Fentanyl, result),
                new SubstanceResult(Substance.Buprenorphine, TestResult.Positive, Prescribed: true),
            ])));

    /// <summary>By the patient; one homework is done, one is being looked at, one is to come.</summary>
    private async Task PractiseAsync(PlanResponse plan)
    {
        var patient = _counselor with { Roles = new HashSet<Role> { Role.Patient }, PractitionerId = null, PatientId = plan.PatientId };
        foreach (var (day, effectiveness) in new[] { (-16, 5), (-12, 6), (-9, 8), (-4, 8) })
        {
            await storyteller.TellAsync(patient, calendar.At(day, 16), new RecordSkillPractice(plan.EpisodeId, new SkillPracticeBody(
                "urge-surfing",
                calendar.At(day, 15),
                PracticeSetting.Home,
                RiskSituation.UrgesAndTemptations,
                Difficulty: 3,
                effectiveness,
                Note: null)));
        }

        var done = await HandInAsync("Trigger map", HomeworkPattern.TriggerMap, "trigger-map", -17, -13);
        await storyteller.TellAsync(_counselor, calendar.At(-12, 10), new CompleteHomework(
            done.Id, new IfMatch(done.Version), new HomeworkStepBody(Note: "Clear, and useful for the next weeks.")));
        await HandInAsync("Urge-surfing log", HomeworkPattern.UrgeSurfingLog, "urge-surfing", -7, -1);
        await AssignAsync("Plan of the coming week", HomeworkPattern.SchedulePlanning, "schedule-planning", -1, 6);

        Task<HomeworkResponse> AssignAsync(string title, HomeworkPattern pattern, string skill, int day, int due) =>
            storyteller.TellAsync(_counselor, calendar.At(day, 9), new AssignHomework(plan.EpisodeId, new HomeworkBody(
                title, Instructions: null, pattern, skill, ObjectiveId: null, HomeworkEvidenceType.Text, AssignedOn: null, calendar.Day(due))));

        async Task<HomeworkResponse> HandInAsync(string title, HomeworkPattern pattern, string skill, int day, int due)
        {
            var homework = await AssignAsync(title, pattern, skill, day, due);
            return await storyteller.TellAsync(patient, calendar.At(due, 15), new SubmitHomework(
                homework.Id, new IfMatch(homework.Version), new SubmitHomeworkBody(On: null, "Three pages, in the folder of the group room.")));
        }
    }

    private Task<SeriesResponse> PlanCourseAsync(PlanResponse plan, int day) =>
        storyteller.TellAsync(_counselor, calendar.Now, new PlanSeries(new SeriesBody(
            people.ProgramId,
            SessionType.Psychoeducation,
            people.Find(Role.Counselor)!.Value,
            calendar.Day(day).ToDateTime(new TimeOnly(10, 0)),
            calendar.TimeZone,
            "FREQ=WEEKLY;COUNT=4",
            DurationMinutes: 90,
            Exdates: null,
            Rdates: null,
            BreakMinutes: null,
            Room: "Room 2",
            VirtualLink: null,
            [new ParticipantBody(plan.EpisodeId)])));

    private Task<SessionResponse> ScheduleAsync(PlanResponse plan, int day) =>
        storyteller.TellAsync(_counselor, calendar.At(day - 1, 10), new ScheduleSession(new SessionBody(
            people.ProgramId,
            SessionType.Individual,
            people.Find(Role.Counselor)!.Value,
            calendar.Planned(day, SessionHour),
            calendar.Planned(day, SessionHour + 1),
            BreakMinutes: null,
            Room: "Garden room",
            VirtualLink: null,
            [new ParticipantBody(plan.EpisodeId)],
            OverCapacityReason: null)));

    private async Task AttendAsync(SessionResponse session, PatientId patient, int day)
    {
        await storyteller.TellAsync(_counselor, calendar.At(day, SessionHour + 1), async services =>
        {
            var record = await services.GetRequiredService<IAppDbContext>().AttendanceRecords
                .SingleAsync(record => record.SessionId == session.Id && record.PatientId == patient);
            return await services.GetRequiredService<IMediator>().Send(new TakeAttendance(
                session.Id,
                patient,
                new IfMatch(record.Version),
                new AttendanceBody(
                    AttendanceStatus.Attended,
                    ArrivedAt: null,
                    LeftAt: null,
                    CountsAs: null,
                    Excuse: null,
                    VirtualPresence: null,
                    Reason: null)));
        });
        await storyteller.TellAsync(_counselor, calendar.At(day, SessionHour + 1), new CompleteSession(
            session.Id, new IfMatch(session.Version), new CompleteSessionBody(StartsAt: null, session.EndsAt, BreakMinutes: null)));
    }

    /// <summary>Signed, so that the session is locked by it.</summary>
    private async Task NoteAsync(SessionResponse session, PlanResponse plan, int day)
    {
        var objective = PlanContent.FromCanonical(plan.CurrentVersion!.Content.ToString()).AllObjectives().First();
        var note = await storyteller.TellAsync(_counselor, calendar.At(day, SessionHour + 2), new WriteSessionNote(
            session.Id,
            plan.PatientId,
            new IfMatch(0),
            new SessionNoteBody(
                "Went through the week day by day, and wrote down what helps in the evening.",
                [new ObjectiveWorkBody(objective.Id!.Value, ObjectiveProgress.Progressed, [.. objective.Interventions.Select(item => item.Id!.Value)])])));
        await storyteller.TellAsync(_counselor, calendar.At(day, SessionHour + 2), new SignSessionNote(
            session.Id, plan.PatientId, new IfMatch(note.Version)));
    }

    /// <summary>By a supervisor's override: what readiness needs to know is not recorded yet.</summary>
    private async Task StepDownAsync(PlanResponse plan, int decidedOn, int effectiveOn)
    {
        var rated = await RateAsync(plan.EpisodeId, await FindEpisodeAsync(plan.EpisodeId), TransitionRisks, decidedOn);
        var evaluation = await storyteller.TellAsync(_counselor, calendar.At(decidedOn, 14), new EvaluateReadiness(
            plan.Id, new EvaluateReadinessBody(calendar.Day(decidedOn), ReadinessPurpose.StepDown)));
        await storyteller.TellAsync(_supervisor, calendar.At(decidedOn, 15), new DecideLevelOfCare(
            plan.Id,
            new DecideLevelOfCareBody(
                LevelOfCareDecisionType.StepDown,
                LevelOfCareReason.GoalsAchieved,
                rated.Id,
                PatientAgreement.Agrees,
                calendar.Day(effectiveOn),
                new LevelOfCare(AsamEdition.Fourth, "1.5"),
                evaluation.Id,
                OverrideReason: "Attendance, craving and homework are good in the paper record; they are not in this system yet.")));
    }

    private Task<int> FindPlanAsync(RecoveryPlanId id) => AskAsync(async db => (await db.RecoveryPlans.SingleAsync(plan => plan.Id == id)).Version);

    private Task<int> FindEpisodeAsync(EpisodeId id) => AskAsync(async db => (await db.Episodes.SingleAsync(episode => episode.Id == id)).Version);

    private Task<T> AskAsync<T>(Func<IAppDbContext, Task<T>> question) =>
        storyteller.TellAsync(_counselor, calendar.Now, services => question(services.GetRequiredService<IAppDbContext>()));
}
