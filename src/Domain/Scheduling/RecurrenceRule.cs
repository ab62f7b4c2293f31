using System.Globalization;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// The text of an RRULE (RFC 5545, 3.3.10), as far as this service must understand it: how the rule ends, and that its parts may stand
/// together, which readers let pass. What the parts mean is the business of the reader behind the port.
/// </summary>
public sealed class RecurrenceRule
{
    private const string UntilFormat = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly string[] Frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

    private static readonly string[] Names =
        ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYSETPOS"];

    private readonly IReadOnlyList<KeyValuePair<string, string>> _parts;

    private RecurrenceRule(IReadOnlyList<KeyValuePair<string, string>> parts)
    {
        _parts = parts;
        Count = Value("COUNT") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : null;
        Until = Value("UNTIL") is { } until ? ParseUntil(until) : null;
    }

    public int? Count { get; }

    /// <summary>Inclusive.</summary>
    public DateTimeOffset? Until { get; }

    /// <exception cref="DomainException">422 INVALID_RECURRENCE_RULE, COUNT_AND_UNTIL, UNTIL_NOT_UTC, TOO_MANY_OCCURRENCES.</exception>
    public static RecurrenceRule Parse(string text)
    {
        if (text.Length > Limits.Uri)
        {
            throw SeriesErrors.InvalidRule($"At most {Limits.Uri} characters.");
        }

        List<KeyValuePair<string, string>> parts = [];
        foreach (var part in text.ToUpperInvariant().Split(';'))
        {
            var (name, value) = part.Split('=') is [var left, { Length: > 0 } right]
                ? (left, right)
                : throw SeriesErrors.InvalidRule("Parts are NAME=VALUE, separated by semicolons.");
            if (!Names.Contains(name))
            {
                throw SeriesErrors.InvalidRule($"Known parts are {string.Join(", ", Names)}.");
            }

            if (parts.Any(known => known.Key == name))
            {
                throw SeriesErrors.InvalidRule($"{name} stands there twice.");
            }

            parts.Add(new(name, value));
        }

        return Checked(parts.ToDictionary(), parts);
    }

    /// <summary>The same rule with this last start, inclusive, and no count.</summary>
    public RecurrenceRule EndingAt(DateTimeOffset last) =>
        new([.. WithoutEnd(), new("UNTIL", last.UtcDateTime.ToString(UntilFormat, CultureInfo.InvariantCulture))]);

    public RecurrenceRule WithCount(int count) =>
        new([.. WithoutEnd(), new("COUNT", count.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The rule as if it went on for ever.</summary>
    public RecurrenceRule Endless() => new([.. WithoutEnd()]);

    public override string ToString() => string.Join(';', _parts.Select(part => $"{part.Key}={part.Value}"));

    private static RecurrenceRule Checked(Dictionary<string, string> values, List<KeyValuePair<string, string>> parts)
    {
        if (!values.TryGetValue("FREQ", out var frequency) || !Frequencies.Contains(frequency))
        {
            throw SeriesErrors.InvalidRule($"FREQ is one of {string.Join(", ", Frequencies)}.");
        }

        if (values.ContainsKey("COUNT") && values.ContainsKey("UNTIL"))
        {
            throw SeriesErrors.CountAndUntil();
        }

        if (values.TryGetValue("COUNT", out var count))
        {
            CheckCount(count);
        }

        if (values.TryGetValue("UNTIL", out var until) && ParseUntil(until) is null)
        {
            throw SeriesErrors.UntilNotUtc();
        }

        RequireTogether(values, frequency);
        return new RecurrenceRule(parts);
    }

    private static void CheckCount(string count)
    {
        if (!count.All(char.IsAsciiDigit) || count.All(digit => digit == '0'))
        {
            throw SeriesErrors.InvalidRule("COUNT is a whole number from 1.");
        }

        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > SeriesSchedule.MostOccurrences)
        {
            throw SeriesErrors.TooManyOccurrences();
        }
    }

    private static void RequireTogether(Dictionary<string, string> values, string frequency)
    {
        Require(!values.ContainsKey("BYMONTHDAY") || frequency != "WEEKLY", "BYMONTHDAY does not go with FREQ=WEEKLY.");
        // RFC 5545 means every month, Ical.Net the month of the start.
        Require(
            frequency != "YEARLY" || !values.ContainsKey("BYMONTHDAY") || values.ContainsKey("BYMONTH"),
            "BYMONTHDAY needs BYMONTH with FREQ=YEARLY: readers disagree on it.");
        Require(!values.ContainsKey("BYYEARDAY") || frequency == "YEARLY", "BYYEARDAY goes with FREQ=YEARLY only.");
        Require(!values.ContainsKey("BYWEEKNO") || frequency == "YEARLY", "BYWEEKNO goes with FREQ=YEARLY only.");
        Require(
            !values.ContainsKey("BYSETPOS") || values.Keys.Any(name => name.StartsWith("BY", StringComparison.Ordinal) && name != "BYSETPOS"),
            "BYSETPOS goes with another BY part only.");
        Require(
            !values.GetValueOrDefault("BYDAY", "").Any(char.IsAsciiDigit)
                || (frequency is "MONTHLY" or "YEARLY" && !values.ContainsKey("BYWEEKNO")),
            "Numbered days in BYDAY go with FREQ=MONTHLY, or YEARLY without BYWEEKNO, only.");

        static void Require(bool holds, string detail)
        {
            if (!holds)
            {
                throw SeriesErrors.InvalidRule(detail);
            }
        }
    }

    private static DateTimeOffset? ParseUntil(string text) =>
        DateTimeOffset.TryParseExact(text, UntilFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? until
            : null;

    private string? Value(string name) => _parts.FirstOrDefault(part => part.Key == name).Value;

    private IEnumerable<KeyValuePair<string, string>> WithoutEnd() => _parts.Where(part => part.Key is not ("COUNT" or "UNTIL"));
}
