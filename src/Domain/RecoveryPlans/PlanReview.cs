using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>A review that is owed (D8).</summary>
/// <param name="RaisedOn">Day of the event that called for it.</param>
/// <param name="CompletedBy">Null while it is open.</param>
public sealed record ReviewObligation(
    DateOnly DueOn, ReviewTrigger Trigger, DateOnly RaisedOn, DateTimeOffset RecordedAt, ReviewCompletion? CompletedBy = null)
{
    public ReviewStatus StatusOn(DateOnly today, int dueSoonDays) => (DueOn.DayNumber - today.DayNumber) switch
    {
        _ when CompletedBy is not null => ReviewStatus.Done,
        < 0 => ReviewStatus.Overdue,
        var days when days <= dueSoonDays => ReviewStatus.DueSoon,
        _ => ReviewStatus.NotDue,
    };
}

/// <summary>What settled an obligation: a review, or the activation of the first version.</summary>
public sealed record ReviewCompletion(DateOnly On, PlanReviewId? ReviewId = null, int? VersionNumber = null);

public enum ReviewTrigger
{
    /// <summary>The first plan, some days after admission.</summary>
    InitialPlan,

    /// <summary>The interval of the level of care.</summary>
    Cadence,
    Lapse,
    Relapse,
    LevelChange,

    /// <summary>A safety screen of Moderate or High.</summary>
    SafetyScreen,

    /// <summary>Two unexcused absences in a row.</summary>
    ConsecutiveAbsences,
    AuthorizationDenied,
}

public enum ReviewStatus
{
    NotDue,
    DueSoon,
    Overdue,
    Done,
}

/// <summary>A completed review of the plan.</summary>
public sealed record PlanReview(
    PlanReviewId Id,
    DateOnly CompletedOn,
    DateTimeOffset RecordedAt,
    Actor By,
    int VersionNumber,
    ReviewConclusion Conclusion,
    string Summary,
    PatientParticipation? Participation,
    IReadOnlyList<GoalProgress> Progress,
    EnteredInError? EnteredInError = null);

public sealed record GoalProgress(GoalId GoalId, string Note);

public enum ReviewConclusion
{
    /// <summary>The plan goes on as it is.</summary>
    Continue,

    /// <summary>The plan needs another version.</summary>
    Revise,
}
