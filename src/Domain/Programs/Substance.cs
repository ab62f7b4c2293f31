namespace TreatmentPlans.Domain.Programs;

/// <summary>What is used, and what a panel tests for.</summary>
public enum Substance
{
    /// <summary>Or what the body makes of it, as EtG.</summary>
    Alcohol,
    Amphetamine,
    Barbiturates,
    Benzodiazepines,
    Buprenorphine,
    Cannabis,
    Cocaine,
    Fentanyl,
    Heroin,
    Inhalants,
    Ketamine,
    Mdma,
    Methadone,
    Methamphetamine,

    /// <summary>Natural ones, as morphine and codeine, and heroin where a panel cannot tell it apart.</summary>
    Opiates,

    /// <summary>Any of them: opiates, heroin, fentanyl, oxycodone, methadone, buprenorphine.</summary>
    Opioids,
    Oxycodone,
    Phencyclidine,

    /// <summary>Any of them: amphetamine, methamphetamine, cocaine, MDMA.</summary>
    Stimulants,
    SyntheticCannabinoids,
    Other,
}

/// <summary>Names that take in others, rule SUB-1.</summary>
public static class SubstanceNames
{
    private static readonly Dictionary<Substance, Substance[]> Narrower = new()
    {
        // The body turns it into morphine, which is what a panel of opiates looks for.
        [Substance.Opiates] = [Substance.Heroin],

        // The body turns part of it into amphetamine.
        [Substance.Amphetamine] = [Substance.Methamphetamine],
        [Substance.Opioids] =
        [
            Substance.Buprenorphine, Substance.Fentanyl, Substance.Heroin, Substance.Methadone, Substance.Opiates, Substance.Oxycodone,
        ],
        [Substance.Stimulants] = [Substance.Amphetamine, Substance.Cocaine, Substance.Mdma, Substance.Methamphetamine],
    };

    /// <summary>Whether what is said of <paramref name="name"/> is said of <paramref name="other"/> too; of itself it is.</summary>
    public static bool TakesIn(this Substance name, Substance other) => name == other || (Narrower.TryGetValue(name, out var narrower) && narrower.Contains(other));

    /// <summary>How many others it takes in.</summary>
    public static int Breadth(this Substance name) => Narrower.TryGetValue(name, out var narrower) ? narrower.Length : 0;
}

/// <summary>What a test is done on.</summary>
public enum Specimen
{
    Urine,
    OralFluid,
    Breath,
    Blood,
    Sweat,
    Hair,
}
