using System.Globalization;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>Authorizations and lines as short as a test reads them; days are of 2026, as MM-dd.</summary>
internal static class TestAuthorizations
{
    public const string Payer = "Example Health";

    private static int _count;

    public static DateOnly Day(string day) => DateOnly.ParseExact($"2026-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static AuthorizedPeriod Granted(
        decimal approved, string from, string to, AuthorizationUnit unit = AuthorizationUnit.Units, params string[] codes) =>
        new(new AuthorizationId(Id()), Payer, codes is [] ? ["H0015"] : codes, unit, approved, Day(from), Day(to));

    public static AuthorizableLine Line(string day, string code = "H0015", decimal units = 1, int minutes = 180, int sequence = 0, bool requires = true) =>
        new(Id(), Payer, Day(day), code, null, sequence, units, minutes, requires);

    public static List<AuthorizableLine> Lines(string days, string code = "H0015", bool requires = true) =>
        [.. days.Split(' ').Select(day => Line(day, code, requires: requires))];

    private static Guid Id() => new($"019b8f00-0000-7000-8000-{Interlocked.Increment(ref _count):x12}");
}
