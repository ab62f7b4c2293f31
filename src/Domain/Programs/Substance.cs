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

    /// <summary>Natural ones, as morphine and codeine; what a panel cannot tell apart further.</summary>
    Opiates,
    Oxycodone,
    Phencyclidine,
    SyntheticCannabinoids,
    Other,
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
