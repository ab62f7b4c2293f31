namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>Rule TST-4.</summary>
/// <param name="Windows">How long after use a test finds it, by substance and specimen.</param>
/// <param name="OtherWindowDays">Calendar days for what is not listed.</param>
public sealed record DrugTestPolicy(IReadOnlyList<DetectionWindow> Windows, int OtherWindowDays)
{
    public static DrugTestPolicy Default { get; } = new(
        Windows:
        [
            new(Substance.Alcohol, Specimen.Urine, 3),
            new(Substance.Alcohol, Specimen.Breath, 1),
            new(Substance.Alcohol, Specimen.OralFluid, 1),
            new(Substance.Alcohol, Specimen.Blood, 1),
            new(Substance.Amphetamine, Specimen.Urine, 3),
            new(Substance.Barbiturates, Specimen.Urine, 4),
            new(Substance.Benzodiazepines, Specimen.Urine, 7),
            new(Substance.Buprenorphine, Specimen.Urine, 4),
            new(Substance.Cannabis, Specimen.Urine, 10),
            new(Substance.Cocaine, Specimen.Urine, 4),
            new(Substance.Fentanyl, Specimen.Urine, 3),
            new(Substance.Heroin, Specimen.Urine, 3),
            new(Substance.Mdma, Specimen.Urine, 3),
            new(Substance.Methadone, Specimen.Urine, 7),
            new(Substance.Methamphetamine, Specimen.Urine, 4),
            new(Substance.Opiates, Specimen.Urine, 3),
            new(Substance.Oxycodone, Specimen.Urine, 4),
            new(Substance.Phencyclidine, Specimen.Urine, 8),
            .. Enum.GetValues<Substance>().Select(substance => new DetectionWindow(substance, Specimen.Hair, 90)),
        ],
        OtherWindowDays: 3);

    /// <summary>A test tells of use on its own day and on as many days before.</summary>
    public int WindowDays(Substance substance, Specimen specimen) =>
        Windows.FirstOrDefault(window => window.Substance == substance && window.Specimen == specimen)?.Days ?? OtherWindowDays;

    internal void Check(string pointer)
    {
        if (Windows.GroupBy(window => (window.Substance, window.Specimen)).Any(same => same.Skip(1).Any()))
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/windows", "A substance has one window for each specimen.");
        }
    }
}

/// <param name="Days">Calendar days.</param>
public sealed record DetectionWindow(Substance Substance, Specimen Specimen, int Days);
