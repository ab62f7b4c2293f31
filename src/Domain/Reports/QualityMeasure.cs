namespace TreatmentPlans.Domain.Reports;

/// <summary>What a quality report tells, rules QM-1 to QM-13.</summary>
public enum QualityMeasure
{
    /// <summary>New episodes of substance use whose treatment began in time.</summary>
    Initiation,

    /// <summary>Of the same episodes, those whose treatment went on.</summary>
    Engagement,

    /// <summary>Admissions still in care at a day, or completed before it.</summary>
    Retention,

    /// <summary>Discharges of who completed the programme; who died or was imprisoned is left out.</summary>
    Completion,

    /// <summary>Discharges followed by an admission to the same or more care.</summary>
    Readmission,

    /// <summary>Discharges without use in the days before.</summary>
    AbstinenceAtDischarge,

    /// <summary>First scores that call for change, with a later score that fell far enough.</summary>
    SymptomResponse,

    /// <summary>As before, with a later score below the bar of symptoms.</summary>
    SymptomRemission,

    /// <summary>Admissions with a first service, and the days from the request to it.</summary>
    TimeToFirstService,

    /// <summary>Reviews of plans that were due, completed by then.</summary>
    ReviewTimeliness,

    /// <summary>Completed discharges after which care went on in time.</summary>
    ContinuingCareLink,

    /// <summary>Emergency visits that led here, with treatment from that day on.</summary>
    FollowUpAfterEmergencyVisit,

    /// <summary>Inpatient, residential and withdrawal-management stays that led here, with treatment after the day of discharge.</summary>
    FollowUpAfterStay,
}
