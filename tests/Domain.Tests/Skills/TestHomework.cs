using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Tests.Patients;
using TreatmentPlans.Domain.Tests.Phases;

namespace TreatmentPlans.Domain.Tests.Skills;

/// <summary>
/// Homework in the phases of the worked case, which here go over by date: from 01-12, 03-09 and 03-30. What happens becomes known at noon of
/// its day.
/// </summary>
internal sealed class TestHomework
{
    public TestHomework()
    {
        Phases = new TestPhases();
        Phases.Path.Follow(
            Phases.Episode,
            [.. TestPhases.Planned.Select(phase => phase with { LevelOfCare = TestPhases.Level21 })],
            TestPhases.SignedOn,
            TestPhases.NoonOf(TestPhases.SignedOn));
    }

    public TestPhases Phases { get; }

    public static HomeworkDraft Draft(DateOnly due) =>
        new("Trigger map", null, HomeworkPattern.TriggerMap, "trigger-map", null, HomeworkEvidenceType.Text, null, due);

    /// <summary>Goes over to the next phase, on its planned date.</summary>
    public void Advance() => Assert.True(Phases.Path.AdvanceByDate(TestPhases.NoonOf(Phases.Path.Next!.PlannedStartOn!.Value)));

    public Homework Assign(HomeworkDraft draft, DateOnly on, RecoveryPlan? plan = null) => Homework.Assign(
        TypedId.New<HomeworkId>(TestPhases.NoonOf(on)),
        Phases.Episode,
        TestPatients.Patient(),
        Phases.Program,
        plan,
        draft,
        new Actor(Phases.Counselor.Id),
        TestPhases.NoonOf(on));

    /// <summary>Assigned three days before.</summary>
    public Homework DueOn(int month, int day) => Assign(Draft(new(2026, month, day)), new DateOnly(2026, month, day).AddDays(-3));

    public HomeworkAct On(DateOnly day, string? note = "Done.", DateTimeOffset? recordedAt = null) =>
        new(new Actor(PatientId: Phases.Episode.PatientId), day, recordedAt ?? TestPhases.NoonOf(day), note);

    public void Submit(Homework homework, DateOnly on, string? note = "Done.") => homework.Submit(On(on, note), Phases.Path);

    public Homework Done(int month, int day, int late = 0)
    {
        var homework = DueOn(month, day);
        Submit(homework, homework.DueOn.AddDays(late));
        homework.Complete(On(homework.DueOn.AddDays(late)));
        return homework;
    }

    public void Miss(Homework homework, DateOnly on) => homework.Miss(Phases.Program, TestPhases.NoonOf(on));
}
