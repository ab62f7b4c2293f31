using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>
/// One specimen, as of a day and with what was known at an instant (D10), rule TST-3: where a definitive test confirms a presumptive one
/// the two are one fact, and for the substances that both name the definitive one counts.
/// </summary>
/// <param name="Id">The test; of two the presumptive one.</param>
/// <param name="ConfirmedById">The definitive one.</param>
public sealed record DrugTestFact(
    DrugTestId Id,
    DrugTestId? ConfirmedById,
    EpisodeId EpisodeId,
    DateTimeOffset CollectedAt,
    DateOnly CollectedOn,
    Specimen? Specimen,
    DrugTestOutcome Outcome,
    IReadOnlyList<SubstanceResult> Results)
{
    public DrugTestStanding Standing => StandingOf(Outcome, Results);

    /// <summary>Of one patient, in the order in which the specimens were taken.</summary>
    public static IReadOnlyList<DrugTestFact> Of(IEnumerable<DrugTest> tests, DateOnly asOf, DateTimeOffset knownAt)
    {
        var known = tests.Where(test => test.CollectedOn <= asOf && test.IsKnownAt(knownAt)).ToDictionary(test => test.Id);
        var confirmations = known.Values.Where(test => test.ConfirmsId is { } id && known.ContainsKey(id)).ToDictionary(test => test.ConfirmsId!.Value);
        return
        [
            .. known.Values
                .Where(test => test.ConfirmsId is not { } id || !known.ContainsKey(id))
                .Select(test => Of(test, confirmations.GetValueOrDefault(test.Id)))
                .OrderBy(fact => fact.CollectedAt).ThenBy(fact => fact.Id.Value),
        ];
    }

    /// <summary>As <see cref="Standing"/>, looking at one substance and those its name takes in (SUB-1); null where the panel has none of them.</summary>
    public DrugTestStanding? StandingFor(Substance substance) =>
        Outcome != DrugTestOutcome.Tested ? Standing
        : Results.Where(result => substance.TakesIn(result.Substance)).ToList() is { Count: > 0 } of ? StandingOf(Outcome, of)
        : null;

    internal static DrugTestStanding StandingOf(DrugTestOutcome outcome, IReadOnlyCollection<SubstanceResult> results) => outcome switch
    {
        DrugTestOutcome.Missed => DrugTestStanding.Missed,
        DrugTestOutcome.Refused => DrugTestStanding.Refused,
        DrugTestOutcome.Tested => results.Any(result => result.TellsOfUse) ? DrugTestStanding.Positive
            : results.Any(result => result.Result == TestResult.Invalid) ? DrugTestStanding.Invalid
            : DrugTestStanding.Negative,
    };

    private static DrugTestFact Of(DrugTest test, DrugTest? definitive) => new(
        test.Id,
        definitive?.Id,
        test.EpisodeId,
        test.CollectedAt,
        test.CollectedOn,
        test.Specimen,
        test.Outcome,
        definitive is null
            ? test.Results
            : [.. definitive.Results, .. test.Results.ExceptBy(definitive.Results.Select(result => result.Substance), result => result.Substance)]);
}

/// <summary>What a test says as a whole, rule TST-2.</summary>
public enum DrugTestStanding
{
    /// <summary>Nothing was found but what is prescribed.</summary>
    Negative,

    /// <summary>Something was found that is not prescribed.</summary>
    Positive,

    /// <summary>Nothing was found, and part of it says nothing.</summary>
    Invalid,
    Missed,
    Refused,
}

/// <summary>Tests over some days.</summary>
public sealed record DrugTestRates(int Negative, int Positive, int Invalid, int Missed, int Refused)
{
    /// <summary>Those with a valid result.</summary>
    public int Valid => Negative + Positive;

    /// <summary>Of those with a valid result; unrounded, null where there is none.</summary>
    public decimal? NegativeRatio => Valid == 0 ? null : (decimal)Negative / Valid;

    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="substance">As if the panels had nothing else; panels without it are left out.</param>
    public static DrugTestRates Of(IEnumerable<DrugTestFact> facts, DateOnly from, DateOnly to, Substance? substance = null)
    {
        var counts = facts
            .Where(fact => fact.CollectedOn >= from && fact.CollectedOn <= to)
            .Select(fact => substance is { } one ? fact.StandingFor(one) : fact.Standing)
            .ToLookup(standing => standing);
        return new DrugTestRates(
            Count(DrugTestStanding.Negative),
            Count(DrugTestStanding.Positive),
            Count(DrugTestStanding.Invalid),
            Count(DrugTestStanding.Missed),
            Count(DrugTestStanding.Refused));

        int Count(DrugTestStanding standing) => counts[standing].Count();
    }
}
