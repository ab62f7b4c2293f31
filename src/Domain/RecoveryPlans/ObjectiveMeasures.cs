using static TreatmentPlans.Domain.RecoveryPlans.MeasureDirection;
using static TreatmentPlans.Domain.RecoveryPlans.MeasureParameter;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>
/// What objectives can be measured by (D7). A measure is here only when it can be computed from records: a score, a count of
/// dated facts, days, or an answer of yes or no. Ranges are those of the instruments, rule MEA-1.
/// </summary>
public static class ObjectiveMeasures
{
    public static IReadOnlyList<ObjectiveMeasure> All { get; } =
    [
        Score(MeasureCode.AuditScore, Lower, 0, 40),
        Score(MeasureCode.AuditCScore, Lower, 0, 12),
        Score(MeasureCode.BamProtective, Higher, 0, 24),
        Score(MeasureCode.BamRisk, Lower, 0, 24),
        Score(MeasureCode.BamUse, Lower, 0, 12),
        Score(MeasureCode.BscqMean, Higher, 0, 100),
        Score(MeasureCode.ConfidenceRuler, Higher, 0, 10),
        Score(MeasureCode.Dast10Score, Lower, 0, 10),
        Score(MeasureCode.Gad7Score, Lower, 0, 21),
        Score(MeasureCode.ImportanceRuler, Higher, 0, 10),
        Score(MeasureCode.Phq9Score, Lower, 0, 27),
        Score(MeasureCode.ReadinessRuler, Higher, 0, 10),
        Score(MeasureCode.UricaReadiness, Higher, -2, 14),
        Score(MeasureCode.Who5Index, Higher, 0, 100),
        new(MeasureCode.CravingMean, "score", Lower, 0, 10, [], Needs: [WindowDays]),
        new(MeasureCode.UseDays, "days", Lower, 0, null, [From, WindowDays, Substance]),
        new(MeasureCode.HeavyDrinkingDays, "days", Lower, 0, null, [From, WindowDays]),
        new(MeasureCode.DaysSinceLastUse, "days", Higher, 0, null, [Substance]),
        new(MeasureCode.DaysAbstinentPercent, "percent", Higher, 0, 100, [From, WindowDays, Substance]),
        new(MeasureCode.NegativeTestPercent, "percent", Higher, 0, 100, [From, WindowDays, Substance]),
        new(MeasureCode.SkillUses, "uses", Higher, 0, null, [From, WindowDays, Settings], Needs: [MeasureParameter.Skills]),
        new(MeasureCode.TriggersWithCopingPlan, "triggers", Higher, 0, null, []),
        new(MeasureCode.SessionsAttended, "sessions", Higher, 0, null, [From, WindowDays]),
        new(MeasureCode.AttendancePercent, "percent", Higher, 0, 100, [From, WindowDays]),
        new(MeasureCode.HomeworkCompletionPercent, "percent", Higher, 0, 100, [From, WindowDays]),
        new(MeasureCode.MedicationDays, "days", Higher, 0, null, [From, WindowDays, Subject]),
        new(MeasureCode.SupportMeetings, "meetings", Higher, 0, null, [From, WindowDays, Subject]),
        new(MeasureCode.SupportContacts, "contacts", Higher, 0, null, []),
        new(MeasureCode.Count, null, Either, 0, null, [From, WindowDays], Needs: [Subject]),
        new(MeasureCode.Frequency, null, Either, 0, null, [], Needs: [Subject, WindowDays]),
        // One is yes, nought is no: the same comparators serve.
        new(MeasureCode.YesNo, "answer", Either, 0, 1, [], Needs: [Subject]),
    ];

    private static readonly Dictionary<MeasureCode, ObjectiveMeasure> ByCode = All.ToDictionary(measure => measure.Code);

    public static ObjectiveMeasure Of(MeasureCode code) => ByCode[code];

    private static ObjectiveMeasure Score(MeasureCode code, MeasureDirection better, decimal minimum, decimal maximum) =>
        new(code, "score", better, minimum, maximum, []);
}

/// <param name="Unit">Null where the plan names its own.</param>
/// <param name="Maximum">Null where there is none.</param>
/// <param name="Takes">Parameters it may have.</param>
public sealed record ObjectiveMeasure(
    MeasureCode Code,
    string? Unit,
    MeasureDirection Better,
    decimal Minimum,
    decimal? Maximum,
    IReadOnlyList<MeasureParameter> Takes,
    IReadOnlyList<MeasureParameter>? Needs = null)
{
    /// <summary>Parameters it must have.</summary>
    public IReadOnlyList<MeasureParameter> Needs { get; } = Needs ?? [];

    public bool Contains(decimal value) => value >= Minimum && (Maximum is not { } maximum || value <= maximum);

    /// <summary>Parameters that are missing, or given and not taken.</summary>
    public IEnumerable<MeasureParameter> Misfits(MeasureParameters parameters) =>
        Enum.GetValues<MeasureParameter>().Where(parameter => IsGiven(parameters, parameter)
            ? !Takes.Contains(parameter) && !Needs.Contains(parameter)
            : Needs.Contains(parameter));

    private static bool IsGiven(MeasureParameters parameters, MeasureParameter parameter) => parameter switch
    {
        From => parameters.From is not null,
        WindowDays => parameters.WindowDays is not null,
        Substance => parameters.Substance is not null,
        MeasureParameter.Skills => parameters.Skills is { Count: > 0 },
        Settings => parameters.Settings is { Count: > 0 },
        Subject => !string.IsNullOrWhiteSpace(parameters.Subject),
    };
}

public enum MeasureCode
{
    AttendancePercent,
    AuditCScore,
    AuditScore,
    BamProtective,
    BamRisk,
    BamUse,
    BscqMean,
    ConfidenceRuler,

    /// <summary>How often something named by the plan happened.</summary>
    Count,

    /// <summary>Mean of the daily maxima over the window.</summary>
    CravingMean,
    Dast10Score,
    DaysAbstinentPercent,
    DaysSinceLastUse,

    /// <summary>How often something named by the plan happens within the window.</summary>
    Frequency,
    Gad7Score,
    HeavyDrinkingDays,
    HomeworkCompletionPercent,
    ImportanceRuler,
    MedicationDays,
    NegativeTestPercent,
    Phq9Score,
    ReadinessRuler,
    SessionsAttended,
    SkillUses,
    SupportContacts,
    SupportMeetings,
    TriggersWithCopingPlan,
    UricaReadiness,
    UseDays,
    Who5Index,

    /// <summary>A question named by the plan: 1 is yes, 0 is no.</summary>
    YesNo,
}

/// <summary>Which way is better.</summary>
public enum MeasureDirection
{
    Lower,
    Higher,

    /// <summary>Depends on what the plan counts.</summary>
    Either,
}

public enum MeasureParameter
{
    From,
    WindowDays,
    Substance,
    Skills,
    Settings,
    Subject,
}
