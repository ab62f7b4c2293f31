using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Phases.Readiness;

/// <summary>
/// What was known of one patient for one day. A list that is null has no source yet; it counts like a source without data.
/// Everything in it happened on or before the day of the evaluation and was known at its instant (D10).
/// </summary>
/// <param name="Phase">The phase that was active on that day.</param>
/// <param name="TargetLevel">Where the patient would go: the level of the next planned phase, at the end of the path the present one.</param>
/// <param name="LastUse">As told at admission.</param>
/// <param name="UseEvents">Confirmed ones only (D16).</param>
/// <param name="Sessions">Required sessions that have an outcome (D19).</param>
/// <param name="Homework">Without what was cancelled or excused.</param>
/// <param name="Objectives">Of the plan version in force.</param>
/// <param name="Ratings">The latest set.</param>
/// <param name="Handover">Null where neither phase says who sees to what.</param>
public sealed record EvidenceSnapshot(
    PhaseEvidence? Phase,
    LevelOfCare? TargetLevel,
    LastUseEvidence? LastUse,
    IReadOnlyList<UseEventEvidence>? UseEvents,
    IReadOnlyList<SafetyScreenEvidence>? SafetyScreens,
    IReadOnlyList<SessionEvidence>? Sessions,
    IReadOnlyList<WeekEvidence>? Weeks,
    IReadOnlyList<HomeworkEvidence>? Homework,
    IReadOnlyList<ObjectiveEvidence>? Objectives,
    IReadOnlyList<CravingEvidence>? Cravings,
    IReadOnlyList<ConfidenceEvidence>? Confidence,
    RatingsEvidence? Ratings,
    RelapsePreventionEvidence? RelapsePrevention,
    HandoverEvidence? Handover = null)
{
    /// <summary>SHA-256 of the facts, whatever order they were read in; lower-case hex.</summary>
    public string Hash()
    {
        var canonical = this with
        {
            UseEvents = Sorted(UseEvents, fact => fact.Id),
            SafetyScreens = Sorted(SafetyScreens, fact => fact.Id),
            Sessions = Sorted(Sessions, fact => fact.Id),
            Weeks = Weeks?.OrderBy(week => week.MondayOn).ToList(),
            Homework = Sorted(Homework, fact => fact.Id),
            Objectives = Sorted(Objectives, fact => fact.Id),
            Cravings = Sorted(Cravings, fact => fact.Id),
            Confidence = Sorted(Confidence, fact => fact.Id),
            RelapsePrevention = RelapsePrevention is null
                ? null
                : RelapsePrevention with { SupportContacts = [.. RelapsePrevention.SupportContacts.Order()] },
            Handover = Handover is null
                ? null
                : Handover with { CheckIns = Sorted(Handover.CheckIns, deed => deed.Id)!, Homework = Sorted(Handover.Homework, deed => deed.Id)! },
        };
        return CanonicalJson.Hash(CanonicalJson.Serialize(canonical));
    }

    private static List<T>? Sorted<T>(IReadOnlyList<T>? facts, Func<T, Guid> id) => facts?.OrderBy(id).ToList();
}

public sealed record PhaseEvidence(Guid Id, int Sequence, DateOnly StartedOn);

/// <param name="Id">The episode, whose admission recorded it.</param>
/// <param name="On">Set where the date is known.</param>
public sealed record LastUseEvidence(Guid Id, LastUseKnowledge Knowledge, DateOnly? On);

public enum LastUseKnowledge
{
    Date,
    Never,
    Unknown,
}

public sealed record UseEventEvidence(Guid Id, IReadOnlyList<DateOnly> UseDays);

/// <param name="Resolved">A clinician has resolved what the screen raised (D17).</param>
public sealed record SafetyScreenEvidence(Guid Id, DateTimeOffset ScreenedAt, SafetyRisk Risk, bool Resolved);

/// <summary>Triage of the C-SSRS screener.</summary>
public enum SafetyRisk
{
    None,
    Low,
    Moderate,
    High,
}

/// <param name="Kept">Attended, or an absence that was made up.</param>
public sealed record SessionEvidence(Guid Id, DateOnly On, bool Kept);

/// <summary>One ISO week of therapeutic hours.</summary>
/// <param name="Partial">Exempt: contains an admission, discharge, level change or leave (F.2).</param>
public sealed record WeekEvidence(DateOnly MondayOn, decimal NeededHours, decimal AttendedHours, bool Partial)
{
    internal bool Met => AttendedHours >= NeededHours;
}

public sealed record HomeworkEvidence(Guid Id, DateOnly DueOn, bool Completed);

/// <param name="PhaseSequence">The phase it belongs to.</param>
/// <param name="Achieved">A waived objective is not achieved (D5).</param>
public sealed record ObjectiveEvidence(Guid Id, int? PhaseSequence, bool Required, bool Achieved);

public sealed record CravingEvidence(Guid Id, DateOnly On, int Intensity);

/// <param name="Mean">BSCQ mean of the eight situations, 0 to 100.</param>
public sealed record ConfidenceEvidence(Guid Id, DateTimeOffset AnsweredAt, DateOnly On, decimal Mean);

/// <param name="Ratings">One complete assessment.</param>
public sealed record RatingsEvidence(Guid Id, DateOnly On, AsamEdition Edition, IReadOnlyList<DimensionRating> Ratings);

public sealed record RelapsePreventionEvidence(Guid Id, bool Active, IReadOnlyList<Guid> SupportContacts);

/// <summary>Who sees to what, and what the patient did of it. It is shown, and no criterion reads it (RSP-3).</summary>
/// <param name="Present">In the phase that was active.</param>
/// <param name="Next">In the next planned phase; null at the end of the path.</param>
/// <param name="CheckIns">By the day they tell of.</param>
/// <param name="Homework">By its due date; by the patient where the patient accepted or began it. Without what was cancelled or excused.</param>
public sealed record HandoverEvidence(
    PhaseResponsibilities? Present, PhaseResponsibilities? Next, IReadOnlyList<DeedEvidence> CheckIns, IReadOnlyList<DeedEvidence> Homework);

/// <param name="IsByPatient">By the patient's own client.</param>
public sealed record DeedEvidence(Guid Id, DateOnly On, bool IsByPatient);
