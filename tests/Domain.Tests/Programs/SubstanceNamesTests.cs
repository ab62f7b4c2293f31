using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Programs.Substance;

namespace TreatmentPlans.Domain.Tests.Programs;

/// <summary>Rule SUB-1.</summary>
public sealed class SubstanceNamesTests
{
    [Theory]
    [InlineData(Opiates, Heroin)]
    [InlineData(Amphetamine, Methamphetamine)]
    [InlineData(Opioids, Buprenorphine, Fentanyl, Heroin, Methadone, Opiates, Oxycodone)]
    [InlineData(Stimulants, Amphetamine, Cocaine, Mdma, Methamphetamine)]
    public void Some_names_take_in_others_and_are_not_taken_in_by_them(Substance name, params Substance[] others)
    {
        Assert.Equal(others.Append(name).Order(), Enum.GetValues<Substance>().Where(other => name.TakesIn(other)).Order());
        Assert.All(others, other => Assert.False(other.TakesIn(name)));
        Assert.Equal(others.Length, name.Breadth());
    }

    [Fact]
    public void Every_other_name_takes_in_itself_only() => Assert.All(
        Enum.GetValues<Substance>().Except([Opiates, Amphetamine, Opioids, Stimulants]),
        name => Assert.Equal([name], Enum.GetValues<Substance>().Where(other => name.TakesIn(other))));

    [Fact]
    public void What_a_name_takes_in_takes_in_no_more_than_it_does() => Assert.All(
        from name in Enum.GetValues<Substance>()
        from narrower in Enum.GetValues<Substance>().Where(other => name.TakesIn(other))
        from other in Enum.GetValues<Substance>().Where(other => narrower.TakesIn(other))
        select (name, other),
        pair => Assert.True(pair.name.TakesIn(pair.other)));
}
