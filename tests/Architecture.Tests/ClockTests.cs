using System.Text.RegularExpressions;

namespace TreatmentPlans.Architecture.Tests;

public sealed partial class ClockTests
{
    /// <summary>C# is held to it by banned symbols; SQL, migrations included, by this (D39).</summary>
    [Fact]
    public void No_SQL_of_ours_asks_the_database_for_the_time() =>
        Assert.Empty(Layers.Sources.Where(source => AmbientTime().IsMatch(source.Value)).Select(source => source.Key));

    [GeneratedRegex(
        @"(?<![\w.])now\s*\(\)|\b(?:current_timestamp|current_date|current_time|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp)\b|'now'|\b(?:datetime|julianday|strftime|unixepoch)\s*\(",
        RegexOptions.IgnoreCase)]
    private static partial Regex AmbientTime();
}
