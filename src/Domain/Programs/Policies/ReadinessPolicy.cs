namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>
/// Thresholds of the step-down and discharge readiness engine, rules RDY-1 to RDY-14. Windows end with the as-of day and include it.
/// </summary>
/// <param name="MinimumDaysSinceLastUse">RDY-1 (criterion R1). Days.</param>
/// <param name="AttendanceWindowDays">RDY-3 (R3). Days.</param>
/// <param name="MinimumAttendanceRatio">RDY-3 (R3). 0 to 1.</param>
/// <param name="WeeklyHoursWindowWeeks">RDY-4 (R4). The latest complete ISO weeks of the phase, at most this many.</param>
/// <param name="MinimumWeeklyHoursRatio">RDY-4 (R4). Compliant weeks over weeks, 0 to 1.</param>
/// <param name="MinimumHomeworkRatio">RDY-5 (R5). 0 to 1.</param>
/// <param name="MinimumObjectivesRatio">RDY-6 (R6). Required objectives of the phase, 0 to 1.</param>
/// <param name="MinimumObjectivesRatioAtDischarge">RDY-6 (R6). All objectives, 0 to 1.</param>
/// <param name="CravingWindowDays">RDY-7 (R7). Days.</param>
/// <param name="MinimumCravingDays">RDY-7 (R7). Days with an entry below which the mean says nothing.</param>
/// <param name="MaximumCravingMean">RDY-7 (R7). 0 to 10.</param>
/// <param name="MinimumConfidenceMean">RDY-8 (R8). BSCQ mean, 0 to 100.</param>
/// <param name="ConfidenceMaximumAgeDays">RDY-8 (R8). Days.</param>
/// <param name="MaximumDimensionRisk">RDY-9 (R9). 0 to 4.</param>
/// <param name="RatingMaximumAgeDays">RDY-9 (R9). Days.</param>
/// <param name="MinimumSupportContacts">RDY-10 (R10).</param>
/// <param name="MinimumDaysInPhase">RDY-11 (R11). A phase without an entry has no minimum.</param>
/// <param name="ReadyScore">RDY-12. Share of soft criteria passed from which the result is Ready, 0 to 1.</param>
/// <param name="ReadyWithConditionsScore">RDY-12. Share from which it is ReadyWithConditions, 0 to 1.</param>
/// <param name="StepUpRisk">RDY-13. A rating of this risk in any dimension calls for a step-up review.</param>
/// <param name="StepUpUseDays">RDY-13. Use days within the window that call for a step-up review.</param>
/// <param name="StepUpUseDaysWindowDays">RDY-13. Days.</param>
/// <param name="StepUpUseEvents">RDY-13. Separate use events within the window that call for a step-up review.</param>
/// <param name="StepUpUseEventsWindowDays">RDY-13. Days.</param>
/// <param name="EvaluationMaximumAgeDays">RDY-14. Days for which a decision may rely on an evaluation.</param>
public sealed record ReadinessPolicy(
    int MinimumDaysSinceLastUse,
    int AttendanceWindowDays,
    decimal MinimumAttendanceRatio,
    int WeeklyHoursWindowWeeks,
    decimal MinimumWeeklyHoursRatio,
    decimal MinimumHomeworkRatio,
    decimal MinimumObjectivesRatio,
    decimal MinimumObjectivesRatioAtDischarge,
    int CravingWindowDays,
    int MinimumCravingDays,
    decimal MaximumCravingMean,
    decimal MinimumConfidenceMean,
    int ConfidenceMaximumAgeDays,
    int MaximumDimensionRisk,
    int RatingMaximumAgeDays,
    int MinimumSupportContacts,
    IReadOnlyList<PhaseMinimum> MinimumDaysInPhase,
    decimal ReadyScore,
    decimal ReadyWithConditionsScore,
    int StepUpRisk,
    int StepUpUseDays,
    int StepUpUseDaysWindowDays,
    int StepUpUseEvents,
    int StepUpUseEventsWindowDays,
    int EvaluationMaximumAgeDays)
{
    public static ReadinessPolicy Default { get; } = new(
        MinimumDaysSinceLastUse: 14,
        AttendanceWindowDays: 28,
        MinimumAttendanceRatio: 0.80m,
        WeeklyHoursWindowWeeks: 4,
        MinimumWeeklyHoursRatio: 0.75m,
        MinimumHomeworkRatio: 0.75m,
        MinimumObjectivesRatio: 0.60m,
        MinimumObjectivesRatioAtDischarge: 0.80m,
        CravingWindowDays: 7,
        MinimumCravingDays: 4,
        MaximumCravingMean: 4.0m,
        MinimumConfidenceMean: 60m,
        ConfidenceMaximumAgeDays: 30,
        MaximumDimensionRisk: 2,
        RatingMaximumAgeDays: 14,
        MinimumSupportContacts: 2,
        MinimumDaysInPhase: [new(Sequence: 1, Days: 28), new(Sequence: 2, Days: 14), new(Sequence: 3, Days: 14)],
        ReadyScore: 0.80m,
        ReadyWithConditionsScore: 0.60m,
        StepUpRisk: 4,
        StepUpUseDays: 3,
        StepUpUseDaysWindowDays: 14,
        StepUpUseEvents: 2,
        StepUpUseEventsWindowDays: 30,
        EvaluationMaximumAgeDays: 7);

    /// <returns>Null where the phase has no minimum: the criterion is then not applicable (D12).</returns>
    public int? MinimumDaysIn(int phaseSequence) =>
        MinimumDaysInPhase.FirstOrDefault(minimum => minimum.Sequence == phaseSequence)?.Days;

    internal void Check(string pointer)
    {
        if (ReadyWithConditionsScore > ReadyScore)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/readyWithConditionsScore", "It is not above the score of Ready.");
        }

        if (MinimumCravingDays > CravingWindowDays)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/minimumCravingDays", "They are not more than the days of the window.");
        }
    }
}

/// <param name="Sequence">Of the phase; the orientation phase is 0.</param>
/// <param name="Days">Days in the phase before its exit.</param>
public sealed record PhaseMinimum(int Sequence, int Days);
