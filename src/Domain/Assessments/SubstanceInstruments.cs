using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Assessments.AssessmentFlag;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>Alcohol and drugs: rules INS-3 to INS-5.</summary>
internal static class SubstanceInstruments
{
    private const string WhoFree = "World Health Organization, free for clinical use with attribution: topics only, no wording.";

    private static readonly LookBack Year = new(12, LookBackUnit.Months);

    private static readonly AnswerChoice[] DrinkingDays =
    [
        new(0, "Never"), new(1, "Monthly or less"), new(2, "2 to 4 times a month"), new(3, "2 or 3 times a week"), new(4, "4 or more times a week"),
    ];

    private static readonly AnswerChoice[] Drinks =
    [
        new(0, "1 or 2"), new(1, "3 or 4"), new(2, "5 or 6"), new(3, "7 to 9"), new(4, "10 or more"),
    ];

    private static readonly AnswerChoice[] HowOften =
    [
        new(0, "Never"), new(1, "Less than monthly"), new(2, "Monthly"), new(3, "Weekly"), new(4, "Daily or almost daily"),
    ];

    private static readonly AnswerChoice[] Ever =
    [
        new(0, "No"), new(2, "Yes, not in the last year"), new(4, "Yes, in the last year"),
    ];

    private static readonly AnswerChoice[] YesNo = [new(0, "No"), new(1, "Yes")];

    private static readonly InstrumentItem[] Consumption =
    [
        Topic("1", "How often", DrinkingDays, 4, "68518-0"),
        Topic("2", "Drinks on a typical day", Drinks, 4, "68519-8"),
        Topic("3", "Six or more drinks on one occasion", HowOften, 4, "68520-6"),
    ];

    private static readonly ScoreDefinition ConsumptionScore = new("audit-c-total", 0, 12, "75626-2", []) { Of = sheet => sheet.Sum(1, 2, 3) };

    private static readonly FlagDefinition ConsumptionFlag = new(AuditCPositive)
    {
        IsRaised = sheet => sheet.Sum(1, 2, 3) >= (sheet.Basis is ThresholdBasis.Male ? 4 : 3),
    };

    public static Instrument Audit { get; } = new(
        InstrumentCode.Audit,
        "Alcohol Use Disorders Identification Test",
        Version: 1,
        ScoringVersion: 1,
        Year,
        WhoFree,
        LoincPanel: "72110-0",
        PrincipalScore: "audit-total",
        Variants: [],
        [
            .. Consumption,
            Topic("4", "Unable to stop once started", HowOften, 4),
            Topic("5", "Failed to do what was expected", HowOften, 4),
            Topic("6", "A drink in the morning", HowOften, 4),
            Topic("7", "Guilt or remorse", HowOften, 4),
            Topic("8", "Unable to remember", HowOften, 4),
            Topic("9", "Somebody was injured", Ever, 4),
            Topic("10", "Others were concerned", Ever, 4),
        ],
        [
            new("audit-total", 0, 40, "75624-7", [new("LowRisk", 0), new("Hazardous", 8), new("Harmful", 16), new("PossibleDependence", 20)]) { Of = Total },
            ConsumptionScore,
        ],
        [
            ConsumptionFlag,
            new(InterventionStepUp)
            {
                IsRaised = sheet => new[] { 4, 5, 6 }.Any(item => sheet[item] >= 2) || new[] { 9, 10 }.Any(item => sheet[item] == 4),
            },
            new(LikelyDependence) { IsRaised = sheet => Total(sheet) >= (sheet.Basis is ThresholdBasis.Male ? 15 : 13) },
        ])
    {
        UsesSex = true,
    };

    public static Instrument AuditC { get; } = new(
        InstrumentCode.AuditC,
        "AUDIT-C, alcohol consumption",
        Version: 1,
        ScoringVersion: 1,
        Year,
        WhoFree,
        LoincPanel: "72109-2",
        PrincipalScore: "audit-c-total",
        Variants: [],
        Consumption,
        [ConsumptionScore],
        [ConsumptionFlag])
    {
        UsesSex = true,
    };

    public static Instrument Dast10 { get; } = new(
        InstrumentCode.Dast10,
        "Drug Abuse Screening Test, 10 items",
        Version: 1,
        ScoringVersion: 1,
        Year,
        "Copyright Harvey A. Skinner; terms of redistribution are unclear: topics only, no wording.",
        LoincPanel: "82666-9",
        PrincipalScore: "dast10-total",
        Variants: [WordingVariant.AbleToStop, WordingVariant.UnableToStop],
        [
            Topic("1", "Drugs other than for medical reasons", YesNo, 1),
            Topic("2", "More than one drug at a time", YesNo, 1),
            Topic("3", "Able, or unable, to stop when wanted; see the variant", YesNo, 1),
            Topic("4", "Blackouts or flashbacks", YesNo, 1),
            Topic("5", "Bad feelings or guilt", YesNo, 1),
            Topic("6", "Complaints of those who are close", YesNo, 1),
            Topic("7", "Neglect of the family", YesNo, 1),
            Topic("8", "Illegal acts to obtain drugs", YesNo, 1),
            Topic("9", "Withdrawal symptoms", YesNo, 1),
            Topic("10", "Medical problems", YesNo, 1),
        ],
        [
            new(
                "dast10-total",
                0,
                10,
                "82667-7",
                [new("None", 0), new("Low", 1), new("Moderate", 3), new("Substantial", 6), new("Severe", 9)])
            {
                Of = sheet => Problems(sheet),
            },
        ],
        [new(DrugScreenPositive) { IsRaised = sheet => Problems(sheet) >= 3 }]);

    private static InstrumentItem Topic(string id, string topic, AnswerChoice[] answers, int maximum, string? loinc = null) =>
        new(id, topic, IsWording: false, loinc, answers, 0, maximum);

    private static decimal Total(AnswerSheet sheet) => sheet.Sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    /// <summary>Who is always able to stop has one problem less, in the wording that asks so.</summary>
    private static int Problems(AnswerSheet sheet) =>
        sheet.Sum(1, 2, 4, 5, 6, 7, 8, 9, 10) + (sheet.Variant is WordingVariant.AbleToStop ? 1 - sheet[3] : sheet[3]);
}
