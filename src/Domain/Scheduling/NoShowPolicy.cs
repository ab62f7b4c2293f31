using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>Which work items missed sessions call for, rules ATT-11 to ATT-15. Says the same whatever order the facts come in.</summary>
public static class NoShowPolicy
{
    private const int DaysOfWeek = 7;

    /// <summary>All that was due at some time up to now, done or not. Nothing once the patient is discharged.</summary>
    public static IReadOnlyList<NoShowWork> Due(NoShowEvidence evidence, Program program, DateTimeOffset now)
    {
        var calendar = program.Calendar;
        var today = calendar.DateOf(now);
        var policies = program.PoliciesOn(today);
        var policy = policies.Attendance;
        if (evidence.Care.DischargedOn <= today)
        {
            return [];
        }

        return
        [
            .. Outreach(evidence, policy, now),
            .. AfterAbsences(evidence, calendar, policies.ReviewCadence, policy),
            .. AfterSilence(evidence, calendar, policies.ReviewCadence, policy, today),
            .. UnderHours(evidence, program, policy, today, now),
        ];
    }

    private static IEnumerable<NoShowWork> Outreach(NoShowEvidence evidence, AttendancePolicy policy, DateTimeOffset now) =>
        from fact in evidence.Sessions
        where fact.Status == AttendanceStatus.Scheduled && !evidence.CheckedIn.Contains(fact.Id)
        let missedAt = fact.StartsAt.AddMinutes(policy.OutreachAfterMinutes)
        where now >= missedAt
        orderby fact.StartsAt, fact.Id
        select new NoShowWork(NoShowWorkKind.Outreach, fact.Id, fact.On, fact.StartsAt.AddMinutes(fact.ScheduledMinutes));

    private static List<NoShowWork> AfterAbsences(
        NoShowEvidence evidence, ProgramCalendar calendar, ReviewCadencePolicy reviews, AttendancePolicy policy)
    {
        var due = new List<NoShowWork>();
        var consecutive = 0;
        foreach (var fact in evidence.Sessions.Where(fact => fact.IsDue).OrderBy(fact => fact.StartsAt).ThenBy(fact => fact.Id))
        {
            if (fact.Status != AttendanceStatus.AbsentUnexcused)
            {
                consecutive = 0;
                continue;
            }

            consecutive++;
            due.Add(new NoShowWork(
                NoShowWorkKind.CounselorContact, fact.Id, fact.On, fact.StartsAt.AddHours(policy.ContactWithinHours)));
            var reviewDueAt = calendar.EndOf(calendar.AddBusinessDays(fact.On, reviews.EventReviewBusinessDays));
            if (consecutive == policy.PlanReviewAfterAbsences)
            {
                due.Add(new NoShowWork(NoShowWorkKind.PlanReview, fact.Id, fact.On, reviewDueAt));
            }

            if (consecutive == policy.DischargeAfterAbsences)
            {
                due.Add(new NoShowWork(NoShowWorkKind.AdministrativeDischarge, fact.Id, fact.On, reviewDueAt));
            }
        }

        return due;
    }

    private static IEnumerable<NoShowWork> AfterSilence(
        NoShowEvidence evidence, ProgramCalendar calendar, ReviewCadencePolicy reviews, AttendancePolicy policy, DateOnly today)
    {
        var lastContactOn = evidence.Contacts.Where(contact => contact.Reached).Select(contact => calendar.DateOf(contact.At))
            .Concat(evidence.Sessions.Where(fact => fact.AttendedMinutes > 0 || evidence.CheckedIn.Contains(fact.Id)).Select(fact => fact.On))
            .Append(evidence.Care.AdmittedOn)
            .Max();
        var attempts = evidence.Contacts.Count(contact => !contact.Reached && calendar.DateOf(contact.At) > lastContactOn);
        var silentOn = lastContactOn.AddDays(policy.NoContactDays);
        if (today >= silentOn && attempts >= policy.NoContactAttempts && !evidence.Care.IsOnLeave(today))
        {
            yield return new NoShowWork(
                NoShowWorkKind.AdministrativeDischarge,
                null,
                lastContactOn,
                calendar.EndOf(calendar.AddBusinessDays(silentOn, reviews.EventReviewBusinessDays)));
        }
    }

    private static IEnumerable<NoShowWork> UnderHours(
        NoShowEvidence evidence, Program program, AttendancePolicy policy, DateOnly today, DateTimeOffset now) =>
        from week in WeeklyHours.Of(evidence.Sessions, evidence.Care, date => program.PoliciesOn(date).LevelOfCare, today).Weeks
        where week.Standing is WeekStanding.UnderHours or WeekStanding.InProgress && week.AttendedHours < week.NeededHours
        let endsAt = program.Calendar.EndOf(week.MondayOn.AddDays(DaysOfWeek - 1))
        where now >= endsAt.AddHours(-policy.UnderHoursNoticeHours)
        select new NoShowWork(NoShowWorkKind.UnderHours, null, week.MondayOn, endsAt);
}
