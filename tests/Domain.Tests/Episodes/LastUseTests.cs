using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Tests.Episodes;

public class LastUseTests
{
    [Theory]
    [InlineData("Never", null)]
    [InlineData("Unknown", null)]
    [InlineData("2026-01-10", "2026-01-10")]
    public void Is_a_date_or_never_or_unknown(string text, string? date)
    {
        var lastUse = LastUse.TryParse(text);

        Assert.Equal(text, lastUse!.Text);
        Assert.Equal(date, lastUse.OnDate?.ToString("yyyy-MM-dd"));
        Assert.Equal(lastUse, LastUse.TryParse(text));
    }

    [Theory]
    [InlineData("never")]
    [InlineData("2026-02-29")]
    [InlineData("10.01.2026")]
    [InlineData("2026-1-10")]
    [InlineData("")]
    public void Is_nothing_else(string text) => Assert.Null(LastUse.TryParse(text));
}
