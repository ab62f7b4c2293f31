using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Support;

/// <summary>A use event as of a day, by what was known at an instant.</summary>
/// <param name="LastOn">At most the day.</param>
/// <param name="JudgedRelapse">By a clinician.</param>
public sealed record UseFact(
    UseEventId Id,
    Substance Substance,
    UseEventStatus Status,
    UseReporter ReportedBy,
    DateOnly FirstOn,
    DateOnly LastOn,
    decimal? StandardDrinksPerDay,
    bool JudgedRelapse)
{
    public IEnumerable<DateOnly> Days() => Enumerable.Range(0, LastOn.DayNumber - FirstOn.DayNumber + 1).Select(FirstOn.AddDays);
}

/// <summary>
/// All use of an episode as of a day, seen together (D16, rules USE-1 to USE-3): an event is a relapse where one of its days lies in a window
/// with so many days of use, whichever events they belong to, or where a clinician judged so; every other one is a lapse.
/// </summary>
/// <param name="UseDays">Confirmed ones, in order.</param>
/// <param name="HeavyDrinkingDays">Those among them on which the patient drank as much as the threshold.</param>
public sealed record UseHistory(IReadOnlyList<ClassifiedUse> Events, IReadOnlyList<DateOnly> UseDays, IReadOnlyList<DateOnly> HeavyDrinkingDays)
{
    public static UseHistory Of(IEnumerable<UseFact> facts, SupportPolicy policy, int heavyDrinks, DateOnly asOf)
    {
        var ordered = facts.OrderBy(fact => fact.FirstOn).ThenBy(fact => fact.Id).ToList();
        var confirmed = ordered.Where(fact => fact.Status == UseEventStatus.Confirmed).ToList();
        var days = new SortedSet<DateOnly>(confirmed.SelectMany(fact => fact.Days()));
        var relapseDays = RelapseDays(days, policy);
        return new UseHistory(
            [.. ordered.Select(Classify)],
            [.. days],
            [.. confirmed.Where(fact => fact.StandardDrinksPerDay >= heavyDrinks).SelectMany(fact => fact.Days()).Distinct().Order()]);

        ClassifiedUse Classify(UseFact fact)
        {
            if (fact.Status != UseEventStatus.Confirmed)
            {
                return new ClassifiedUse(fact, null, false);
            }

            return fact.JudgedRelapse || fact.Days().Any(relapseDays.Contains)
                ? new ClassifiedUse(fact, UseClass.Relapse, false)
                : new ClassifiedUse(fact, UseClass.Lapse, asOf < fact.LastOn.AddDays(policy.ProvisionalDays));
        }
    }

    public ClassifiedUse? Find(UseEventId id) => Events.FirstOrDefault(use => use.Fact.Id == id);

    private static HashSet<DateOnly> RelapseDays(SortedSet<DateOnly> days, SupportPolicy policy) =>
    [
        .. days.Select(first => days.GetViewBetween(first, first.AddDays(policy.RelapseWindowDays - 1)))
            .Where(window => window.Count >= policy.RelapseUseDays)
            .SelectMany(window => window),
    ];
}

/// <param name="Class">Null unless it is confirmed.</param>
/// <param name="IsProvisional">More use in the coming days may still make the lapse a relapse.</param>
public sealed record ClassifiedUse(UseFact Fact, UseClass? Class, bool IsProvisional);

public enum UseClass
{
    Lapse,
    Relapse,
}
