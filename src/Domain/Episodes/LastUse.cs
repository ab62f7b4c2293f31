using System.Globalization;

namespace TreatmentPlans.Domain.Episodes;

/// <summary>When the patient last used, as told at admission: a date, Never or Unknown (D11). Only Unknown leaves a question open.</summary>
public sealed record LastUse
{
    private const string DateFormat = "yyyy-MM-dd";

    private LastUse(string text, DateOnly? on)
    {
        Text = text;
        OnDate = on;
    }

    public static LastUse Never { get; } = new("Never", null);

    public static LastUse Unknown { get; } = new("Unknown", null);

    /// <summary>Never, Unknown, or the date as yyyy-MM-dd.</summary>
    public string Text { get; }

    public DateOnly? OnDate { get; }

    public static LastUse On(DateOnly date) => new(date.ToString(DateFormat, CultureInfo.InvariantCulture), date);

    /// <returns>Null where the text is none of the three.</returns>
    public static LastUse? TryParse(string text) => text switch
    {
        "Never" => Never,
        "Unknown" => Unknown,
        _ => DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? On(date) : null,
    };

    public override string ToString() => Text;
}
