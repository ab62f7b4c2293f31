namespace TreatmentPlans.Domain.Coverage;

/// <summary>What was done for a patient as lines of a bill, and what is in none: each fact is in one of the two.</summary>
/// <param name="Lines">By day, code, start.</param>
public sealed record ServiceLines(IReadOnlyList<ServiceLine> Lines, IReadOnlyList<UnbilledFact> Unbilled)
{
    /// <summary>
    /// Rules BIL-8 to BIL-11. The same facts give the same lines, in whatever order they come. Of a day, the per diem comes first; of services that
    /// could be billed for the same thing, the one that asks for most.
    /// </summary>
    public static ServiceLines Derive(IEnumerable<ServiceFact> facts, ContractTerms contract) => Derive(facts, _ => contract);

    /// <inheritdoc cref="Derive(IEnumerable{ServiceFact}, ContractTerms)"/>
    /// <param name="contractOn">Which one holds on a day; null where there is none.</param>
    public static ServiceLines Derive(IEnumerable<ServiceFact> facts, Func<DateOnly, ContractTerms?> contractOn)
    {
        var days = facts
            .GroupBy(fact => fact.On)
            .OrderBy(day => day.Key)
            .Select(day => OfDay(contractOn(day.Key), day.Key, [.. day.OrderBy(fact => fact.StartsAt).ThenBy(fact => fact.Id)]))
            .ToList();
        return new ServiceLines([.. days.SelectMany(day => day.Lines)], [.. days.SelectMany(day => day.Unbilled)]);
    }

    private static ServiceLines OfDay(ContractTerms? contract, DateOnly day, IReadOnlyList<ServiceFact> facts)
    {
        if (contract is null)
        {
            return new ServiceLines([], [.. facts.Select(fact => new UnbilledFact(fact, UnbilledReason.NoContract))]);
        }

        var services = contract.ServicesOn(day).ToList();
        var open = facts.Where(fact => fact is { IsDocumented: true, IsFinal: true }).ToList();
        List<ContractService> taken = [];
        List<ServiceLine> lines = [];
        foreach (var service in services
            .OrderByDescending(service => service.IsPerDiem)
            .ThenByDescending(service => service.Minimum)
            .ThenBy(service => service.ServiceCode, StringComparer.Ordinal))
        {
            if (taken.Any(other => other.RulesOut(service)))
            {
                continue;
            }

            var of = open.Where(service.Takes).ToList();
            List<List<ServiceFact>> together = service.Basis == CountingBasis.Day ? [of] : [.. of.Select(fact => new List<ServiceFact> { fact })];
            foreach (var counted in together.Where(counted => counted.Count > 0 && service.UnitsOf(counted) > 0))
            {
                taken.Add(service);
                lines.Add(LineOf(service, counted, contract.Payer));
                open.RemoveAll(fact => counted.Contains(fact) && (!service.IsPerDiem || fact.IsOf(service.ServiceCategory)));
            }
        }

        var billed = lines.SelectMany(line => line.Sources).ToHashSet();
        return new ServiceLines(
            [
                .. lines
                    .OrderBy(line => line.ServiceCode, StringComparer.Ordinal)
                    .ThenBy(line => line.StartsAt)
                    .ThenBy(line => line.Sources[0]),
            ],
            [
                .. facts.Where(fact => !billed.Contains(fact.Id))
                    .Select(fact => new UnbilledFact(fact, ReasonOf(fact, [.. services.Where(service => service.IsOf(fact))], taken))),
            ]);
    }

    private static ServiceLine LineOf(ContractService service, List<ServiceFact> counted, string payer) => new(
        counted[0].On,
        service.ServiceCode,
        counted[0].StartsAt,
        service.UnitsOf(counted),
        counted.Where(fact => fact.Session is not null).Sum(fact => fact.Quantity),
        service.Rate,
        service.BenefitCategory,
        service.IsPerDiem,
        [.. counted.Select(fact => fact.Id)],
        new LineTerms(
            payer,
            service.AuthorizationRequired,
            service.Levels,
            service.NotCovered,
            counted.TrueForAll(fact => fact.IsVirtual) ? service.VirtualClaim ?? service.Claim : service.Claim,
            service.ServiceCategory,
            service.DaysPerWeek));

    private static UnbilledReason ReasonOf(ServiceFact fact, IReadOnlyList<ContractService> services, IReadOnlyList<ContractService> taken)
    {
        if (!fact.IsDocumented)
        {
            return UnbilledReason.NotDocumented;
        }

        if (!fact.IsFinal)
        {
            return UnbilledReason.NotLocked;
        }

        if (services.Count == 0)
        {
            return UnbilledReason.NotInContract;
        }

        var takers = services.Where(service => service.Takes(fact)).ToList();
        return takers.Count == 0 ? UnbilledReason.VirtualNotTaken
            : takers.Any(service => taken.Any(other => other.Bundles(service))) ? UnbilledReason.Bundled
            : takers.Any(service => !taken.Contains(service) && taken.Any(other => other.RulesOut(service))) ? UnbilledReason.Excluded
            : UnbilledReason.BelowMinimum;
    }
}
