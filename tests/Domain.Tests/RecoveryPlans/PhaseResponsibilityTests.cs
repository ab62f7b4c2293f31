using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using static TreatmentPlans.Domain.RecoveryPlans.ResponsibleParty;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

/// <summary>Who sees to what, as part of what is signed (RSP-1).</summary>
public sealed class PhaseResponsibilityTests
{
    /// <summary>As it was stored before phases said who sees to what, with the hash that was signed.</summary>
    private const string Earlier = """
        {"abilities":["Plans ahead"],"consentReferences":[],"diagnoses":[{"code":"F10.20","isPrimary":true}],"dischargeCriteria":[],"effectiveFrom":"2026-01-14","levelOfCare":{"code":"2.1","edition":"Fourth"},"needs":[],"nextReviewOn":"2026-02-13","phases":[{"endsOn":"2026-03-08","exit":"Readiness","id":"019bb8e5-0000-7000-8000-000000000001","levelOfCare":{"code":"2.1","edition":"Fourth"},"name":"Intensive","sequence":1,"startsOn":"2026-01-14","targetHoursPerWeek":9},{"exit":"Readiness","id":"019bb8e5-0000-7000-8000-000000000002","levelOfCare":{"code":"1.5","edition":"Fourth"},"sequence":2,"startsOn":"2026-03-09","targetHoursPerWeek":5.5}],"preferences":[],"problems":[],"schemaVersion":1,"strengths":[],"transitionCriteria":[]}
        """;

    private static readonly PlanContent Content =
        TestPlans.Content(default).WithIds(new HashSet<(PlanItemKind, Guid)>(), new DateTimeOffset(2026, 1, 14, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void What_was_signed_before_phases_said_it_keeps_its_text_and_its_hash()
    {
        var read = PlanContent.FromCanonical(Earlier);

        Assert.All(read.Phases, phase => Assert.Null(phase.Responsibilities));
        Assert.Equal(Earlier, read.ToCanonical());
        Assert.Equal("64898512543b913bccc97a50c97adce03c82f535634ed2e68db69bfcb39ce4e3", CanonicalJson.Hash(read.ToCanonical()));
    }

    [Fact]
    public void It_is_signed_with_the_rest()
    {
        var said = Said(new PhaseResponsibilities(Shared, Staff, Staff), new PhaseResponsibilities(Patient, Shared, Patient));

        Assert.Contains("\"responsibilities\":{\"booking\":\"Shared\",\"checkIns\":\"Patient\",\"homeworkPlanning\":\"Patient\"}", said.ToCanonical(), StringComparison.Ordinal);
        Assert.Equal(said.Phases[1].Responsibilities, PlanContent.FromCanonical(said.ToCanonical()).Phases[1].Responsibilities);
        Assert.NotEqual(CanonicalJson.Hash(Content.ToCanonical()), CanonicalJson.Hash(said.ToCanonical()));
    }

    [Fact]
    public void A_change_of_it_is_told_with_its_phase()
    {
        var before = Said(new PhaseResponsibilities(Shared), new PhaseResponsibilities(Shared));
        var after = Said(new PhaseResponsibilities(Shared), new PhaseResponsibilities(Patient));

        var change = Assert.Single(PlanDiff.Between(before, after));

        Assert.Equal(
            (ChangeKind.Changed, PlanItemKind.Phase, after.Phases[1].Id!.Value.Value, "/phases/1/responsibilities"),
            (change.Change, change.Kind!.Value, change.ItemId!.Value, change.Pointer));
        Assert.Equal(("""{"checkIns":"Shared"}""", """{"checkIns":"Patient"}"""), (change.Before!.ToJsonString(), change.After!.ToJsonString()));
    }

    [Fact]
    public void What_one_phase_says_each_phase_says()
    {
        Assert.Equal(
            [("/phases/1/responsibilities/checkIns", "REQUIRED"), ("/phases/0/responsibilities/booking", "REQUIRED")],
            ContentProfileTests.Check(Said(new PhaseResponsibilities(CheckIns: Shared), new PhaseResponsibilities(Booking: Shared))));
        Assert.Equal(
            [("/phases/0/responsibilities/homeworkPlanning", "REQUIRED")],
            ContentProfileTests.Check(Said(null, new PhaseResponsibilities(HomeworkPlanning: Patient))));
        Assert.Empty(ContentProfileTests.Check(Said(new PhaseResponsibilities(Booking: Staff), new PhaseResponsibilities(Booking: Shared))));
        Assert.Empty(ContentProfileTests.Check(Said(null, new PhaseResponsibilities())));
    }

    /// <summary>Shown wherever it is read, and no fault: a person may need more help again.</summary>
    [Fact]
    public void A_later_phase_may_give_a_task_back() =>
        Assert.Empty(ContentProfileTests.Check(Said(new PhaseResponsibilities(Booking: Patient), new PhaseResponsibilities(Booking: Staff))));

    [Fact]
    public void Who_comes_back_begins_with_what_was_said() => Assert.Equal(
        [new PhaseResponsibilities(Shared), new PhaseResponsibilities(Patient)],
        Said(new PhaseResponsibilities(Shared), new PhaseResponsibilities(Patient)).ForReAdmission().Phases.Select(phase => phase.Responsibilities));

    private static PlanContent Said(PhaseResponsibilities? first, PhaseResponsibilities? second) =>
        Content with { Phases = [Content.Phases[0] with { Responsibilities = first }, Content.Phases[1] with { Responsibilities = second }] };
}
