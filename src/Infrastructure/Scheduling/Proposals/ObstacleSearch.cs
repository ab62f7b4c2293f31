using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>
/// Why a week cannot be filled, the rest of the plan given. Each way to fill it breaks some rules; a set of rules stands in the way
/// where every way breaks one of them. From all rules together, one after the other is left out as long as the rest still does: what
/// remains is irreducible.
/// </summary>
internal sealed class ObstacleSearch
{
    /// <summary>Left out first what says least to somebody who wants to change it.</summary>
    private static readonly ProposalRuleKind[] LeftOut =
    [
        ProposalRuleKind.MostWeeklyHours, ProposalRuleKind.PatientOverlap, ProposalRuleKind.RoomOverlap, ProposalRuleKind.PractitionerLoad,
        ProposalRuleKind.PractitionerOverlap, ProposalRuleKind.Credential, ProposalRuleKind.LicenceState, ProposalRuleKind.Closure,
        ProposalRuleKind.Seats, ProposalRuleKind.Availability, ProposalRuleKind.IndividualSessions, ProposalRuleKind.WeeklyHours,
    ];

    private readonly ProposalProblem _problem;
    private readonly int[,] _members;
    private readonly HashSet<int>[] _joined;
    private readonly ILookup<int, SessionOffer> _usedByWeek;
    private readonly ILookup<int, int> _slotsByWeek;
    private readonly Dictionary<int, ProposalRule[]> _againstSlot = [];

    public ObstacleSearch(ProposalProblem problem, ProposalPlan plan)
    {
        _problem = problem;
        _members = new int[problem.Groups.Count, problem.Weeks];
        _joined = [.. problem.Groups.Select(_ => new HashSet<int>())];
        foreach (var (patient, placement) in plan.Patients.Index())
        {
            foreach (var (week, at) in placement.Weeks.Index())
            {
                foreach (var group in at?.Groups ?? [])
                {
                    _members[group, week]++;
                    _joined[group].Add(patient);
                }
            }
        }

        _usedByWeek = plan.Patients.SelectMany(patient => patient.Weeks).SelectMany(week => week?.Slots ?? [])
            .Select(slot => problem.Slots[slot]).ToLookup(slot => slot.Week);
        _slotsByWeek = Enumerable.Range(0, problem.Slots.Count).ToLookup(slot => problem.Slots[slot].Week);
    }

    /// <returns>Null where the week could be filled after all, which a plan not proven best may leave open.</returns>
    public IReadOnlyList<ProposalRule>? Against(int patient, int week)
    {
        var ways = BrokenRules(patient, week);
        if (ways.Exists(way => way.Count == 0))
        {
            return null;
        }

        var standing = ways.SelectMany(way => way).ToHashSet();
        foreach (var rule in standing.OrderBy(rule => Array.IndexOf(LeftOut, rule.Kind)).ThenBy(rule => rule.Subject).ToList())
        {
            if (ways.TrueForAll(way => way.Exists(other => other != rule && standing.Contains(other))))
            {
                standing.Remove(rule);
            }
        }

        return [.. standing.OrderBy(rule => rule.Kind).ThenBy(rule => rule.Subject)];
    }

    /// <summary>For each way to fill the week, what it breaks. A way that breaks more than another says nothing beside it.</summary>
    private List<List<ProposalRule>> BrokenRules(int index, int week)
    {
        var patient = _problem.Patients[index];
        var need = patient.Weeks[week];
        var choices = Choices(patient, week, need.Individuals);
        HashSet<HashSet<ProposalRule>> ways = new(HashSet<ProposalRule>.CreateSetComparer());
        foreach (var set in Attendances(index, week))
        {
            foreach (var choice in choices)
            {
                var minutes = set.Minutes + choice.Minutes;
                HashSet<ProposalRule> broken = [.. set.Broken, .. choice.Broken];
                if (minutes < need.Minutes)
                {
                    broken.Add(new ProposalRule(ProposalRuleKind.WeeklyHours));
                }

                if (minutes > need.MostMinutes)
                {
                    broken.Add(new ProposalRule(ProposalRuleKind.MostWeeklyHours));
                }

                broken.UnionWith(Overlaps(patient, set.Sessions, choice.Sessions));
                ways.Add(broken);
            }
        }

        List<HashSet<ProposalRule>> least = [];
        foreach (var way in ways.OrderBy(way => way.Count))
        {
            if (!least.Exists(smaller => smaller.IsSubsetOf(way)))
            {
                least.Add(way);
            }
        }

        return least.ConvertAll(way => way.ToList());
    }

    /// <summary>Each set of groups. Who is in a group goes to all that is held; sessions of a closed day are gone to or not.</summary>
    private List<Way> Attendances(int index, int week)
    {
        var patient = _problem.Patients[index];
        List<Way> all = [Way.None];
        for (var group = 0; group < _problem.Groups.Count; group++)
        {
            var offer = _problem.Groups[group];
            var sessions = offer.Sessions.Where(session => session.Week == week).ToList();
            if (sessions.Count == 0)
            {
                continue;
            }

            List<Way> member = [Way.None];
            foreach (var session in sessions)
            {
                var with = member.ConvertAll(way => Extended(patient, way, session, ProposalRules.Against(_problem, patient, session)));
                member = _problem.IsHeld(session) ? with : [.. member, .. with];
            }

            if (_members[group, week] >= offer.Seats[week]
                || patient.MemberOf.Contains(group)
                || (_joined[group].Count >= offer.Joins && !_joined[group].Contains(index)))
            {
                member = member.ConvertAll(way => way with { Broken = [.. way.Broken, new ProposalRule(ProposalRuleKind.Seats, group)] });
            }

            all = [.. all, .. all.SelectMany(way => member.Select(other => new Way(
                [.. way.Sessions, .. other.Sessions],
                way.Minutes + other.Minutes,
                [.. way.Broken, .. other.Broken, .. Overlaps(patient, way.Sessions, other.Sessions)])))];
        }

        return all;
    }

    private List<Way> Choices(PatientNeed patient, int week, int due)
    {
        List<Way> all = [];
        Extend(Way.None, [.. _slotsByWeek[week]], 0, due);
        return all;

        void Extend(Way chosen, int[] slots, int from, int missing)
        {
            all.Add(missing == 0 ? chosen : chosen with { Broken = [.. chosen.Broken, new ProposalRule(ProposalRuleKind.IndividualSessions)] });
            for (var next = from; missing > 0 && next < slots.Length; next++)
            {
                var slot = _problem.Slots[slots[next]];
                var against = ProposalRules.Against(_problem, patient, slot).Concat(AgainstSlot(slots[next])).Concat(Load(chosen, slot));
                Extend(Extended(patient, chosen, slot, against), slots, next + 1, missing - 1);
            }
        }

        IEnumerable<ProposalRule> Load(Way chosen, SessionOffer slot)
        {
            var minutes = _usedByWeek[week].Concat(chosen.Sessions).Append(slot)
                .Where(used => used.Practitioner == slot.Practitioner).Sum(used => used.Time.Length);
            return minutes > _problem.Practitioners[slot.Practitioner].MinutesLeft[week]
                ? [new ProposalRule(ProposalRuleKind.PractitionerLoad, slot.Practitioner)]
                : [];
        }
    }

    private ProposalRule[] AgainstSlot(int index)
    {
        if (!_againstSlot.TryGetValue(index, out var rules))
        {
            var slot = _problem.Slots[index];
            var used = _usedByWeek[slot.Week - 1].Concat(_usedByWeek[slot.Week]).Concat(_usedByWeek[slot.Week + 1])
                .Where(other => other.Time.Clashes(slot.Time)).ToList();
            _againstSlot[index] = rules =
            [
                .. ProposalRules.AgainstSlot(_problem, slot),
                .. used.Where(other => other.Practitioner == slot.Practitioner).Select(_ => new ProposalRule(ProposalRuleKind.PractitionerOverlap, slot.Practitioner)),
                .. used.Where(other => slot.Room is not null && other.Room == slot.Room).Select(_ => new ProposalRule(ProposalRuleKind.RoomOverlap, slot.Room)),
            ];
        }

        return rules;
    }

    private static Way Extended(PatientNeed patient, Way way, SessionOffer session, IEnumerable<ProposalRule> against) => new(
        [.. way.Sessions, session], way.Minutes + session.Minutes, [.. way.Broken, .. against, .. Overlaps(patient, way.Sessions, [session])]);

    private static IEnumerable<ProposalRule> Overlaps(PatientNeed patient, SessionOffer[] some, SessionOffer[] others) =>
        from one in some
        from other in others
        where !ProposalRules.GoTogether(patient, one, other)
        select new ProposalRule(ProposalRuleKind.PatientOverlap, other.Day);

    private sealed record Way(SessionOffer[] Sessions, int Minutes, ProposalRule[] Broken)
    {
        public static Way None { get; } = new([], 0, []);
    }
}
