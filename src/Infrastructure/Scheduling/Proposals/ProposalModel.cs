using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>
/// The problem as CP-SAT takes it. One literal for each patient's set of groups in a week and for each slot: the rules of one patient
/// are in what literals there are (<see cref="WeekOptions"/>), so that what is left to constrain is what patients share.
/// </summary>
internal sealed class ProposalModel
{
    private readonly ProposalProblem _problem;
    private readonly Dictionary<(int Patient, int Week), int> _placed = [];
    private readonly List<(int Patient, int Week, int[] Groups, int Taken)> _sets = [];
    private readonly List<(int Patient, int Week, int[] Slots, int Taken)> _choices = [];

    public ProposalModel(ProposalProblem problem, CancellationToken cancellationToken)
    {
        _problem = problem;
        var usable = Enumerable.Range(0, problem.Slots.Count)
            .Where(slot => !ProposalRules.AgainstSlot(problem, problem.Slots[slot]).Any())
            .ToLookup(slot => problem.Slots[slot].Week);
        for (var patient = 0; patient < problem.Patients.Count; patient++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(patient, usable);
        }

        ShareSeats();
        ShareSlots();
        UnplacedCost = 1 + Program.Costs.Where(cost => cost > 0).Sum();
        foreach (var placed in _placed.Values)
        {
            Program.AddCost(placed, -UnplacedCost);
        }
    }

    /// <summary>Each filled week earns <see cref="UnplacedCost"/>.</summary>
    public BinaryProgram Program { get; } = new();

    /// <summary>More than any plan costs, so that one week more is worth any price.</summary>
    public long UnplacedCost { get; }

    /// <summary>For each week of a patient that can be filled, whether it is.</summary>
    public IReadOnlyCollection<int> Placed => _placed.Values;

    /// <summary>Weeks of patients that can be filled as far as the patient's own rules go.</summary>
    public int Placeable => _placed.Count;

    /// <summary>Of what the program costs: how many weeks that fills, and what the plan costs.</summary>
    public (int Placed, int Cost) Split(long objective)
    {
        var positive = objective + (UnplacedCost * Placeable);
        return (Placeable - (int)(positive / UnplacedCost), (int)(positive % UnplacedCost));
    }

    public ProposalPlan PlanOf(IReadOnlyList<bool> isTrue)
    {
        var sets = _sets.Where(set => isTrue[set.Taken]).ToDictionary(set => (set.Patient, set.Week), set => set.Groups);
        var choices = _choices.Where(choice => isTrue[choice.Taken]).ToDictionary(choice => (choice.Patient, choice.Week), choice => choice.Slots);
        return new ProposalPlan([.. Enumerable.Range(0, _problem.Patients.Count).Select(patient => new PatientPlacement(
            [.. Enumerable.Range(0, _problem.Weeks).Select(week => _placed.TryGetValue((patient, week), out var placed) && isTrue[placed]
                ? new WeekPlacement(sets[(patient, week)], choices.GetValueOrDefault((patient, week), []))
                : null)]))]);
    }

    private void Add(int index, ILookup<int, int> usable)
    {
        var patient = _problem.Patients[index];
        Dictionary<int, int> own = [];
        foreach (var week in Enumerable.Range(0, _problem.Weeks).Where(week => patient.Weeks[week].IsAny))
        {
            var at = WeekOptions.Of(_problem, patient, week, [.. usable[week]]);
            if (!at.AreAny)
            {
                continue;
            }

            var placed = _placed[(index, week)] = Program.Add(0);
            var sets = at.Sets.Select(set => Costing(set.Cost)).ToList();
            Program.Equal(sets, [placed], 0);
            _sets.AddRange(at.Sets.Zip(sets, (set, taken) => (index, week, set.Groups, taken)));
            if (patient.Weeks[week].Individuals > 0)
            {
                Choose(index, week, at, sets, placed, own);
            }
            else
            {
                // One empty choice, so that what a set costs is its own.
                for (var set = 0; set < sets.Count; set++)
                {
                    Cost(sets[set], at.Choices[0].Cost + at.Classes[0][set]!.Value);
                }
            }
        }

        KeepGroups(index, patient);
        if (own.Count > 0)
        {
            Program.AtMost(own.Values, [], 1);
        }
    }

    private void Choose(int patient, int week, WeekOptions at, List<int> sets, int placed, Dictionary<int, int> own)
    {
        var counselor = _problem.Patients[patient].Counselor;
        var choices = at.Choices.Select(choice => Costing(choice.Cost + (counselor is null ? 0 : Others(choice.Slots, counselor.Value)))).ToList();
        _choices.AddRange(at.Choices.Zip(choices, (choice, taken) => (patient, week, choice.Slots, taken)));
        if (at.AreSeparate)
        {
            Program.Equal(choices, [placed], 0);
        }
        else
        {
            var together = at.Classes.Select(row => row.Select(cost => cost is { } known ? Costing(known) : (int?)null).ToArray()).ToArray();
            for (var set = 0; set < sets.Count; set++)
            {
                Program.Equal(together.Select(row => row[set]).OfType<int>(), [sets[set]], 0);
            }

            for (var kind = 0; kind < together.Length; kind++)
            {
                Program.Equal(together[kind].OfType<int>(), choices.Where((_, choice) => at.Choices[choice].Class == kind), 0);
            }
        }

        if (counselor is null)
        {
            // Whom the patient sees most is the model's to say: sessions with anybody else cost.
            foreach (var with in at.Choices.Zip(choices)
                .SelectMany(pair => pair.First.Slots.CountBy(slot => _problem.Slots[slot].Practitioner).Select(count => (count.Key, count.Value, Taken: pair.Second)))
                .GroupBy(pair => (Practitioner: pair.Key, Sessions: pair.Value), pair => pair.Taken))
            {
                if (!own.TryGetValue(with.Key.Practitioner, out var isOwn))
                {
                    own[with.Key.Practitioner] = isOwn = Program.Add(0);
                }

                Program.AtMost(with, [isOwn, Costing(with.Key.Sessions * _problem.Policy.OtherCounselorCost)], 0);
            }
        }

        int Others(int[] slots, int than) =>
            slots.Count(slot => _problem.Slots[slot].Practitioner != than) * _problem.Policy.OtherCounselorCost;
    }

    private void KeepGroups(int index, PatientNeed patient)
    {
        var taken = _sets.Where(set => set.Patient == index)
            .SelectMany(set => set.Groups.Select(group => (group, set.Week, set.Taken)))
            .ToLookup(set => (set.group, set.Week), set => set.Taken);
        for (var week = 0; week < _problem.Weeks; week++)
        {
            for (var group = 0; group < _problem.Groups.Count; group++)
            {
                var now = taken[(group, week)].ToList();
                if (now.Count > 0
                    && ProposalCost.WeekBefore(_problem, patient, group, week) is { } before
                    && _placed.TryGetValue((index, before), out var then))
                {
                    var joins = Costing(_problem.Policy.GroupChangeCost);
                    Program.AtMost([.. now, then], [.. taken[(group, before)], joins], 1);
                }
            }
        }
    }

    private void ShareSeats()
    {
        foreach (var seats in _sets.SelectMany(set => set.Groups.Select(group => (group, set.Week, set.Patient, set.Taken))).GroupBy(set => (set.group, set.Week)))
        {
            var free = _problem.Groups[seats.Key.group].Seats[seats.Key.Week];
            if (seats.Select(set => set.Patient).Distinct().Count() > free)
            {
                Program.AtMost(seats.Select(set => set.Taken), [], free);
            }
        }

        foreach (var group in Enumerable.Range(0, _problem.Groups.Count))
        {
            var members = _sets.Where(set => set.Groups.Contains(group)).GroupBy(set => set.Patient).ToList();
            if (_problem.Groups[group].Joins is { } joins && members.Count > joins)
            {
                Program.AtMost(members.Select(Joining).ToList(), [], joins);
            }
        }

        int Joining(IEnumerable<(int Patient, int Week, int[] Groups, int Taken)> sets)
        {
            var joins = Program.Add(0);
            foreach (var week in sets.GroupBy(set => set.Week, set => set.Taken))
            {
                Program.AtMost(week, [joins], 0);
            }

            return joins;
        }
    }

    private void ShareSlots()
    {
        var users = _choices.SelectMany(choice => choice.Slots.Select(slot => (slot, choice.Taken))).ToLookup(use => use.slot, use => use.Taken);
        var used = users.Select(slot => slot.Key).Order().ToList();
        OneAtATime(used.GroupBy(slot => _problem.Slots[slot].Practitioner));
        OneAtATime(used.Where(slot => _problem.Slots[slot].Room is not null).GroupBy(slot => _problem.Slots[slot].Room!.Value));

        foreach (var load in used.GroupBy(slot => (_problem.Slots[slot].Practitioner, _problem.Slots[slot].Week)))
        {
            var left = _problem.Practitioners[load.Key.Practitioner].MinutesLeft[load.Key.Week];
            if (load.Sum(slot => _problem.Slots[slot].Time.Length) > left)
            {
                Program.AtMost(load.SelectMany(slot => users[slot].Select(taken => (taken, (long)_problem.Slots[slot].Time.Length))), left);
            }
        }

        // What overlaps pairwise has an instant in common, and one of them begins there.
        void OneAtATime(IEnumerable<IGrouping<int, int>> shared)
        {
            foreach (var sharing in shared)
            {
                foreach (var at in sharing.Select(slot => _problem.Slots[slot].Time.Start).Distinct())
                {
                    var overlapping = sharing.Where(slot => _problem.Slots[slot].Time.Clashes(new MinuteSpan(at, at + 1))).SelectMany(slot => users[slot]).ToList();
                    if (overlapping.Count > 1)
                    {
                        Program.AtMost(overlapping, [], 1);
                    }
                }
            }
        }
    }

    private int Costing(int cost) => Program.Add(cost);

    private void Cost(int variable, int cost) => Program.AddCost(variable, cost);
}
