using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Tests.Phases;

/// <summary>Which facts a criterion names, and in what order: two evaluations of the same evidence must read alike.</summary>
public sealed class ReadinessEvidenceTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 6);
    private static readonly EvidenceSnapshot Good = DanaEvidence.On(AsOf);

    [Fact]
    public void Facts_are_named_in_the_order_of_their_ids_the_relapse_prevention_plan_first()
    {
        var findings = Evaluate(Good with
        {
            UseEvents = [Use(1, 3, 4), Use(2, 5), Use(3, 6), Use(4, 3)],
            Sessions = [.. Good.Sessions!.Reverse()],
            Homework = [.. Good.Homework!.Reverse()],
            Cravings = [.. Good.Cravings!.Reverse()],
        });

        Assert.All(findings.Criteria.Where(c => c.Id != "R10").Concat(findings.StepUpTriggers), c => Assert.Equal(c.Evidence.Order(), c.Evidence));
        Assert.Equal([DanaEvidence.Id("prevention", 1), .. Enumerable.Range(1, 3).Select(n => DanaEvidence.Id("contact", n)).Order()], findings.Criteria[9].Evidence);
    }

    [Fact]
    public void Criteria_and_triggers_are_all_there_by_their_ids()
    {
        var findings = Evaluate(Good);

        Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11"], findings.Criteria.Select(c => c.Id));
        Assert.Equal(["S1", "S2", "S3", "S4"], findings.StepUpTriggers.Select(c => c.Id));
    }

    [Fact]
    public void A_use_event_that_reaches_into_the_window_counts()
    {
        var findings = Evaluate(Good with { UseEvents = [Use(1, 29, 45), Use(2, 28, 60)] });

        Assert.Equal((Verdict.Fail, 2m), (findings.StepUpTriggers[2].Verdict, findings.StepUpTriggers[2].Value));
    }

    [Fact]
    public void No_craving_entry_in_the_window_is_no_data_and_too_few_days_say_which()
    {
        var none = Evaluate(Good with { Cravings = [] }).Criteria[6];
        var few = Evaluate(Good with { Cravings = [new CravingEvidence(DanaEvidence.Id("craving", 1), AsOf, 2)] }).Criteria[6];

        Assert.Equal((VerdictReason?)VerdictReason.NoData, none.Reason);
        Assert.Equal((VerdictReason?)VerdictReason.TooFewDays, few.Reason);
        Assert.Equal([DanaEvidence.Id("craving", 1)], few.Evidence);
    }

    private static UseEventEvidence Use(int number, params int[] daysAgo) =>
        new(DanaEvidence.Id("use", number), [.. daysAgo.Select(days => AsOf.AddDays(-days))]);

    private static ReadinessFindings Evaluate(EvidenceSnapshot evidence) =>
        ReadinessEngine.Evaluate(evidence, ReadinessPolicy.Default, ReadinessPurpose.StepDown, AsOf);
}
