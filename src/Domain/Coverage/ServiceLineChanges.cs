namespace TreatmentPlans.Domain.Coverage;

/// <summary>What makes lines that stand into those that are derived now, rule BIL-12: a line is voided and replaced, never edited.</summary>
/// <param name="Voided">They stand no more.</param>
/// <param name="Added">New ones, each with the voided line whose place it takes.</param>
public sealed record ServiceLineChanges(IReadOnlyList<ServiceLine> Voided, IReadOnlyList<AddedLine> Added)
{
    /// <param name="standing">Not void.</param>
    public static ServiceLineChanges Between(IEnumerable<ServiceLine> standing, IEnumerable<ServiceLine> derived)
    {
        var (before, after) = (standing.ToList(), derived.ToList());
        var voided = before.Except(after).ToList();
        var free = voided.ToLookup(line => (line.On, line.ServiceCode));
        return new ServiceLineChanges(
            voided,
            [
                .. after.Except(before)
                    .GroupBy(line => (line.On, line.ServiceCode))
                    .SelectMany(group => group.Select((line, i) => new AddedLine(line, free[group.Key].ElementAtOrDefault(i)))),
            ]);
    }
}

/// <param name="Replaces">Of the same day and code; the line keeps its place (D22). Null where it has none.</param>
public sealed record AddedLine(ServiceLine Line, ServiceLine? Replaces);
