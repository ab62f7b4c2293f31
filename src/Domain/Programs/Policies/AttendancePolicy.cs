namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>How sessions are run and attendance is judged, rules ATT-2 to ATT-15.</summary>
/// <param name="LateGraceMinutes">ATT-2. Who arrives at most this late is not late; the minutes are actual all the same (D18).</param>
/// <param name="MinimumPartialRatio">ATT-3. Share of a session's minutes from which a partial attendance counts as attended, 0 to 1.</param>
/// <param name="ExcuseNoticeHours">ATT-4. Notice before the start that excuses an absence; with less, an emergency is documented.</param>
/// <param name="ExcuseWithinDays">ATT-5. Calendar days after the session in which evidence turns an unexcused absence into an excused one.</param>
/// <param name="MakeUpWithinDays">ATT-6. Calendar days after the absence in which a make-up takes place, inclusive.</param>
/// <param name="StartEarlyMinutes">ATT-8. How long before its start a session may be started, and patients check in.</param>
/// <param name="LockAfterDays">ATT-9. Days after a session was completed, or reopened, at which it locks by itself.</param>
/// <param name="OutreachAfterMinutes">ATT-11. Minutes after the start at which somebody looks for who has not come.</param>
/// <param name="ContactWithinHours">ATT-12. Hours after the start of an unexcused absence in which the counselor makes contact.</param>
/// <param name="PlanReviewAfterAbsences">ATT-13. Consecutive unexcused absences that call for a review of the plan.</param>
/// <param name="DischargeAfterAbsences">ATT-14. Consecutive unexcused absences after which an administrative discharge is considered.</param>
/// <param name="NoContactDays">ATT-14. Calendar days without any contact after which it is considered too.</param>
/// <param name="NoContactAttempts">ATT-14. Attempts in that time without which it is not.</param>
/// <param name="UnderHoursNoticeHours">ATT-15. Hours before the end of the ISO week at which missing hours are raised.</param>
public sealed record AttendancePolicy(
    int LateGraceMinutes,
    decimal MinimumPartialRatio,
    int ExcuseNoticeHours,
    int ExcuseWithinDays,
    int MakeUpWithinDays,
    int StartEarlyMinutes,
    int LockAfterDays,
    int OutreachAfterMinutes,
    int ContactWithinHours,
    int PlanReviewAfterAbsences,
    int DischargeAfterAbsences,
    int NoContactDays,
    int NoContactAttempts,
    int UnderHoursNoticeHours)
{
    public static AttendancePolicy Default { get; } = new(
        LateGraceMinutes: 10,
        MinimumPartialRatio: 0.50m,
        ExcuseNoticeHours: 24,
        ExcuseWithinDays: 7,
        MakeUpWithinDays: 14,
        StartEarlyMinutes: 15,
        LockAfterDays: 7,
        OutreachAfterMinutes: 15,
        ContactWithinHours: 24,
        PlanReviewAfterAbsences: 2,
        DischargeAfterAbsences: 3,
        NoContactDays: 14,
        NoContactAttempts: 3,
        UnderHoursNoticeHours: 4);

    internal void Check(string pointer)
    {
        if (PlanReviewAfterAbsences >= DischargeAfterAbsences)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/dischargeAfterAbsences", "A plan is reviewed before discharge is considered.");
        }
    }
}
