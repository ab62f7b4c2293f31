using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>
/// Points for negative tests in a row, rules INC-1 to INC-3: computed from the tests each time, so that a late or wrong one changes what
/// follows from it and nothing has to be taken back.
/// </summary>
public sealed record IncentiveLedger(IReadOnlyList<IncentiveEntry> Entries)
{
    public int Points => Entries.Sum(entry => entry.Points);

    /// <summary>Negative tests in a row at the end.</summary>
    public int Run => Entries is [.., var last] ? last.Run : 0;

    /// <param name="facts">Of all episodes of one patient, in the order in which the specimens were taken: the year's cap is the patient's.</param>
    /// <param name="policyOf">Of the programme of the test's episode, on its day.</param>
    /// <param name="episodeId">Whose ledger it is; a run begins anew with each episode.</param>
    public static IncentiveLedger Of(IEnumerable<DrugTestFact> facts, Func<DrugTestFact, IncentivePolicy> policyOf, EpisodeId episodeId)
    {
        var entries = new List<IncentiveEntry>();
        var runs = new Dictionary<EpisodeId, int>();
        var years = new Dictionary<int, int>();
        foreach (var fact in facts)
        {
            var policy = policyOf(fact);
            var run = runs[fact.EpisodeId] = fact.Standing switch
            {
                DrugTestStanding.Negative => runs.GetValueOrDefault(fact.EpisodeId) + 1,
                DrugTestStanding.Invalid => runs.GetValueOrDefault(fact.EpisodeId),
                DrugTestStanding.Positive or DrugTestStanding.Missed or DrugTestStanding.Refused => 0,
            };
            var earned = fact.Standing == DrugTestStanding.Negative ? policy.PointsOf(run) : 0;
            var soFar = years.GetValueOrDefault(fact.CollectedOn.Year);
            var points = Math.Min(earned, Math.Max(0, policy.MaximumPointsPerYear - soFar));
            years[fact.CollectedOn.Year] = soFar + points;
            if (fact.EpisodeId == episodeId)
            {
                entries.Add(new IncentiveEntry(
                    fact.Id, fact.CollectedOn, fact.Standing, run, points, earned - points, (entries is [.., var last] ? last.Total : 0) + points));
            }
        }

        return new IncentiveLedger(entries);
    }
}

/// <param name="TestId">Of two tests of one specimen the presumptive one.</param>
/// <param name="Run">Negative tests in a row up to here; an invalid one neither adds to it nor ends it.</param>
/// <param name="OverYearlyCap">Points that the test would have earned, had the year's cap not been reached.</param>
/// <param name="Total">Points of the episode up to here.</param>
public sealed record IncentiveEntry(
    DrugTestId TestId, DateOnly On, DrugTestStanding Standing, int Run, int Points, int OverYearlyCap, int Total);
