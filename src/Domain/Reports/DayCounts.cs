namespace TreatmentPlans.Domain.Reports;

/// <summary>How many cases took how many days: all that a median and a mean need, however many cases there are.</summary>
public sealed class DayCounts
{
    private readonly (int Days, int Cases)[] _counts;

    public DayCounts(IEnumerable<(int Days, int Cases)> counts)
    {
        _counts = [.. counts.OrderBy(count => count.Days)];
        Cases = _counts.Sum(count => count.Cases);
    }

    public int Cases { get; }

    /// <summary>Between the middle two where their number is even. Null of none.</summary>
    public decimal? Median => Cases == 0 ? null : (At((Cases - 1) / 2) + At(Cases / 2)) / 2m;

    public decimal? Mean => Cases == 0 ? null : _counts.Sum(count => (decimal)count.Days * count.Cases) / Cases;

    private int At(int position)
    {
        foreach (var (days, cases) in _counts)
        {
            if (position < cases)
            {
                return days;
            }

            position -= cases;
        }

        throw new ArgumentOutOfRangeException(nameof(position));
    }
}
