using BenchmarkDotNet.Attributes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Benchmarks;

/// <summary>What a plan of full size costs to write, hash, read and compare.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks
{
    private PlanContent _content = new();
    private PlanContent _revised = new();
    private string _canonical = "";

    [GlobalSetup]
    public void SetUp()
    {
        _content = FullPlan.Starting(new DateOnly(2026, 1, 12)).WithIds(new HashSet<(PlanItemKind, Guid)>(), new DateTimeOffset(2026, 1, 12, 22, 0, 0, TimeSpan.Zero));
        _revised = _content with
        {
            NextReviewOn = _content.NextReviewOn!.Value.AddDays(7),
            Problems = [.. _content.Problems.Skip(1).Select(problem => problem with { Statement = problem.Statement + " Less since last month." })],
        };
        _canonical = _content.ToCanonical();
    }

    [Benchmark]
    public string Write_as_canonical_JSON() => _content.ToCanonical();

    [Benchmark]
    public string Write_as_canonical_JSON_and_hash() => CanonicalJson.Hash(_content.ToCanonical());

    [Benchmark]
    public PlanContent Read_from_canonical_JSON() => PlanContent.FromCanonical(_canonical);

    [Benchmark]
    public IReadOnlyList<PlanChange> Compare_two_versions() => PlanDiff.Between(_content, _revised);
}
