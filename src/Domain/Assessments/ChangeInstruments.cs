using System.Globalization;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>Readiness to change and confidence: rules INS-9 to INS-11.</summary>
internal static class ChangeInstruments
{
    private const int UricaItems = 32;

    /// <summary>BSCQ: how many of the lowest situations are reported.</summary>
    private const int LowestSituations = 3;

    private const string Importance = "Importance";
    private const string Confidence = "Confidence";
    private const string Readiness = "Readiness";

    private static readonly int[] Precontemplation = [1, 5, 11, 13, 23, 26, 29];
    private static readonly int[] Contemplation = [2, 8, 12, 15, 19, 21, 24];
    private static readonly int[] Action = [3, 7, 10, 14, 17, 25, 30];
    private static readonly int[] Maintenance = [6, 16, 18, 22, 27, 28, 32];
    private static readonly int[] Omitted = [4, 9, 20, 31];

    private static readonly AnswerChoice[] Agreement =
    [
        new(1, "Strongly disagree"), new(2, "Disagree"), new(3, "Undecided"), new(4, "Agree"), new(5, "Strongly agree"),
    ];

    private static readonly ScoreBand[] RulerBands = [new("Low", 0), new("Medium", 4), new("High", 7)];

    public static Instrument Urica { get; } = new(
        InstrumentCode.Urica,
        "University of Rhode Island Change Assessment, 32 items",
        Version: 1,
        ScoringVersion: 1,
        LookBack: null,
        "Free for use with citation: topics only, no wording.",
        LoincPanel: null,
        PrincipalScore: "urica-readiness",
        Variants: [],
        [.. Enumerable.Range(1, UricaItems).Select(Statement)],
        [
            Mean("urica-precontemplation", Precontemplation),
            Mean("urica-contemplation", Contemplation),
            Mean("urica-action", Action),
            Mean("urica-maintenance", Maintenance),
            // The nearest of the means of the three reference groups, 9.3, 11.0 and 12.6: bands meet half-way.
            new("urica-readiness", -2, 14, null, [new("Precontemplation", -2), new("Contemplation", 10.15m), new("Participation", 11.8m)])
            {
                Of = sheet =>
                    (sheet.Sum(Contemplation) + sheet.Sum(Action) + sheet.Sum(Maintenance) - sheet.Sum(Precontemplation)) / (decimal)Precontemplation.Length,
            },
        ],
        []);

    public static Instrument ReadinessRulers { get; } = new(
        InstrumentCode.ReadinessRulers,
        "Readiness rulers",
        Version: 1,
        ScoringVersion: 1,
        LookBack: null,
        "A concept, free.",
        LoincPanel: null,
        PrincipalScore: null,
        Variants: [],
        [
            Number(Importance, "How important the change is", 10),
            Number(Confidence, "How confident to make it", 10),
            Number(Readiness, "How ready to make it", 10),
        ],
        [Ruler(Importance), Ruler(Confidence), Ruler(Readiness)],
        [])
    {
        // Where rulers are equal the one named first comes first.
        Focus = sheet => [new[] { Confidence, Importance, Readiness }.MinBy(ruler => sheet[ruler])!],
    };

    public static Instrument Bscq { get; } = new(
        InstrumentCode.Bscq,
        "Brief Situational Confidence Questionnaire",
        Version: 1,
        ScoringVersion: 1,
        LookBack: null,
        "Published by Breslin, Sobell and others, 2000: topics only, no wording.",
        LoincPanel: null,
        PrincipalScore: "bscq-mean",
        Variants: [],
        [
            Situation(RiskSituation.UnpleasantEmotions, "Unpleasant emotions"),
            Situation(RiskSituation.PhysicalDiscomfort, "Physical discomfort"),
            Situation(RiskSituation.PleasantEmotions, "Pleasant emotions"),
            Situation(RiskSituation.TestingControl, "Testing control"),
            Situation(RiskSituation.UrgesAndTemptations, "Urges and temptations"),
            Situation(RiskSituation.Conflict, "Conflict with others"),
            Situation(RiskSituation.SocialPressure, "Social pressure"),
            Situation(RiskSituation.PleasantTimesWithOthers, "Pleasant times with others"),
        ],
        [
            new("bscq-mean", 0, 100, null, [])
            {
                Of = sheet => Enum.GetValues<RiskSituation>().Sum(situation => sheet[$"{situation}"]) / (decimal)Enum.GetValues<RiskSituation>().Length,
            },
        ],
        [])
    {
        Focus = sheet => [.. Enum.GetNames<RiskSituation>().OrderBy(situation => sheet[situation]).Take(LowestSituations)],
    };

    private static InstrumentItem Statement(int number)
    {
        var topic = number switch
        {
            _ when Precontemplation.Contains(number) => "Sees no need for change",
            _ when Contemplation.Contains(number) => "Thinks of change",
            _ when Action.Contains(number) => "Works on change",
            _ when Maintenance.Contains(number) => "Holds on to change",
            _ => "Not scored",
        };
        return new(
            number.ToString(CultureInfo.InvariantCulture), topic, IsWording: false, null, Agreement, 1, 5, IsScored: !Omitted.Contains(number));
    }

    private static ScoreDefinition Mean(string code, int[] items) => new(code, 1, 5, null, []) { Of = sheet => sheet.Sum(items) / (decimal)items.Length };

    private static InstrumentItem Number(string id, string topic, int maximum) => new(id, topic, IsWording: false, null, [], 0, maximum);

    private static InstrumentItem Situation(RiskSituation situation, string topic) => Number($"{situation}", topic, 100);

    private static ScoreDefinition Ruler(string id) =>
        new($"ruler-{id.ToLowerInvariant()}", 0, 10, null, RulerBands) { Of = sheet => sheet[id] };
}
