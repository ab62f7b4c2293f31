namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What safety answers call for and which instruments are due when, rules ASM-1 to ASM-6.</summary>
/// <param name="ScreenWithinDays">ASM-1. Days after a self-harm answer became known by whose end a C-SSRS is answered; 0 is the same day.</param>
/// <param name="HighRiskMinutes">ASM-2. Minutes in which a clinician acts on a C-SSRS of High.</param>
/// <param name="ModerateRiskDays">ASM-3. Days by whose end a clinician acts on a C-SSRS of Moderate; 0 is the same day.</param>
/// <param name="IntakeWithinDays">ASM-4. Days after the admission by which the instruments of the intake are answered; 0 is the day itself.</param>
/// <param name="ReviewWindowDays">ASM-5. What was answered at most this many days before a review serves it.</param>
/// <param name="Schedule">ASM-6. One entry for each instrument that is asked regularly.</param>
public sealed record AssessmentPolicy(
    int ScreenWithinDays,
    int HighRiskMinutes,
    int ModerateRiskDays,
    int IntakeWithinDays,
    int ReviewWindowDays,
    IReadOnlyList<AssessmentRule> Schedule)
{
    public static AssessmentPolicy Default { get; } = new(
        ScreenWithinDays: 0,
        HighRiskMinutes: 60,
        ModerateRiskDays: 0,
        IntakeWithinDays: 0,
        ReviewWindowDays: 14,
        Schedule:
        [
            new(InstrumentCode.Phq9, AtIntake: true, EveryDays: 30, CloserFromScore: 10, CloserEveryDays: 14),
            new(InstrumentCode.Gad7, AtIntake: true, EveryDays: 30, CloserFromScore: 10, CloserEveryDays: 14),
            new(InstrumentCode.Audit, AtIntake: true),
            new(InstrumentCode.Dast10, AtIntake: true),
            new(InstrumentCode.Bam, AtIntake: true, EveryDays: 30),
            new(InstrumentCode.Who5, AtIntake: true),
            new(InstrumentCode.Cssrs, AtIntake: true, AtReview: true),
            new(InstrumentCode.Urica, AtIntake: true),
            new(InstrumentCode.ReadinessRulers, AtIntake: true, AtReview: true),
            new(InstrumentCode.Bscq, AtIntake: true, AtReview: true),
        ]);

    internal void Check(string pointer)
    {
        for (var i = 0; i < Schedule.Count; i++)
        {
            var rule = Schedule[i];
            if (Schedule.Take(i).Any(other => other.Instrument == rule.Instrument))
            {
                throw ProgramErrors.PolicyContradictory($"{pointer}/schedule/{i}/instrument", "An instrument has one entry.");
            }

            if (rule.CloserFromScore is null != (rule.CloserEveryDays is null))
            {
                throw ProgramErrors.PolicyIncomplete($"{pointer}/schedule/{i}/closerEveryDays", "A closer interval has a score from which it holds.");
            }
        }
    }
}

/// <param name="AtIntake">Once, by the admission.</param>
/// <param name="EveryDays">Days from one answer to the next; null where time alone makes nothing due.</param>
/// <param name="CloserFromScore">From this score on, inclusive, <paramref name="CloserEveryDays"/> holds.</param>
/// <param name="AtReview">At each review of the plan.</param>
public sealed record AssessmentRule(
    InstrumentCode Instrument,
    bool AtIntake = false,
    int? EveryDays = null,
    decimal? CloserFromScore = null,
    int? CloserEveryDays = null,
    bool AtReview = false)
{
    /// <param name="score">Of the last answer; null where the instrument has none.</param>
    public int? IntervalAfter(decimal? score) => CloserFromScore is { } from && score >= from ? CloserEveryDays : EveryDays;
}
