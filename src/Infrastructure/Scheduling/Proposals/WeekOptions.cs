using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>
/// Every way to fill one patient's week, as far as the patient's own rules go: a set of groups and a choice of slots. What the two
/// cost together is the same for most choices, so choices are gathered in classes that every set meets alike: the model then takes
/// one variable for a set with a class instead of one for each pair, and its relaxation is as tight as if it had them all.
/// </summary>
internal sealed class WeekOptions
{
    /// <summary>Sets of groups, with what they cost by themselves.</summary>
    public required IReadOnlyList<(int[] Groups, int Cost)> Sets { get; init; }

    /// <summary>Choices of as many slots as individual sessions are due, with what they cost by themselves.</summary>
    public required IReadOnlyList<(int[] Slots, int Cost, int Class)> Choices { get; init; }

    /// <summary>By class and set: what they cost together beside the two; null where they do not go together.</summary>
    public required IReadOnlyList<int?[]> Classes { get; init; }

    public bool AreAny => Sets.Count > 0 && Choices.Count > 0;

    /// <summary>Whether sets and choices have nothing to do with each other.</summary>
    public bool AreSeparate => Classes.Count == 1 && Classes[0].All(cost => cost == 0);

    /// <param name="usable">Slots that are free as far as the problem goes.</param>
    public static WeekOptions Of(ProposalProblem problem, PatientNeed patient, int week, IReadOnlyList<int> usable)
    {
        var need = patient.Weeks[week];
        var slots = usable.Where(slot => !ProposalRules.Against(problem, patient, problem.Slots[slot]).Any()).ToList();
        var choices = ChoicesOf(problem, patient, slots, need.Individuals);
        var sets = SetsOf(problem, patient, week, need);
        var joint = Joint(problem, patient, week, sets, choices);

        var cost = choices.Select(choice => choice.Sum(slot => ProposalCost.OfSession(problem, patient, problem.Slots[slot]).Total)).ToList();
        var kept = Enumerable.Range(0, sets.Count).Where(set => joint.Any(row => row[set] is not null)).ToList();
        List<int?[]> classes = [];
        List<(int[], int, int)> sorted = [];
        for (var choice = 0; choice < choices.Count; choice++)
        {
            var row = kept.Select(set => joint[choice][set]).ToArray();
            if (row.Min() is not { } least)
            {
                continue;
            }

            var relative = row.Select(value => value - least).ToArray();
            var found = classes.FindIndex(other => other.AsSpan().SequenceEqual(relative));
            if (found < 0)
            {
                found = classes.Count;
                classes.Add(relative);
            }

            sorted.Add((choices[choice], cost[choice] + least, found));
        }

        return new WeekOptions
        {
            Sets = [.. kept.Select(set => (sets[set].Groups, sets[set].Sessions.Sum(session => ProposalCost.OfSession(problem, patient, session).Total)))],
            Choices = sorted,
            Classes = classes,
        };
    }

    private static List<int[]> ChoicesOf(ProposalProblem problem, PatientNeed patient, List<int> slots, int due)
    {
        List<int[]> choices = [];
        Extend([], 0);
        return choices;

        void Extend(int[] chosen, int from)
        {
            if (chosen.Length == due)
            {
                choices.Add(chosen);
                return;
            }

            for (var next = from; next < slots.Count; next++)
            {
                var slot = problem.Slots[slots[next]];
                if (chosen.All(other => ProposalRules.GoTogether(patient, problem.Slots[other], slot)))
                {
                    Extend([.. chosen, slots[next]], next + 1);
                }
            }
        }
    }

    private static List<(int[] Groups, SessionOffer[] Sessions)> SetsOf(ProposalProblem problem, PatientNeed patient, int week, WeekNeed need)
    {
        var open = Enumerable.Range(0, problem.Groups.Count)
            .Select(group => (Group: group, Sessions: problem.HeldSessions(group, week).ToArray()))
            .Where(group => problem.Groups[group.Group].Seats[week] > 0
                && !patient.MemberOf.Contains(group.Group)
                && group.Sessions.Length > 0
                && AreApart(group.Sessions)
                && !group.Sessions.Any(session => ProposalRules.Against(problem, patient, session).Any()))
            .ToList();
        List<(int[], SessionOffer[])> sets = [];
        Extend([], [], 0);
        return sets;

        void Extend(int[] groups, SessionOffer[] sessions, int from)
        {
            sets.Add((groups, sessions));
            for (var next = from; next < open.Count; next++)
            {
                var more = open[next];
                var together = sessions.Sum(session => session.Minutes) + more.Sessions.Sum(session => session.Minutes);
                if ((need.MostMinutes is not { } most || together <= most)
                    && more.Sessions.All(session => sessions.All(other => ProposalRules.GoTogether(patient, other, session))))
                {
                    Extend([.. groups, more.Group], [.. sessions, .. more.Sessions], next + 1);
                }
            }
        }

        bool AreApart(SessionOffer[] sessions) =>
            sessions.Index().All(one => sessions.Take(one.Index).All(other => ProposalRules.GoTogether(patient, one.Item, other)));
    }

    /// <summary>By choice and set: what they cost together; null where they do not go together or miss the hours.</summary>
    private static int?[][] Joint(
        ProposalProblem problem, PatientNeed patient, int week, List<(int[] Groups, SessionOffer[] Sessions)> sets, List<int[]> choices)
    {
        // What a choice costs with a set depends on when and where, not on with whom: computed once for all that agree in it.
        var need = patient.Weeks[week];
        Dictionary<(MinuteSpan Time, int Minutes, bool IsVirtual), int?[]> alike = [];
        return [.. choices.Select(choice =>
        {
            if (choice is not [var slot])
            {
                return Row(choice);
            }

            var one = problem.Slots[slot];
            var key = (one.Time, one.Minutes, one.IsVirtual);
            if (!alike.TryGetValue(key, out var row))
            {
                alike[key] = row = Row(choice);
            }

            return row;
        })];

        int?[] Row(int[] choice)
        {
            var chosen = choice.Select(slot => problem.Slots[slot]).ToArray();
            return [.. sets.Select(set =>
            {
                if (!chosen.All(slot => set.Sessions.All(session => ProposalRules.GoTogether(patient, session, slot))))
                {
                    return (int?)null;
                }

                SessionOffer[] all = [.. set.Sessions, .. chosen];
                var minutes = all.Sum(session => session.Minutes);
                return minutes < need.Minutes || minutes > need.MostMinutes ? null : ProposalCost.OfWeek(problem, patient, week, all).Total;
            })];
        }
    }
}
