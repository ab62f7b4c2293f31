using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Episodes;
using TreatmentPlans.Domain.Tests.Patients;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.Phases;

/// <summary>The worked case on its way: admitted on the 12th of January, plan signed on the 14th, three phases planned.</summary>
internal sealed class TestPhases
{
    public static readonly LevelOfCare Level25 = new(AsamEdition.Fourth, "2.5");
    public static readonly LevelOfCare Level21 = new(AsamEdition.Fourth, "2.1");
    public static readonly LevelOfCare Level15 = new(AsamEdition.Fourth, "1.5");
    public static readonly LevelOfCare Level10 = new(AsamEdition.Fourth, "1.0");
    public static readonly DateOnly SignedOn = new(2026, 1, 14);
    public static readonly RecoveryPlanId PlanId = TypedId.New<RecoveryPlanId>(TestPrograms.Now);

    public TestPhases()
    {
        Program = TestPrograms.Program(TestPrograms.Settings with { LevelsOfCare = [Level25, Level21, Level15, Level10] });
        Counselor = TestPrograms.Counselor();
        var patient = TestPatients.Patient();
        Episode = Episode.Refer(TypedId.New<EpisodeId>(TestPrograms.Now), patient, Program, TestEpisodes.Referral, [], null);
        Episode.Screen(new Screening(new(2026, 1, 8), Counselor.Id, null, TestPrograms.Now), Program);
        var set = Rate(new(2026, 1, 8), TestPrograms.Now, 1, 0, 2, 1, 2, 1);
        Episode.Admit(
            new AdmissionDecision(new(2026, 1, 12), Level21, set.Id, LastUse.On(new(2026, 1, 10)), PatientAgreement.Agrees, null),
            Counselor,
            Program,
            TestPrograms.Now);
        Path = new StepDownPath([StepDownPhase.OpenAtAdmission(TypedId.New<StepDownPhaseId>(TestPrograms.Now), Episode, 9, TestPrograms.Now)]);
    }

    public Program Program { get; }

    public Practitioner Counselor { get; }

    public Episode Episode { get; }

    public StepDownPath Path { get; }

    /// <summary>Intensive, transition, continuing preparation.</summary>
    public static IReadOnlyList<PlannedPhase> Planned { get; } =
    [
        Phase(1, Level21, 9, new(2026, 1, 12), new(2026, 3, 8)),
        Phase(2, Level15, 5, new(2026, 3, 9), new(2026, 3, 29)),
        Phase(3, Level15, 2.5m, new(2026, 3, 30), new(2026, 4, 17)),
    ];

    public static PlannedPhase Phase(int sequence, LevelOfCare level, decimal hours, DateOnly starts, DateOnly ends) => new()
    {
        Id = PlannedPhaseId.From(DanaEvidence.Id("planned-phase", sequence)),
        Sequence = sequence,
        Name = $"Phase {sequence}",
        LevelOfCare = level,
        TargetHoursPerWeek = hours,
        StartsOn = starts,
        EndsOn = ends,
        Exit = PhaseExit.Readiness,
    };

    public static DateTimeOffset NoonOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(17, 0)), TimeSpan.Zero);

    public DimensionRatingSet Rate(DateOnly on, DateTimeOffset now, params int[] risks) => Episode.Rate(
        TypedId.New<DimensionRatingSetId>(now), AsamEdition.Third, TestPrograms.Ratings(risks), on, Counselor, Program, now);

    public TestPhases Signed()
    {
        Path.Follow(Episode, Planned, SignedOn, NoonOf(SignedOn));
        return this;
    }

    public ReadinessEvaluation Evaluate(DateOnly asOf, EvidenceSnapshot evidence, ReadinessPurpose purpose = ReadinessPurpose.StepDown) =>
        ReadinessEvaluation.Evaluate(
            TypedId.New<ReadinessEvaluationId>(NoonOf(asOf)),
            PlanId,
            Episode,
            Program,
            purpose,
            asOf,
            NoonOf(asOf),
            evidence with { Phase = new PhaseEvidence(Path.Active.Id.Value, Path.Active.Sequence, Path.Active.StartedOn!.Value) },
            Counselor.Id);

    public LevelOfCareChoice Choice(LevelOfCareDecisionType type, LevelOfCare? to, DateOnly decidedOn, DateOnly effectiveOn) => new(
        type,
        to,
        type switch
        {
            LevelOfCareDecisionType.Continue => LevelOfCareReason.ProgressingGoalsNotMet,
            LevelOfCareDecisionType.StepUp => LevelOfCareReason.ProblemsIntensifiedOrNew,
            _ => LevelOfCareReason.GoalsAchieved,
        },
        Rate(decidedOn, NoonOf(decidedOn), 0, 0, 1, 1, 2, 1).Id,
        PatientAgreement.Agrees,
        effectiveOn,
        null,
        null);

    public LevelOfCareDecision Decide(
        LevelOfCareChoice choice,
        DateOnly decidedOn,
        ReadinessEvaluation? evaluation = null,
        bool asSupervisor = false,
        Practitioner? decidedBy = null) =>
        LevelOfCareDecision.Decide(
            TypedId.New<LevelOfCareDecisionId>(NoonOf(decidedOn)),
            PlanId,
            choice,
            Episode,
            Program,
            Path,
            evaluation,
            decidedBy ?? Counselor,
            asSupervisor,
            NoonOf(decidedOn));

    /// <summary>Decides on the day on good evidence, and executes at once.</summary>
    public LevelOfCareDecision Make(LevelOfCareDecisionType type, LevelOfCare? to, DateOnly on)
    {
        var evaluation = type is LevelOfCareDecisionType.StepUp ? null : Evaluate(on, DanaEvidence.On(new(2026, 3, 6)) with
        {
            LastUse = new LastUseEvidence(Episode.Id.Value, LastUseKnowledge.Never, null),
            UseEvents = [],
            Ratings = DanaEvidence.Rated(9, on, 0, 0, 1, 1, 2, 1),
        });
        var choice = Choice(type, to, on, on) with { OverrideReason = "The team agreed on it." };
        var decision = Decide(choice, on, evaluation, asSupervisor: true);
        Path.Move(decision, 0, NoonOf(on));
        decision.Execute(NoonOf(on));
        Episode.ChangeLevel(decision.Id, decision.ToLevel, on);
        return decision;
    }
}
