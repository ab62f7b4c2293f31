namespace TreatmentPlans.Domain.Assessments;

/// <summary>Situations in which people return to use, as the brief situational confidence questionnaire has them (C.10).</summary>
public enum RiskSituation
{
    UnpleasantEmotions,
    PhysicalDiscomfort,
    PleasantEmotions,

    /// <summary>To see whether one has oneself in hand.</summary>
    TestingControl,

    UrgesAndTemptations,

    /// <summary>With others.</summary>
    Conflict,

    SocialPressure,
    PleasantTimesWithOthers,
}
