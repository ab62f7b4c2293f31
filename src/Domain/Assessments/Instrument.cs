using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>
/// An instrument as its authors publish it: what is asked, what may be answered and how it is scored. Codes and numbers are facts of
/// the instrument (rules INS-1 to INS-12), so they stand here and not in a policy.
/// </summary>
/// <param name="Version">Of the questions. Answers name the version that they were given to.</param>
/// <param name="ScoringVersion">Of the scores and bands.</param>
/// <param name="LookBack">The time that is asked about; null where the questions say it one by one, or ask about now.</param>
/// <param name="LoincPanel">Null where LOINC has none that we know.</param>
/// <param name="PrincipalScore">The score that stands for the whole; null where there is none.</param>
/// <param name="Variants">Wordings that are scored differently; one of them is named with the answers. Mostly none.</param>
public sealed record Instrument(
    InstrumentCode Code,
    string Name,
    int Version,
    int ScoringVersion,
    LookBack? LookBack,
    string Licence,
    string? LoincPanel,
    string? PrincipalScore,
    IReadOnlyList<WordingVariant> Variants,
    IReadOnlyList<InstrumentItem> Items,
    IReadOnlyList<ScoreDefinition> Scores,
    IReadOnlyList<FlagDefinition> Flags)
{
    /// <summary>Whether a threshold depends on the patient's sex (D38).</summary>
    public bool UsesSex { get; init; }

    /// <summary>Whether patients may answer it alone; else a clinician asks (rule ASM-8).</summary>
    public bool IsSelfReport { get; init; } = true;

    internal Func<AnswerSheet, SafetyRisk>? Triage { get; init; }

    /// <summary>The items to look at first in counseling.</summary>
    internal Func<AnswerSheet, IReadOnlyList<string>>? Focus { get; init; }
}

public sealed record LookBack(int Length, LookBackUnit Unit);

public enum LookBackUnit
{
    Days,
    Weeks,
    Months,
}

/// <summary>How item 3 of the DAST-10 is worded.</summary>
public enum WordingVariant
{
    /// <summary>"Always able to stop": No scores.</summary>
    AbleToStop,

    /// <summary>"Unable to stop": Yes scores.</summary>
    UnableToStop,
}

/// <param name="Id">As answers name it.</param>
/// <param name="Text">The wording where the licence lets us print it, else our own words for what is asked.</param>
/// <param name="IsWording">Whether <paramref name="Text"/> is the wording of the instrument.</param>
/// <param name="Answers">The allowed ones; none where any whole number from <paramref name="Minimum"/> to <paramref name="Maximum"/> is.</param>
/// <param name="IsScored">Whether it is part of a score.</param>
/// <param name="IsRequired">Whether it must be answered where it is asked.</param>
/// <param name="AskedIf">Asked only after this answer to another item; else it has no answer.</param>
public sealed record InstrumentItem(
    string Id,
    string Text,
    bool IsWording,
    string? Loinc,
    IReadOnlyList<AnswerChoice> Answers,
    int Minimum,
    int Maximum,
    bool IsScored = true,
    bool IsRequired = true,
    ItemCondition? AskedIf = null)
{
    public bool Allows(int value) => Answers.Count == 0 ? value >= Minimum && value <= Maximum : Answers.Any(answer => answer.Value == value);

    internal bool IsAsked(AnswerSheet sheet) => AskedIf is null || sheet.Find(AskedIf.Item) == AskedIf.Value;
}

public sealed record ItemCondition(string Item, int Value);

/// <param name="Loinc">Code of the LOINC answer, where we know it.</param>
public sealed record AnswerChoice(int Value, string Label, string? Loinc = null);

/// <param name="Code">Of `urn:iop:codesystem:measures`.</param>
/// <param name="Minimum">The lowest that is possible.</param>
/// <param name="Maximum">The highest that is possible.</param>
/// <param name="Loinc">Of the observation; null where there is none that we know.</param>
/// <param name="Bands">From low to high; none where the instrument has none.</param>
public sealed record ScoreDefinition(string Code, decimal Minimum, decimal Maximum, string? Loinc, IReadOnlyList<ScoreBand> Bands)
{
    internal Func<AnswerSheet, decimal> Of { get; init; } = null!;

    public string? BandOf(decimal value) => Bands.LastOrDefault(band => band.From <= value)?.Code;
}

/// <param name="From">Inclusive; it reaches up to the next band.</param>
public sealed record ScoreBand(string Code, decimal From);

/// <summary>What answers say beyond their scores.</summary>
public sealed record FlagDefinition(AssessmentFlag Flag)
{
    internal Func<AnswerSheet, bool> IsRaised { get; init; } = null!;
}

public enum AssessmentFlag
{
    /// <summary>PHQ-9, item 9 above 0: a C-SSRS is due the same day.</summary>
    SelfHarmItem,

    /// <summary>PHQ-9: five or more symptoms on more than half the days, one of the first two among them. A hint, no diagnosis.</summary>
    MajorDepressiveSyndromeHint,

    /// <summary>The same with two to four symptoms.</summary>
    OtherDepressiveSyndromeHint,

    /// <summary>GAD-7 of 10 or more.</summary>
    AnxietyScreenPositive,

    /// <summary>AUDIT-C at or above the threshold for the patient's sex.</summary>
    AuditCPositive,

    /// <summary>AUDIT: answers that call for the next tier of intervention whatever the zone.</summary>
    InterventionStepUp,

    /// <summary>AUDIT at or above the threshold of likely dependence for the patient's sex.</summary>
    LikelyDependence,

    /// <summary>DAST-10 of 3 or more.</summary>
    DrugScreenPositive,

    /// <summary>Brief Addiction Monitor: any use.</summary>
    Use,

    /// <summary>Brief Addiction Monitor: risk of 12 or more.</summary>
    Risk,

    /// <summary>Brief Addiction Monitor: protective factors of 12 or less.</summary>
    Protective,
}

/// <summary>The sex by which a threshold was chosen (D38).</summary>
public enum ThresholdBasis
{
    Female,
    Male,

    /// <summary>Nobody said; the lower threshold is taken.</summary>
    Unknown,
}
