using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using static TreatmentPlans.Domain.Phases.Readiness.HandoverChange;
using static TreatmentPlans.Domain.RecoveryPlans.ResponsibleParty;

namespace TreatmentPlans.Domain.Tests.Phases;

/// <summary>What the patient would take over in the next phase, shown before a step down (RSP-2, RSP-3). Dana on 6 March; her phase began on 12 January.</summary>
public sealed class HandoverTests
{
    private static readonly DateOnly AsOf = DanaEvidence.Day(3, 6);
    private static readonly PhaseResponsibilities Present = new(Shared, Staff, Shared);
    private static readonly PhaseResponsibilities Next = new(Patient, Shared, Staff);

    [Fact]
    public void Each_task_is_shown_from_one_hand_to_the_other() => Assert.Equal(
        [
            (ResponsibilityTask.CheckIns, Shared, Patient, PatientTakesOver),
            (ResponsibilityTask.Booking, Staff, Shared, PatientTakesOver),
            (ResponsibilityTask.HomeworkPlanning, Shared, Staff, PatientGivesBack),
        ],
        Evaluate(With(Present, Next))!.Select(task => (task.Task, task.From!.Value, task.To, task.Change)));

    [Fact]
    public void What_nobody_said_was_with_staff() => Assert.Equal(
        [
            (ResponsibilityTask.CheckIns, null, Patient, PatientTakesOver),
            (ResponsibilityTask.HomeworkPlanning, (ResponsibleParty?)null, Staff, Unchanged),
        ],
        Evaluate(With(null, new PhaseResponsibilities(CheckIns: Patient, HomeworkPlanning: Staff)))!.Select(task => (task.Task, task.From, task.To, task.Change)));

    [Fact]
    public void What_the_patient_did_in_the_phase_is_counted_with_its_ids()
    {
        DeedEvidence[] deeds =
        [
            Deed(1, DanaEvidence.Day(1, 11), true), Deed(2, DanaEvidence.Day(1, 12), true), Deed(3, DanaEvidence.Day(2, 1), false),
            Deed(4, AsOf, true), Deed(5, AsOf.AddDays(1), true),
        ];

        var tasks = Evaluate(With(Present, Next, deeds, [Deed(6, AsOf, false)]))!;

        Assert.Equal((2m / 3, 2, 3), (tasks[0].Value!.Value, tasks[0].Numerator!.Value, tasks[0].Denominator!.Value));
        Assert.Equal(new[] { deeds[1].Id, deeds[3].Id }.Order(), tasks[0].Evidence);
        Assert.Equal((null, null, null), (tasks[1].Value, tasks[1].Numerator, tasks[1].Denominator));
        Assert.Equal((0m, 0, 1), (tasks[2].Value!.Value, tasks[2].Numerator!.Value, tasks[2].Denominator!.Value));
        Assert.Empty(tasks[2].Evidence);
    }

    [Fact]
    public void No_verdict_depends_on_it()
    {
        foreach (var asOf in new[] { DanaEvidence.Day(2, 13), AsOf, DanaEvidence.Day(3, 27), DanaEvidence.Day(4, 15) })
        {
            var evidence = DanaEvidence.On(asOf);
            var shown = ReadinessEngine.Evaluate(
                evidence with { Handover = new HandoverEvidence(Present, Next, [Deed(1, asOf, true)], []) }, ReadinessPolicy.Default, ReadinessPurpose.StepDown, asOf);
            var plain = ReadinessEngine.Evaluate(evidence, ReadinessPolicy.Default, ReadinessPurpose.StepDown, asOf);

            Assert.Null(plain.Handover);
            Assert.NotNull(shown.Handover);
            Assert.Equivalent(plain, shown with { Handover = null }, strict: true);
        }
    }

    [Fact]
    public void At_the_end_of_the_path_and_before_discharge_there_is_no_next_phase()
    {
        Assert.Null(Evaluate(With(Present, null)));
        Assert.Null(Evaluate(With(Present, Next), ReadinessPurpose.Discharge));
        Assert.Null(Evaluate(With(Present, Next) with { Phase = null }));
        Assert.Empty(Evaluate(With(Present, new PhaseResponsibilities()))!);
    }

    [Fact]
    public void It_belongs_to_the_evidence_in_whatever_order_it_was_read()
    {
        DeedEvidence[] deeds = [Deed(1, AsOf, true), Deed(2, AsOf, false)];

        Assert.Equal(With(Present, Next, deeds, deeds).Hash(), With(Present, Next, [.. deeds.Reverse()], [.. deeds.Reverse()]).Hash());
        Assert.NotEqual(With(Present, Next, deeds, deeds).Hash(), With(Present, Next, deeds[..1], deeds).Hash());
        Assert.NotEqual(With(Present, Next).Hash(), DanaEvidence.On(AsOf).Hash());
    }

    private static DeedEvidence Deed(int number, DateOnly on, bool isByPatient) => new(DanaEvidence.Id("deed", number), on, isByPatient);

    private static EvidenceSnapshot With(
        PhaseResponsibilities? present, PhaseResponsibilities? next, IReadOnlyList<DeedEvidence>? checkIns = null, IReadOnlyList<DeedEvidence>? homework = null) =>
        DanaEvidence.On(AsOf) with { Handover = new HandoverEvidence(present, next, checkIns ?? [], homework ?? []) };

    private static IReadOnlyList<HandoverFinding>? Evaluate(EvidenceSnapshot evidence, ReadinessPurpose purpose = ReadinessPurpose.StepDown) =>
        ReadinessEngine.Evaluate(evidence, ReadinessPolicy.Default, purpose, AsOf).Handover;
}
