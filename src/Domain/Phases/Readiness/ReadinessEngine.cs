using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Phases.Readiness;

/// <summary>
/// Step-down and discharge readiness, rules RDY-1 to RDY-13. A pure function: the same evidence, policy, purpose and day give
/// the same findings, whatever the order of the evidence.
/// </summary>
public static class ReadinessEngine
{
    /// <summary>Below the rank of every level and the risk of every rating.</summary>
    private const int NoNeed = 0;

    public static ReadinessFindings Evaluate(
        EvidenceSnapshot evidence, ReadinessPolicy policy, ReadinessPurpose purpose, DateOnly asOf)
    {
        CriterionFinding[] criteria =
        [
            DaysSinceLastUse(evidence, policy, asOf),
            Safety(evidence),
            Attendance(evidence, policy, asOf),
            WeeklyHours(evidence, policy, asOf),
            HomeworkCompletion(evidence, policy, asOf),
            ObjectivesAchieved(evidence, policy, purpose),
            CravingMean(evidence, policy, asOf),
            Confidence(evidence, policy, asOf),
            RiskRatings(evidence, policy, asOf),
            RelapsePrevention(evidence, policy),
            DaysInPhase(evidence, policy, asOf),
        ];
        CriterionFinding[] triggers =
        [
            HighestRating(evidence, policy),
            RecentUseDays(evidence, policy, asOf),
            RecentUseEvents(evidence, policy, asOf),
            OpenHighRisk(evidence),
        ];

        var applicable = criteria.Count(c => c.Type == CriterionType.Soft && c.Verdict != Verdict.NotApplicable);
        var passed = criteria.Count(c => c.Type == CriterionType.Soft && c.Verdict == Verdict.Pass);
        var score = Ratio(passed, applicable);
        return new ReadinessFindings(Result(criteria, triggers, score, policy), passed, applicable, score, criteria, triggers, Handover(evidence, purpose, asOf));
    }

    private static ReadinessResult Result(
        CriterionFinding[] criteria, CriterionFinding[] triggers, decimal score, ReadinessPolicy policy)
    {
        // A trigger without data raises no alarm of its own: the hard criterion beside it fails then.
        if (triggers.Any(trigger => trigger.Verdict == Verdict.Fail))
        {
            return ReadinessResult.StepUpReview;
        }

        if (criteria.Any(c => c.Type == CriterionType.Hard && c.Verdict != Verdict.Pass) || score < policy.ReadyWithConditionsScore)
        {
            return ReadinessResult.NotReady;
        }

        return score >= policy.ReadyScore ? ReadinessResult.Ready : ReadinessResult.ReadyWithConditions;
    }

    private static List<HandoverFinding>? Handover(EvidenceSnapshot evidence, ReadinessPurpose purpose, DateOnly asOf)
    {
        if (purpose == ReadinessPurpose.Discharge || evidence is not { Phase: { } phase, Handover: { Next: { } next } handover })
        {
            return null;
        }

        var tasks =
            from task in PhaseResponsibilities.Tasks
            let to = next.Of(task)
            where to is not null
            select Finding(task, to.Value);
        return [.. tasks];

        HandoverFinding Finding(ResponsibilityTask task, ResponsibleParty to)
        {
            var from = handover.Present?.Of(task);
            var change = to.CompareTo(from ?? ResponsibleParty.Staff) switch
            {
                > 0 => HandoverChange.PatientTakesOver,
                0 => HandoverChange.Unchanged,
                < 0 => HandoverChange.PatientGivesBack,
            };
            var all = (task switch
            {
                ResponsibilityTask.CheckIns => handover.CheckIns,
                ResponsibilityTask.HomeworkPlanning => handover.Homework,
                ResponsibilityTask.Booking => [],
            }).Where(deed => deed.On >= phase.StartedOn && deed.On <= asOf).ToList();
            var own = all.Where(deed => deed.IsByPatient).Select(deed => deed.Id).Order().ToList();
            return all.Count == 0
                ? new HandoverFinding(task, from, to, change, null, null, null, [])
                : new HandoverFinding(task, from, to, change, Ratio(own.Count, all.Count), own.Count, all.Count, own);
        }
    }

    private static CriterionFinding DaysSinceLastUse(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        var criterion = new Criterion("R1", CriterionType.Hard, ThresholdComparator.AtLeast, policy.MinimumDaysSinceLastUse);
        var uses = (evidence.UseEvents ?? []).SelectMany(use => use.UseDays.Select(day => (use.Id, Day: day)));
        if (evidence.LastUse is { On: { } told } lastUse)
        {
            uses = uses.Append((lastUse.Id, told));
        }

        var latest = uses.Where(use => use.Day <= asOf).GroupBy(use => use.Day).MaxBy(day => day.Key);
        if (latest is not null)
        {
            return criterion.Judge(asOf.DayNumber - latest.Key.DayNumber, latest.Select(use => use.Id).Distinct().Order());
        }

        return evidence.LastUse is { Knowledge: LastUseKnowledge.Never } never
            ? criterion.Says(Verdict.Pass, VerdictReason.NeverUsed, null, [never.Id])
            : criterion.Insufficient(VerdictReason.NoData);
    }

    private static CriterionFinding Safety(EvidenceSnapshot evidence)
    {
        var criterion = new Criterion("R2", CriterionType.Hard, ThresholdComparator.AtMost, 0);
        return LatestScreen(evidence) is { } screen
            ? criterion.Judge(screen is { Resolved: false, Risk: SafetyRisk.Moderate or SafetyRisk.High } ? 1 : 0, [screen.Id])
            : criterion.Insufficient(VerdictReason.NoData);
    }

    private static CriterionFinding Attendance(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        var criterion = new Criterion("R3", CriterionType.Soft, ThresholdComparator.AtLeast, policy.MinimumAttendanceRatio);
        var sessions = (evidence.Sessions ?? [])
            .Where(session => Within(session.On, policy.AttendanceWindowDays, asOf))
            .OrderBy(session => session.Id)
            .ToList();
        return criterion.JudgeRatio(sessions.Count(session => session.Kept), sessions.Count, sessions.Select(session => session.Id));
    }

    private static CriterionFinding WeeklyHours(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        const int LastDayOfWeek = 6;
        var criterion = new Criterion("R4", CriterionType.Soft, ThresholdComparator.AtLeast, policy.MinimumWeeklyHoursRatio);
        if (evidence.Phase is not { } phase)
        {
            return criterion.Insufficient(VerdictReason.NoData);
        }

        var weeks = (evidence.Weeks ?? [])
            .Where(week => !week.Partial && week.MondayOn >= phase.StartedOn && week.MondayOn.AddDays(LastDayOfWeek) <= asOf)
            .OrderByDescending(week => week.MondayOn)
            .Take(policy.WeeklyHoursWindowWeeks)
            .ToList();
        return criterion.JudgeRatio(weeks.Count(week => week.Met), weeks.Count, [phase.Id]);
    }

    private static CriterionFinding HomeworkCompletion(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        var criterion = new Criterion("R5", CriterionType.Soft, ThresholdComparator.AtLeast, policy.MinimumHomeworkRatio);
        var due = (evidence.Homework ?? [])
            .Where(homework => homework.DueOn >= evidence.Phase?.StartedOn && homework.DueOn <= asOf)
            .OrderBy(homework => homework.Id)
            .ToList();
        return criterion.JudgeRatio(due.Count(homework => homework.Completed), due.Count, due.Select(homework => homework.Id));
    }

    private static CriterionFinding ObjectivesAchieved(EvidenceSnapshot evidence, ReadinessPolicy policy, ReadinessPurpose purpose)
    {
        var threshold = purpose switch
        {
            ReadinessPurpose.StepDown => policy.MinimumObjectivesRatio,
            ReadinessPurpose.Discharge => policy.MinimumObjectivesRatioAtDischarge,
        };
        var criterion = new Criterion("R6", CriterionType.Soft, ThresholdComparator.AtLeast, threshold);
        if (evidence.Objectives is not { } objectives || (purpose == ReadinessPurpose.StepDown && evidence.Phase is null))
        {
            return criterion.Insufficient(VerdictReason.NoData);
        }

        var required = objectives
            .Where(objective => objective.Required
                && (purpose == ReadinessPurpose.Discharge || objective.PhaseSequence == evidence.Phase?.Sequence))
            .OrderBy(objective => objective.Id)
            .ToList();
        return required.Count == 0
            ? criterion.Says(Verdict.NotApplicable, VerdictReason.NothingRequired, null, [])
            : criterion.JudgeRatio(
                required.Count(objective => objective.Achieved), required.Count, required.Select(objective => objective.Id));
    }

    private static CriterionFinding CravingMean(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        var criterion = new Criterion("R7", CriterionType.Soft, ThresholdComparator.AtMost, policy.MaximumCravingMean);
        var entries = (evidence.Cravings ?? [])
            .Where(entry => Within(entry.On, policy.CravingWindowDays, asOf))
            .OrderBy(entry => entry.Id)
            .ToList();
        var days = entries.GroupBy(entry => entry.On).Select(day => day.Max(entry => entry.Intensity)).ToList();
        if (days.Count == 0)
        {
            return criterion.Insufficient(VerdictReason.NoData);
        }

        var ids = entries.Select(entry => entry.Id);
        return days.Count < policy.MinimumCravingDays
            ? criterion.Insufficient(VerdictReason.TooFewDays, ids)
            : criterion.Judge(Ratio(days.Sum(), days.Count), ids) with { Numerator = days.Sum(), Denominator = days.Count };
    }

    private static CriterionFinding Confidence(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        var criterion = new Criterion("R8", CriterionType.Soft, ThresholdComparator.AtLeast, policy.MinimumConfidenceMean);
        var latest = evidence.Confidence?.MaxBy(answer => (answer.AnsweredAt, answer.Id));
        if (latest is null)
        {
            return criterion.Insufficient(VerdictReason.NoData);
        }

        return IsYoung(latest.On, policy.ConfidenceMaximumAgeDays, asOf)
            ? criterion.Judge(latest.Mean, [latest.Id])
            : criterion.Insufficient(VerdictReason.TooOld, [latest.Id]);
    }

    private static CriterionFinding RiskRatings(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        decimal? threshold = evidence.Ratings?.Edition switch
        {
            AsamEdition.Fourth => evidence.TargetLevel is { } target ? LevelsOfCare.RankOf(target) : null,
            AsamEdition.Third or null => policy.MaximumDimensionRisk,
        };
        var criterion = new Criterion("R9", CriterionType.Soft, ThresholdComparator.AtMost, threshold);
        if (evidence.Ratings is not { } set)
        {
            return criterion.Insufficient(VerdictReason.NoData);
        }

        if (!IsYoung(set.On, policy.RatingMaximumAgeDays, asOf))
        {
            return criterion.Insufficient(VerdictReason.TooOld, [set.Id]);
        }

        var highest = set.Edition switch
        {
            AsamEdition.Third => set.Ratings.Max(rating => rating.Risk),
            AsamEdition.Fourth => set.Ratings.Max(rating => rating.MinimumLevelCode is { } code ? RankOf(code) : NoNeed),
        };
        return threshold is null
            ? criterion.Insufficient(VerdictReason.NoTargetLevel, [set.Id])
            : criterion.Judge(highest ?? NoNeed, [set.Id]);

        static int RankOf(string fourthEditionCode) => LevelsOfCare.RankOf(new LevelOfCare(AsamEdition.Fourth, fourthEditionCode));
    }

    private static CriterionFinding RelapsePrevention(EvidenceSnapshot evidence, ReadinessPolicy policy)
    {
        var criterion = new Criterion("R10", CriterionType.Soft, ThresholdComparator.AtLeast, policy.MinimumSupportContacts);
        if (evidence.RelapsePrevention is not { } plan)
        {
            return criterion.Insufficient(VerdictReason.NoData);
        }

        var ids = plan.SupportContacts.Order().Prepend(plan.Id);
        return plan.Active
            ? criterion.Judge(plan.SupportContacts.Count, ids)
            : criterion.Says(Verdict.Fail, VerdictReason.PlanNotActive, plan.SupportContacts.Count, ids);
    }

    private static CriterionFinding DaysInPhase(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        var minimum = evidence.Phase is { } active ? policy.MinimumDaysIn(active.Sequence) : null;
        var criterion = new Criterion("R11", CriterionType.Soft, ThresholdComparator.AtLeast, minimum);
        if (evidence.Phase is not { } phase)
        {
            return criterion.Insufficient(VerdictReason.NoData);
        }

        var days = asOf.DayNumber - phase.StartedOn.DayNumber;
        return minimum is null
            ? criterion.Says(Verdict.NotApplicable, VerdictReason.NothingRequired, days, [phase.Id])
            : criterion.Judge(days, [phase.Id]);
    }

    /// <remarks>Whatever its age: an extreme risk that nobody has rated since is still there (D14).</remarks>
    private static CriterionFinding HighestRating(EvidenceSnapshot evidence, ReadinessPolicy policy)
    {
        var trigger = new Criterion("S1", CriterionType.StepUp, ThresholdComparator.AtMost, policy.StepUpRisk - 1);
        if (evidence.Ratings is not { } set)
        {
            return trigger.Insufficient(VerdictReason.NoData);
        }

        return set.Ratings.Max(rating => rating.Risk) is { } highest
            ? trigger.Judge(highest, [set.Id])
            : trigger.Says(Verdict.NotApplicable, null, null, [set.Id]);
    }

    private static CriterionFinding RecentUseDays(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        var trigger = new Criterion("S2", CriterionType.StepUp, ThresholdComparator.AtMost, policy.StepUpUseDays - 1);
        if (evidence.UseEvents is not { } events)
        {
            return trigger.Insufficient(VerdictReason.NoData);
        }

        var days = events
            .SelectMany(use => use.UseDays.Select(day => (use.Id, Day: day)))
            .Where(use => Within(use.Day, policy.StepUpUseDaysWindowDays, asOf))
            .ToList();
        return trigger.Judge(days.DistinctBy(use => use.Day).Count(), days.Select(use => use.Id).Distinct().Order());
    }

    private static CriterionFinding RecentUseEvents(EvidenceSnapshot evidence, ReadinessPolicy policy, DateOnly asOf)
    {
        var trigger = new Criterion("S3", CriterionType.StepUp, ThresholdComparator.AtMost, policy.StepUpUseEvents - 1);
        if (evidence.UseEvents is not { } events)
        {
            return trigger.Insufficient(VerdictReason.NoData);
        }

        var recent = events
            .Where(use => use.UseDays.Any(day => Within(day, policy.StepUpUseEventsWindowDays, asOf)))
            .Select(use => use.Id)
            .Order()
            .ToList();
        return trigger.Judge(recent.Count, recent);
    }

    private static CriterionFinding OpenHighRisk(EvidenceSnapshot evidence)
    {
        var trigger = new Criterion("S4", CriterionType.StepUp, ThresholdComparator.AtMost, 0);
        return LatestScreen(evidence) is { } screen
            ? trigger.Judge(screen is { Resolved: false, Risk: SafetyRisk.High } ? 1 : 0, [screen.Id])
            : trigger.Insufficient(VerdictReason.NoData);
    }

    /// <remarks>A later screen of None or Low settles an earlier one (D17), so the latest alone decides.</remarks>
    private static SafetyScreenEvidence? LatestScreen(EvidenceSnapshot evidence) =>
        evidence.SafetyScreens?.MaxBy(screen => (screen.ScreenedAt, screen.Id));

    private static bool Within(DateOnly day, int windowDays, DateOnly asOf) => day > asOf.AddDays(-windowDays) && day <= asOf;

    private static bool IsYoung(DateOnly day, int maximumAgeDays, DateOnly asOf) =>
        asOf.DayNumber - day.DayNumber <= maximumAgeDays;

    private static decimal Ratio(int numerator, int denominator) => (decimal)numerator / denominator;

    private sealed record Criterion(string Id, CriterionType Type, ThresholdComparator Comparator, decimal? Threshold)
    {
        public CriterionFinding Judge(decimal value, IEnumerable<Guid> evidence)
        {
            var met = Comparator switch
            {
                ThresholdComparator.AtLeast => value >= Threshold,
                ThresholdComparator.AtMost => value <= Threshold,
            };
            return Says(met ? Verdict.Pass : Verdict.Fail, null, value, evidence);
        }

        public CriterionFinding JudgeRatio(int numerator, int denominator, IEnumerable<Guid> evidence) =>
            denominator == 0
                ? Insufficient(VerdictReason.NoData)
                : Judge(Ratio(numerator, denominator), evidence) with { Numerator = numerator, Denominator = denominator };

        public CriterionFinding Insufficient(VerdictReason reason, IEnumerable<Guid>? evidence = null) =>
            Says(Verdict.InsufficientData, reason, null, evidence ?? []);

        public CriterionFinding Says(Verdict verdict, VerdictReason? reason, decimal? value, IEnumerable<Guid> evidence) =>
            new(Id, Type, value, null, null, Comparator, Threshold, verdict, reason, [.. evidence]);
    }
}
