using System.Text.Json;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Programs;

/// <summary>One treatment programme: its zone and calendar, what it offers, and the policies that hold on a date.</summary>
public sealed class Program : AggregateRoot
{
    private ProgramCalendar? _calendar;

    private Program()
    {
    }

    public ProgramId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>IANA id.</summary>
    public string TimeZone { get; private set; } = "";

    public int? Capacity { get; private set; }

    public IReadOnlyList<LevelOfCare> LevelsOfCare { get; private set; } = [];

    public IReadOnlyList<Closure> Closures { get; private set; } = [];

    public IReadOnlyList<Rate> Rates { get; private set; } = [];

    /// <summary>By effective date, oldest first; never empty.</summary>
    public IReadOnlyList<DatedPolicies> Policies { get; private set; } = [];

    public ProgramCalendar Calendar => _calendar ??= new ProgramCalendar(TimeZone, Closures.Select(closure => closure.On));

    /// <exception cref="DomainException">
    /// 422 UNKNOWN_TIME_ZONE, UNKNOWN_LEVEL_OF_CARE, WRONG_CURRENCY, DUPLICATE, POLICY_INCOMPLETE, POLICY_CONTRADICTORY.
    /// </exception>
    public static Program Create(ProgramId id, Organization organization, ProgramSettings settings, DateTimeOffset now)
    {
        var program = new Program { Id = id, OrganizationId = organization.Id };
        program.Apply(settings, organization.Currency);
        if (program.Policies.Count == 0)
        {
            // The defaults are copied, so that a later release with other defaults changes no programme's past.
            program.Policies = [new DatedPolicies(program.DateOf(now), ProgramPolicies.Default)];
        }

        program.Record(new ProgramCreated(id));
        return program;
    }

    /// <exception cref="DomainException">
    /// As <see cref="Create"/>, and 422 POLICY_IN_FORCE, POLICY_BACKDATED: policies that took effect are history.
    /// </exception>
    public void Update(Organization organization, ProgramSettings settings, DateTimeOffset now)
    {
        CheckPolicyHistory(settings.Policies, DateOf(now));
        Apply(settings, organization.Currency);
        Record(new ProgramUpdated(Id));
    }

    /// <summary>What the closed day is called.</summary>
    public string ClosureOn(DateOnly day) => Closures.First(closure => closure.On == day).Name;

    /// <summary>The date in the programme's zone.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => Calendar.DateOf(instant);

    /// <summary>
    /// The policies in force on a date of the programme. Dates before the first entry are under the first: what was done
    /// before the programme was set up here is judged by the rules it was set up with.
    /// </summary>
    public ProgramPolicies PoliciesOn(DateOnly date) => DatedPoliciesOn(date).Policies;

    /// <summary>As <see cref="PoliciesOn"/>, with the date that names them.</summary>
    public DatedPolicies DatedPoliciesOn(DateOnly date) =>
        Policies.LastOrDefault(dated => dated.EffectiveFrom <= date) ?? Policies[0];

    private void Apply(ProgramSettings settings, string currency)
    {
        var closures = settings.Closures.OrderBy(closure => closure.On).ToList();
        var calendar = new ProgramCalendar(settings.TimeZone, closures.Select(closure => closure.On));
        RequireDistinct(settings.Closures, closure => closure.On, "/closures", "The day");
        RequireDistinct(settings.LevelsOfCare, level => level, "/levelsOfCare", "The level of care");
        RequireDistinct(settings.Rates, rate => (rate.ServiceCode, rate.EffectiveFrom), "/rates", "The code with this date");
        RequireDistinct(settings.Policies, dated => dated.EffectiveFrom, "/policies", "The effective date");

        for (var i = 0; i < settings.LevelsOfCare.Count; i++)
        {
            Programs.LevelsOfCare.Require(settings.LevelsOfCare[i], $"/levelsOfCare/{i}/code");
        }

        for (var i = 0; i < settings.Rates.Count; i++)
        {
            if (settings.Rates[i].UnitPrice.Currency != currency)
            {
                throw ProgramErrors.WrongCurrency($"/rates/{i}/unitPrice/currency");
            }
        }

        for (var i = 0; i < settings.Policies.Count; i++)
        {
            settings.Policies[i].Policies.Check($"/policies/{i}");
            settings.Policies[i].Policies.Costs.Check(currency, $"/policies/{i}/costs");
        }

        Name = settings.Name;
        TimeZone = settings.TimeZone;
        Capacity = settings.Capacity;
        LevelsOfCare = [.. settings.LevelsOfCare];
        Closures = closures;
        Rates = [.. settings.Rates.OrderBy(rate => rate.ServiceCode, StringComparer.Ordinal).ThenBy(rate => rate.EffectiveFrom)];
        Policies = [.. settings.Policies.OrderBy(dated => dated.EffectiveFrom)];
        _calendar = calendar;
    }

    private void CheckPolicyHistory(IReadOnlyList<DatedPolicies> next, DateOnly today)
    {
        var known = Policies.ToDictionary(dated => dated.EffectiveFrom);
        var kept = next.DistinctBy(dated => dated.EffectiveFrom).ToDictionary(dated => dated.EffectiveFrom);
        foreach (var inForce in Policies.Where(dated => dated.EffectiveFrom <= today))
        {
            if (!kept.TryGetValue(inForce.EffectiveFrom, out var same) || !SameContent(inForce, same))
            {
                throw ProgramErrors.PolicyInForce(inForce.EffectiveFrom);
            }
        }

        for (var i = 0; i < next.Count; i++)
        {
            if (next[i].EffectiveFrom < today && !known.ContainsKey(next[i].EffectiveFrom))
            {
                throw ProgramErrors.PolicyBackdated($"/policies/{i}/effectiveFrom");
            }
        }
    }

    // Records that hold lists compare them by reference, and 0.80 is 0.8.
    private static bool SameContent(DatedPolicies one, DatedPolicies other) =>
        JsonElement.DeepEquals(
            JsonSerializer.SerializeToElement(one, DomainJson.Options), JsonSerializer.SerializeToElement(other, DomainJson.Options));

    private static void RequireDistinct<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key, string pointer, string what)
    {
        var seen = new HashSet<TKey>();
        for (var i = 0; i < items.Count; i++)
        {
            if (!seen.Add(key(items[i])))
            {
                throw ProgramErrors.Duplicate($"{pointer}/{i}", what);
            }
        }
    }
}
