namespace TreatmentPlans.Domain.Programs;

/// <summary>Questionnaires and interviews that the service scores.</summary>
public enum InstrumentCode
{
    Phq9,
    Gad7,
    Audit,

    /// <summary>The first three questions of the AUDIT.</summary>
    AuditC,
    Dast10,

    /// <summary>Brief Addiction Monitor, categories, 30 days.</summary>
    Bam,

    /// <summary>Brief Addiction Monitor, days in numbers, 30 days.</summary>
    BamR,

    /// <summary>Brief Addiction Monitor for intensive outpatient programmes, 7 days. Not to be set beside 30-day scores.</summary>
    BamIop,
    Who5,

    /// <summary>Columbia screener, recent.</summary>
    Cssrs,
    Urica,

    /// <summary>Importance, confidence and readiness to change.</summary>
    ReadinessRulers,

    /// <summary>Brief situational confidence questionnaire.</summary>
    Bscq,
}
