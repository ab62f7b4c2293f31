namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>Least cost over variables that are 0 or 1, under linear constraints.</summary>
internal sealed class BinaryProgram
{
    private readonly List<long> _costs = [];
    private readonly List<Row> _rows = [];

    public IReadOnlyList<long> Costs => _costs;

    public IReadOnlyList<Row> Rows => _rows;

    public int Add(long cost)
    {
        _costs.Add(cost);
        return _costs.Count - 1;
    }

    public void AddCost(int variable, long cost) => _costs[variable] += cost;

    /// <summary>The sum of the first less that of the second is at most, or exactly, the right side.</summary>
    public void AtMost(IEnumerable<int> plus, IEnumerable<int> minus, long right) => _rows.Add(new Row(Terms(plus, minus), right, IsEquality: false));

    public void Equal(IEnumerable<int> plus, IEnumerable<int> minus, long right) => _rows.Add(new Row(Terms(plus, minus), right, IsEquality: true));

    public void AtMost(IEnumerable<(int Variable, long Weight)> terms, long right) => _rows.Add(new Row([.. terms], right, IsEquality: false));

    /// <summary>The same constraints, at the cost of -1 for each of these variables and nothing else.</summary>
    public BinaryProgram Counting(IReadOnlyCollection<int> variables)
    {
        var counting = new BinaryProgram();
        counting._costs.AddRange(new long[_costs.Count]);
        counting._rows.AddRange(_rows);
        foreach (var variable in variables)
        {
            counting._costs[variable] = -1;
        }

        return counting;
    }

    private static (int, long)[] Terms(IEnumerable<int> plus, IEnumerable<int> minus) =>
        [.. plus.Select(variable => (variable, 1L)), .. minus.Select(variable => (variable, -1L))];

    public sealed record Row(IReadOnlyList<(int Variable, long Weight)> Terms, long Right, bool IsEquality);
}
