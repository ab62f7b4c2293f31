using BenchmarkDotNet.Attributes;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Tests.Phases;

namespace TreatmentPlans.Benchmarks;

/// <summary>One readiness evaluation over the 14 weeks of evidence of the worked case. The bar is 5 ms of CPU.</summary>
[MemoryDiagnoser]
public class ReadinessBenchmarks
{
    private static readonly DateOnly LastDay = DanaEvidence.Day(4, 15);
    private readonly EvidenceSnapshot _evidence = DanaEvidence.On(LastDay);

    [Benchmark]
    public ReadinessFindings Evaluate_fourteen_weeks() =>
        ReadinessEngine.Evaluate(_evidence, ReadinessPolicy.Default, ReadinessPurpose.StepDown, LastDay);
}
