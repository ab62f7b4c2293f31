using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs.Policies;
using static TreatmentPlans.Domain.Phases.Readiness.Verdict;

namespace TreatmentPlans.Domain.Tests.Phases;

/// <summary>E1, E2, E2b and E3 of the worked case, every criterion with its value.</summary>
public sealed class WorkedCaseReadinessTests
{
    [Fact]
    public void E1_three_days_after_the_lapse_is_not_ready()
    {
        var findings = Evaluate(new DateOnly(2026, 2, 13), ReadinessPurpose.StepDown);

        Assert.Equal(
            [
                ("R1", 3m, null, Fail), ("R2", 0m, null, Pass), ("R3", null, "14/15", Pass), ("R4", null, "3/4", Pass),
                ("R5", null, "4/5", Pass), ("R6", null, "1/4", Fail), ("R7", null, "45/7", Fail), ("R8", 47.5m, null, Fail),
                ("R9", 3m, null, Fail), ("R10", 2m, null, Fail), ("R11", 32m, null, Pass),
            ],
            Shown(findings));
        Assert.Equal((4, 9), (findings.SoftPassed, findings.SoftApplicable));
        Assert.Equal(44.44m, Percent(findings.SoftScore));
        Assert.Equal(ReadinessResult.NotReady, findings.Result);
        Assert.All(findings.StepUpTriggers, trigger => Assert.Equal(Pass, trigger.Verdict));
        Assert.Equal(VerdictReason.PlanNotActive, findings.Criteria[9].Reason);
    }

    [Fact]
    public void E2_on_6_March_is_ready_to_step_down()
    {
        var findings = Evaluate(new DateOnly(2026, 3, 6), ReadinessPurpose.StepDown);

        Assert.Equal(
            [
                ("R1", 24m, null, Pass), ("R2", 0m, null, Pass), ("R3", null, "15/16", Pass), ("R4", null, "3/4", Pass),
                ("R5", null, "9/10", Pass), ("R6", null, "3/4", Pass), ("R7", null, "22/7", Pass), ("R8", 68.75m, null, Pass),
                ("R9", 2m, null, Pass), ("R10", 3m, null, Pass), ("R11", 53m, null, Pass),
            ],
            Shown(findings));
        Assert.Equal((9, 9), (findings.SoftPassed, findings.SoftApplicable));
        Assert.Equal(ReadinessResult.Ready, findings.Result);
    }

    [Fact]
    public void E2b_on_27_March_is_ready_for_phase_3_with_eight_of_nine()
    {
        var findings = Evaluate(new DateOnly(2026, 3, 27), ReadinessPurpose.StepDown);

        Assert.Equal(
            [
                ("R1", 45m, null, Pass), ("R2", 0m, null, Pass), ("R3", null, "12/13", Pass), ("R4", null, "1/2", Fail),
                ("R5", null, "3/3", Pass), ("R6", null, "1/1", Pass), ("R7", null, "17/7", Pass), ("R8", 68.75m, null, Pass),
                ("R9", 1m, null, Pass), ("R10", 3m, null, Pass), ("R11", 18m, null, Pass),
            ],
            Shown(findings));
        Assert.Equal(88.89m, Percent(findings.SoftScore));
        Assert.Equal(ReadinessResult.Ready, findings.Result);
    }

    [Fact]
    public void E3_on_15_April_is_ready_for_discharge()
    {
        var findings = Evaluate(new DateOnly(2026, 4, 15), ReadinessPurpose.Discharge);

        Assert.Equal(
            [
                ("R1", 64m, null, Pass), ("R2", 0m, null, Pass), ("R3", null, "10/10", Pass), ("R4", null, "2/2", Pass),
                ("R5", null, "3/3", Pass), ("R6", null, "7/8", Pass), ("R7", null, "14/7", Pass), ("R8", 82.5m, null, Pass),
                ("R9", 1m, null, Pass), ("R10", 4m, null, Pass), ("R11", 16m, null, Pass),
            ],
            Shown(findings));
        Assert.Equal(87.5m, Percent(findings.Criteria[5].Value!.Value));
        Assert.Equal(ReadinessResult.Ready, findings.Result);
    }

    [Fact]
    public void The_percentages_are_those_of_the_worked_case()
    {
        var e1 = Evaluate(new DateOnly(2026, 2, 13), ReadinessPurpose.StepDown).Criteria;
        var e2 = Evaluate(new DateOnly(2026, 3, 6), ReadinessPurpose.StepDown).Criteria;
        var e2b = Evaluate(new DateOnly(2026, 3, 27), ReadinessPurpose.StepDown).Criteria;

        Assert.Equal((93.33m, 93.75m, 92.31m), (Percent(e1[2].Value!.Value), Percent(e2[2].Value!.Value), Percent(e2b[2].Value!.Value)));
        Assert.Equal((6.43m, 3.14m, 2.43m), (Round(e1[6].Value!.Value), Round(e2[6].Value!.Value), Round(e2b[6].Value!.Value)));
    }

    [Fact]
    public void Every_criterion_names_the_facts_it_counted()
    {
        var findings = Evaluate(new DateOnly(2026, 3, 6), ReadinessPurpose.StepDown);

        Assert.Equal([DanaEvidence.Id("use", 1)], findings.Criteria[0].Evidence);
        Assert.Equal([DanaEvidence.Id("screen", 2)], findings.Criteria[1].Evidence);
        Assert.Equal(16, findings.Criteria[2].Evidence.Count);
        Assert.Equal([DanaEvidence.Id("bscq", 3)], findings.Criteria[7].Evidence);
        Assert.Equal([DanaEvidence.Id("ratings", 4)], findings.Criteria[8].Evidence);
    }

    private static ReadinessFindings Evaluate(DateOnly asOf, ReadinessPurpose purpose) =>
        ReadinessEngine.Evaluate(DanaEvidence.On(asOf), ReadinessPolicy.Default, purpose, asOf);

    private static IEnumerable<(string, decimal?, string?, Verdict)> Shown(ReadinessFindings findings) =>
        findings.Criteria.Select(c => c.Denominator is null
            ? (c.Id, c.Value, null, c.Verdict)
            : (c.Id, (decimal?)null, (string?)$"{c.Numerator}/{c.Denominator}", c.Verdict));

    private static decimal Percent(decimal ratio) => Round(ratio * 100);

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
