using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Domain.Tests.Scheduling.Calendars;

public sealed class CalendarSecretTests
{
    private static readonly OrganizationId Organization = OrganizationId.From(Guid.Parse("01900000-0000-7000-8000-000000000001"));

    [Fact]
    public void It_is_read_back_with_its_organization_and_is_never_the_same_twice()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => CalendarSecret.New(Organization)).ToList();

        Assert.All(secrets, secret =>
        {
            var read = CalendarSecret.Parse(secret.Reveal())!;
            Assert.Equal((Organization, secret.Hash), (read.OrganizationId, read.Hash));
            Assert.Matches("^[A-Za-z0-9_-]{64}$", secret.Reveal());
            Assert.Matches("^[0-9a-f]{64}$", secret.Hash);
            Assert.DoesNotContain(secret.Reveal(), $"{secret} {secret.Hash}", StringComparison.Ordinal);
        });
        Assert.Equal(100, secrets.Select(secret => secret.Reveal()[24..]).Distinct().Count());
        Assert.Equal(100, secrets.Select(secret => secret.Hash).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+/")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää")]
    public void Anything_else_is_none(string text) => Assert.Null(CalendarSecret.Parse(text));
}
