using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>Risk of suicide: rule INS-8.</summary>
internal static class SafetyInstruments
{
    private const int Yes = 1;

    private static readonly AnswerChoice[] YesNo = [new(0, "No", "LA32-8"), new(Yes, "Yes", "LA33-6")];

    private static readonly ItemCondition AfterActiveThoughts = new("2", Yes);

    public static Instrument Cssrs { get; } = new(
        InstrumentCode.Cssrs,
        "Columbia-Suicide Severity Rating Scale, screener, recent",
        Version: 1,
        ScoringVersion: 1,
        LookBack: null,
        "Copyright Posner and the Research Foundation for Mental Hygiene, free for clinical and community use with its notice: topics only, no wording.",
        LoincPanel: "93373-9",
        PrincipalScore: null,
        Variants: [],
        [
            Topic("1", "Wish to be dead", "93246-7"),
            Topic("2", "Non-specific active suicidal thoughts", "93247-5"),
            Topic("3", "Thoughts with a method", "93248-3", AfterActiveThoughts),
            Topic("4", "Some intent to act", "93249-1", AfterActiveThoughts),
            Topic("5", "Plan and intent", "93250-9", AfterActiveThoughts),
            Topic("6", "Suicidal behaviour, lifetime", "93267-3"),
            Topic("6b", "Suicidal behaviour, past three months", "93269-9", new ItemCondition("6", Yes)),
        ],
        Scores: [],
        Flags: [])
    {
        IsSelfReport = false,
        Triage = sheet => sheet switch
        {
            _ when IsYes(sheet, "4") || IsYes(sheet, "5") || IsYes(sheet, "6b") => SafetyRisk.High,
            _ when IsYes(sheet, "3") || IsYes(sheet, "6") => SafetyRisk.Moderate,
            _ when IsYes(sheet, "1") || IsYes(sheet, "2") => SafetyRisk.Low,
            _ => SafetyRisk.None,
        },
    };

    private static InstrumentItem Topic(string id, string topic, string loinc, ItemCondition? askedIf = null) =>
        new(id, topic, IsWording: false, loinc, YesNo, 0, Yes, IsScored: true, IsRequired: true, askedIf);

    private static bool IsYes(AnswerSheet sheet, string item) => sheet.Find(item) == Yes;
}
