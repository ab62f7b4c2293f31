using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Assessments.AssessmentFlag;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>Depression, anxiety and well-being: rules INS-1, INS-2 and INS-7.</summary>
internal static class MoodInstruments
{
    private const string Released = "Released by Pfizer for use without permission or charge.";

    private static readonly LookBack TwoWeeks = new(2, LookBackUnit.Weeks);

    private static readonly AnswerChoice[] HowOften =
    [
        new(0, "Not at all", "LA6568-5"),
        new(1, "Several days", "LA6569-3"),
        new(2, "More than half the days", "LA6570-1"),
        new(3, "Nearly every day", "LA6571-9"),
    ];

    private static readonly AnswerChoice[] HowDifficult =
    [
        new(0, "Not difficult at all"),
        new(1, "Somewhat difficult"),
        new(2, "Very difficult"),
        new(3, "Extremely difficult"),
    ];

    private static readonly AnswerChoice[] HowMuchOfTheTime =
    [
        new(0, "At no time"),
        new(1, "Some of the time"),
        new(2, "Less than half of the time"),
        new(3, "More than half of the time"),
        new(4, "Most of the time"),
        new(5, "All of the time"),
    ];

    private static readonly int[] Symptoms = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    public static Instrument Phq9 { get; } = new(
        InstrumentCode.Phq9,
        "Patient Health Questionnaire, 9 items",
        Version: 1,
        ScoringVersion: 1,
        TwoWeeks,
        Released,
        LoincPanel: "44249-1",
        PrincipalScore: "phq9-total",
        Variants: [],
        [
            Asked("1", "Little interest or pleasure in doing things", "44250-9"),
            Asked("2", "Feeling down, depressed, or hopeless", "44255-8"),
            Asked("3", "Trouble falling or staying asleep, or sleeping too much", "44259-0"),
            Asked("4", "Feeling tired or having little energy", "44254-1"),
            Asked("5", "Poor appetite or overeating", "44251-7"),
            Asked("6", "Feeling bad about yourself, or that you are a failure or have let yourself or your family down", "44258-2"),
            Asked("7", "Trouble concentrating on things, such as reading the newspaper or watching television", "44252-5"),
            Asked(
                "8",
                "Moving or speaking so slowly that other people could have noticed; or the opposite, being so fidgety or restless that you have been moving around a lot more than usual",
                "44253-3"),
            Asked("9", "Thoughts that you would be better off dead, or of hurting yourself in some way", "44260-8"),
            new(
                "10",
                "How difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
                IsWording: true,
                "69722-7",
                HowDifficult,
                0,
                3,
                IsScored: false,
                IsRequired: false),
        ],
        [
            new("phq9-total", 0, 27, "44261-6", [new("Minimal", 0), new("Mild", 5), new("Moderate", 10), new("ModeratelySevere", 15), new("Severe", 20)])
            {
                Of = sheet => sheet.Sum(Symptoms),
            },
        ],
        [
            new(SelfHarmItem) { IsRaised = sheet => sheet[9] >= 1 },
            new(MajorDepressiveSyndromeHint) { IsRaised = sheet => SyndromeSymptoms(sheet) >= 5 },
            new(OtherDepressiveSyndromeHint) { IsRaised = sheet => SyndromeSymptoms(sheet) is >= 2 and < 5 },
        ]);

    public static Instrument Gad7 { get; } = new(
        InstrumentCode.Gad7,
        "Generalized Anxiety Disorder, 7 items",
        Version: 1,
        ScoringVersion: 1,
        TwoWeeks,
        Released,
        LoincPanel: "69737-5",
        PrincipalScore: "gad7-total",
        Variants: [],
        [
            Asked("1", "Feeling nervous, anxious, or on edge", "69725-0"),
            Asked("2", "Not being able to stop or control worrying", "68509-9"),
            Asked("3", "Worrying too much about different things", "69733-4"),
            Asked("4", "Trouble relaxing", "69734-2"),
            Asked("5", "Being so restless that it is hard to sit still", "69735-9"),
            Asked("6", "Becoming easily annoyed or irritable", "69689-8"),
            Asked("7", "Feeling afraid, as if something awful might happen", "69736-7"),
        ],
        [
            new("gad7-total", 0, 21, "70274-6", [new("Minimal", 0), new("Mild", 5), new("Moderate", 10), new("Severe", 15)])
            {
                Of = sheet => sheet.Sum(1, 2, 3, 4, 5, 6, 7),
            },
        ],
        [new(AnxietyScreenPositive) { IsRaised = sheet => sheet.Sum(1, 2, 3, 4, 5, 6, 7) >= 10 }]);

    public static Instrument Who5 { get; } = new(
        InstrumentCode.Who5,
        "WHO-5 Well-Being Index",
        Version: 1,
        ScoringVersion: 1,
        TwoWeeks,
        "World Health Organization, CC BY-NC-SA 3.0 IGO (edition of 2024): topics only, no wording.",
        LoincPanel: null,
        PrincipalScore: "who5-index",
        Variants: [],
        [
            Topic("1", "Good spirits"),
            Topic("2", "Calm"),
            Topic("3", "Energy"),
            Topic("4", "Rested on waking"),
            Topic("5", "Interest in the day"),
        ],
        [
            new("who5-raw", 0, 25, Loinc: null, []) { Of = Raw },
            new("who5-index", 0, 100, "89708-7", [new("LikelyDepression", 0), new("Low", 29), new("Adequate", 51)]) { Of = sheet => Raw(sheet) * 4 },
        ],
        []);

    private static InstrumentItem Asked(string id, string wording, string loinc) => new(id, wording, IsWording: true, loinc, HowOften, 0, 3);

    private static InstrumentItem Topic(string id, string topic) => new(id, topic, IsWording: false, null, HowMuchOfTheTime, 0, 5);

    private static decimal Raw(AnswerSheet sheet) => sheet.Sum(1, 2, 3, 4, 5);

    /// <summary>Symptoms on more than half the days, thoughts of death on any; 0 without one of the two core symptoms.</summary>
    private static int SyndromeSymptoms(AnswerSheet sheet) =>
        sheet[1] < 2 && sheet[2] < 2 ? 0 : Symptoms.Count(item => sheet[item] >= (item == 9 ? 1 : 2));
}
