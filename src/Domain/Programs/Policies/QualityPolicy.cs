namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>Windows and bars of the quality measures, rules QM-1 to QM-6 and QM-11 to QM-13. The measures are like those of others, and certified by nobody.</summary>
/// <param name="MinimumAge">QM-1, QM-12, QM-13. Completed years on the index day.</param>
/// <param name="NegativeHistoryDays">QM-1. Days before the index day without a diagnosis or treatment of substance use.</param>
/// <param name="InitiationDays">QM-1. Days in which treatment begins, the index day included.</param>
/// <param name="EngagementDays">QM-2. Days after the initiation in which treatment goes on.</param>
/// <param name="EngagementEvents">QM-2. Days with treatment that this takes.</param>
/// <param name="RetentionDays">QM-3. Days after the admission at which retention is told.</param>
/// <param name="ReadmissionDays">QM-5. Days after a discharge in which an admission is a readmission.</param>
/// <param name="AbstinenceDays">QM-6. Days without use that end with that of the discharge.</param>
/// <param name="ContinuingCareDays">QM-11. Days after a discharge in which care goes on.</param>
/// <param name="AcuteFollowUpDays">QM-12, QM-13. Days after an emergency visit or a stay at which it is told whether treatment followed.</param>
public sealed record QualityPolicy(
    int MinimumAge,
    int NegativeHistoryDays,
    int InitiationDays,
    int EngagementDays,
    int EngagementEvents,
    IReadOnlyList<int> RetentionDays,
    int ReadmissionDays,
    int AbstinenceDays,
    int ContinuingCareDays,
    IReadOnlyList<int> AcuteFollowUpDays)
{
    public static QualityPolicy Default { get; } = new(
        MinimumAge: 13,
        NegativeHistoryDays: 194,
        InitiationDays: 14,
        EngagementDays: 34,
        EngagementEvents: 2,
        RetentionDays: [30, 60, 90],
        ReadmissionDays: 30,
        AbstinenceDays: 30,
        ContinuingCareDays: 14,
        AcuteFollowUpDays: [7, 30]);

    internal void Check(string pointer)
    {
        if (RetentionDays.Count == 0)
        {
            throw ProgramErrors.PolicyIncomplete($"{pointer}/retentionDays", "Retention is told at one day at least.");
        }

        if (AcuteFollowUpDays.Count == 0)
        {
            throw ProgramErrors.PolicyIncomplete($"{pointer}/acuteFollowUpDays", "Follow-up is told at one day at least.");
        }
    }
}
