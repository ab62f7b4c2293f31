using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What a course of services would cost, before any of it is given (rule COV-8).</summary>
/// <param name="Uncapped">What the patient would owe if no plan year had an out-of-pocket maximum; the limit of the law stays (COV-10).</param>
/// <param name="Phases">By the phase that services are planned for, in order; those of none first.</param>
public sealed record CostEstimate(Adjudication Adjudication, decimal Uncapped, IReadOnlyList<PhaseEstimate> Phases)
{
    public static CostEstimate Of(IReadOnlyCollection<KeyValuePair<CoverageId, CoverageTerms>> coverages, IEnumerable<PlannedService> services)
    {
        var planned = services.SelectMany(service => Enumerable.Repeat(service, service.Count)).ToList();
        var lines = planned
            .Select((service, sequence) => new AdjudicationLine(
                service.On, service.ServiceCode, StartsAt: null, sequence, service.BenefitCategory, service.Units, service.UnitPrice.Amount))
            .ToList();
        var capped = Adjudication.Of(coverages, lines);
        var uncapped = coverages.Select(coverage => KeyValuePair.Create(coverage.Key, WithoutCap(coverage.Value, capped.Allowed)));
        return new CostEstimate(
            capped,
            Adjudication.Of(uncapped, lines).PatientOwes,
            [
                .. capped.Lines.GroupBy(line => planned[line.Line.Sequence].Phase).OrderBy(phase => phase.Key).Select(phase => new PhaseEstimate(
                    phase.Key, phase.Sum(line => line.Allowed), phase.Sum(line => line.PatientOwes), phase.Sum(line => line.PlansPay))),
            ]);
    }

    /// <inheritdoc cref="CostComparison.Of"/>
    public CostComparison Against(decimal allowed) => CostComparison.Of(Adjudication.Allowed, allowed);

    /// <param name="unreachable">No patient owes more than all that is allowed.</param>
    private static CoverageTerms WithoutCap(CoverageTerms terms, decimal unreachable) => terms with
    {
        PlanYears =
        [
            .. terms.PlanYears.Select(year => year with
            {
                Individual = WithoutCap(year.Individual, unreachable),
                Family = year.Family is { } family ? WithoutCap(family, unreachable) : null,
            }),
        ],
    };

    private static CostLimits WithoutCap(CostLimits limits, decimal unreachable) =>
        limits with { OutOfPocket = new CostLimit(limits.OutOfPocket.Maximum with { Amount = unreachable }) };
}

/// <summary>So many of a service; each is a line of its own.</summary>
/// <param name="BenefitCategory">As the patient's coverage names it.</param>
/// <param name="Count">How often it is given.</param>
/// <param name="Units">Of each; 1 where a code is paid by the day or by the event.</param>
/// <param name="UnitPrice">As contracted with the payer.</param>
/// <param name="On">The day that says which plan year it belongs to.</param>
/// <param name="Phase">Sequence of the step-down phase that it is planned for; null where it is of none.</param>
public sealed record PlannedService(
    string ServiceCode, string BenefitCategory, int Count, decimal Units, Money UnitPrice, DateOnly On, int? Phase = null);

/// <param name="Phase">Null of what is planned for none.</param>
public sealed record PhaseEstimate(int? Phase, decimal Allowed, decimal PatientOwes, decimal PlansPay);

/// <param name="Allowed">Price of what stands against the course.</param>
/// <param name="SavingsPercent">Of <paramref name="Allowed"/>, to two places; null where that is nothing.</param>
public sealed record CostComparison(decimal Allowed, decimal Savings, decimal? SavingsPercent)
{
    /// <summary>What a course costs less than what stands against it; negative where it costs more.</summary>
    public static CostComparison Of(decimal cost, decimal against) =>
        new(against, against - cost, against == 0 ? null : Adjudication.Round((against - cost) / against * 100));
}
