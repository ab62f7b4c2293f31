using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Assessments.AssessmentFlag;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>
/// The Brief Addiction Monitor in its three forms, rule INS-6. They have no total, and their scores carry codes of their own, so that
/// none is drawn on the line of another.
/// </summary>
internal static class AddictionMonitors
{
    private const string Licence = "Department of Veterans Affairs, a work of the US government: topics only, no wording.";

    /// <summary>What a mark of a scale is worth in days.</summary>
    private const decimal DaysPerMark = 7.5m;

    private const int MonthDays = 30;

    private static readonly int[] UseItems = [4, 5, 6];
    private static readonly int[] RiskItems = [1, 2, 3, 8, 11, 15];
    private static readonly int[] ProtectiveItems = [9, 10, 12, 13, 14, 16];

    /// <summary>Items that ask for days; the others are marks of a scale from 0 to 4 in every form.</summary>
    private static readonly int[] DayItems = [2, 3, 4, 5, 6, 10, 11, 13, 16];

    private static readonly AnswerChoice[] Health =
    [
        new(0, "Excellent"), new(1, "Very good"), new(2, "Good"), new(3, "Fair"), new(4, "Poor"),
    ];

    private static readonly AnswerChoice[] HowMuch =
    [
        new(0, "Not at all"), new(1, "Slightly"), new(2, "Moderately"), new(3, "Considerably"), new(4, "Extremely"),
    ];

    private static readonly AnswerChoice[] NoYes = [new(0, "No"), new(4, "Yes")];

    private static readonly AnswerChoice[] DaysOfMonth =
    [
        new(0, "0 days"), new(1, "1 to 3 days"), new(2, "4 to 8 days"), new(3, "9 to 15 days"), new(4, "16 to 30 days"),
    ];

    private static readonly AnswerChoice[] DaysOfWeek =
    [
        new(0, "0 days"), new(1, "1 day"), new(2, "2 days"), new(3, "3 days"), new(4, "4 to 7 days"),
    ];

    public static Instrument Bam { get; } = Form(
        InstrumentCode.Bam, "Brief Addiction Monitor", new LookBack(30, LookBackUnit.Days), DaysOfMonth, ScoresOf("bam", 4, (sheet, item) => sheet[item]), Thresholds);

    public static Instrument BamR { get; } = Form(
        InstrumentCode.BamR, "Brief Addiction Monitor, revised", new LookBack(30, LookBackUnit.Days), [], ScoresOf("bam-r", MonthDays, Days), []);

    public static Instrument BamIop { get; } = Form(
        InstrumentCode.BamIop,
        "Brief Addiction Monitor for intensive outpatient programmes",
        new LookBack(7, LookBackUnit.Days),
        DaysOfWeek,
        ScoresOf("bam-iop", 4, (sheet, item) => sheet[item]),
        Thresholds);

    private static FlagDefinition[] Thresholds =>
    [
        new(Use) { IsRaised = sheet => sheet.Sum(UseItems) >= 1 },
        new(Risk) { IsRaised = sheet => sheet.Sum(RiskItems) >= 12 },
        new(Protective) { IsRaised = sheet => sheet.Sum(ProtectiveItems) <= 12 },
    ];

    private static decimal Days(AnswerSheet sheet, int item) => DayItems.Contains(item) ? sheet[item] : sheet[item] * DaysPerMark;

    private static ScoreDefinition[] ScoresOf(string code, int itemMaximum, Func<AnswerSheet, int, decimal> valueOf) =>
    [
        .. new[] { ("use", UseItems), ("risk", RiskItems), ("protective", ProtectiveItems) }.Select(scale =>
            new ScoreDefinition($"{code}-{scale.Item1}", 0, scale.Item2.Length * itemMaximum, null, [])
            {
                Of = sheet => scale.Item2.Sum(item => valueOf(sheet, item)),
            }),
    ];

    /// <param name="days">None where days are told in numbers.</param>
    private static Instrument Form(
        InstrumentCode code, string name, LookBack lookBack, AnswerChoice[] days, ScoreDefinition[] scores, FlagDefinition[] flags)
    {
        InstrumentItem InDays(string id, string topic) => new(id, topic, IsWording: false, null, days, 0, days.Length == 0 ? MonthDays : 4);

        // They tell item 6 apart by substance.
        InstrumentItem Detail(string id, string topic) => InDays(id, topic) with { IsScored = false, IsRequired = false };

        IReadOnlyList<InstrumentItem> items =
        [
            Scale("1", "Physical health", Health),
            InDays("2", "Nights of bad sleep"),
            InDays("3", "Days of low or anxious mood"),
            InDays("4", "Days of any alcohol"),
            InDays("5", "Days of heavy alcohol"),
            InDays("6", "Days of drugs"),
            Detail("7A", "Days of cannabis"),
            Detail("7B", "Days of sedatives or tranquilizers"),
            Detail("7C", "Days of cocaine or crack"),
            Detail("7D", "Days of other stimulants"),
            Detail("7E", "Days of opioids"),
            Detail("7F", "Days of inhalants"),
            Detail("7G", "Days of other drugs"),
            Scale("8", "Bothered by craving", HowMuch),
            Scale("9", "Confidence to stay abstinent", HowMuch),
            InDays("10", "Days of self-help meetings"),
            InDays("11", "Days in risky situations"),
            Scale("12", "Spirituality helps", HowMuch),
            InDays("13", "Days of work or school"),
            Scale("14", "Enough income", NoYes),
            Scale("15", "Bothered by conflict with family or friends", HowMuch),
            InDays("16", "Days of contact with supportive people"),
            Scale("17", "Satisfied with progress", HowMuch) with { IsScored = false },
        ];
        return new Instrument(
            code, name, Version: 1, ScoringVersion: 1, lookBack, Licence, LoincPanel: null, PrincipalScore: null, Variants: [], items, scores, flags);
    }

    private static InstrumentItem Scale(string id, string topic, AnswerChoice[] answers) => new(id, topic, IsWording: false, null, answers, 0, 4);
}
