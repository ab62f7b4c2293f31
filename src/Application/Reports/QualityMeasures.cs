using System.Globalization;
using System.Linq.Expressions;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Reports;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Reports;

/// <summary>An episode, or a review owed in it, that a measure is about.</summary>
internal sealed record QualityCase
{
    public required EpisodeId EpisodeId { get; init; }

    /// <summary>0, but of reviews, of which an episode has several.</summary>
    public required int Ordinal { get; init; }

    public required PatientId PatientId { get; init; }

    public required DateOnly On { get; init; }
}

/// <summary>One row of the report: who is asked about, and of whom it holds. Both are questions to the database, counted or listed there.</summary>
/// <param name="Variant">What tells two rows of one measure apart; null where there is one.</param>
/// <param name="Days">What each case of the numerator took; null where nothing is timed.</param>
internal sealed record MeasureDefinition(
    QualityMeasure Measure, string? Variant, IQueryable<QualityCase> Denominator, IQueryable<QualityCase> Numerator, IQueryable<int>? Days = null);

/// <summary>The measures of QM-1 to QM-13, each as two questions.</summary>
internal sealed class QualityMeasures(IAppDbContext db, ReportScope scope)
{
    private readonly ProgramId _programId = scope.Program.Id;
    private readonly DateOnly _from = scope.From;
    private readonly DateOnly _to = scope.To;
    private readonly DateOnly _today = scope.Today;
    private readonly QualityPolicy _policy = scope.Policies.Quality;

    public IReadOnlyList<MeasureDefinition> All =>
    [
        Initiation(),
        Engagement(),
        .. _policy.RetentionDays.Select(Retention),
        Completion(),
        Readmission(),
        AbstinenceAtDischarge(),
        .. scope.Policies.Progress.Responses.SelectMany(Symptoms),
        TimeToFirstService(),
        ReviewTimeliness(),
        ContinuingCareLink(),
        .. _policy.AcuteFollowUpDays.Select(days => FollowUpAfter(QualityMeasure.FollowUpAfterEmergencyVisit, days)),
        .. _policy.AcuteFollowUpDays.Select(days => FollowUpAfter(QualityMeasure.FollowUpAfterStay, days)),
    ];

    private IQueryable<Episode> Episodes => db.Episodes.Where(episode => episode.ProgramId == _programId && episode.EnteredInError == null);

    private IQueryable<Episode> Admitted => Episodes.Where(episode => episode.AdmittedOn >= _from && episode.AdmittedOn <= _to);

    private IQueryable<Episode> Discharged => Episodes.Where(episode => episode.DischargedOn >= _from && episode.DischargedOn <= _to);

    /// <summary>Of everybody, in all programmes: treatment elsewhere in the organization is treatment too.</summary>
    private IQueryable<AttendanceRecord> Treatment => db.AttendanceRecords.Where(record =>
        record.EnteredInError == null
        && QualityRules.Attending.Contains(record.CountsAs)
        && QualityRules.TreatingCategories.Contains(record.Category));

    private MeasureDefinition Initiation()
    {
        var days = _policy.InitiationDays;
        var episodes = NewEpisodes().Where(episode => episode.SubstanceUseIndexOn!.Value.AddDays(days - 1) < _today);
        return Of(
            QualityMeasure.Initiation,
            episodes,
            episodes.Where(episode => Treatment.Any(record =>
                record.PatientId == episode.PatientId
                && record.On >= episode.SubstanceUseIndexOn
                && record.On <= episode.SubstanceUseIndexOn!.Value.AddDays(days - 1))),
            episode => new QualityCase { EpisodeId = episode.Id, Ordinal = 0, PatientId = episode.PatientId, On = episode.SubstanceUseIndexOn!.Value });
    }

    private MeasureDefinition Engagement()
    {
        var (initiation, engagement, events) = (_policy.InitiationDays, _policy.EngagementDays, _policy.EngagementEvents);
        var episodes = NewEpisodes().Where(episode => episode.SubstanceUseIndexOn!.Value.AddDays(initiation - 1 + engagement) < _today);
        return Of(
            QualityMeasure.Engagement,
            episodes,
            from episode in episodes
            let initiatedOn = Treatment
                .Where(record =>
                    record.PatientId == episode.PatientId
                    && record.On >= episode.SubstanceUseIndexOn
                    && record.On <= episode.SubstanceUseIndexOn!.Value.AddDays(initiation - 1))
                .Min(record => (DateOnly?)record.On)
            where initiatedOn != null
                && Treatment
                    .Where(record =>
                        record.PatientId == episode.PatientId && record.On > initiatedOn && record.On <= initiatedOn.Value.AddDays(engagement))
                    .Select(record => record.On)
                    .Distinct()
                    .Count() >= events
            select episode,
            episode => new QualityCase { EpisodeId = episode.Id, Ordinal = 0, PatientId = episode.PatientId, On = episode.SubstanceUseIndexOn!.Value });
    }

    /// <summary>Old enough, and with neither a diagnosis nor treatment of substance use in the days before.</summary>
    private IQueryable<Episode> NewEpisodes()
    {
        var (age, days) = (_policy.MinimumAge, _policy.NegativeHistoryDays);
        return Episodes
            .Where(episode => episode.SubstanceUseIndexOn >= _from && episode.SubstanceUseIndexOn <= _to)
            .Where(episode => db.Patients.Any(patient =>
                patient.Id == episode.PatientId && patient.BirthDate <= episode.SubstanceUseIndexOn!.Value.AddYears(-age)))
            .Where(episode => !db.Episodes.Any(other =>
                other.PatientId == episode.PatientId
                && other.Id != episode.Id
                && other.EnteredInError == null
                && other.SubstanceUseIndexOn < episode.SubstanceUseIndexOn
                && other.SubstanceUseIndexOn >= episode.SubstanceUseIndexOn!.Value.AddDays(-days)))
            .Where(episode => !Treatment.Any(record =>
                record.PatientId == episode.PatientId
                && record.On < episode.SubstanceUseIndexOn
                && record.On >= episode.SubstanceUseIndexOn!.Value.AddDays(-days)));
    }

    private MeasureDefinition Retention(int days)
    {
        var admitted = Admitted.Where(episode => episode.AdmittedOn!.Value.AddDays(days) <= _today);
        return Of(
            QualityMeasure.Retention,
            admitted,
            admitted.Where(episode =>
                episode.DischargedOn == null
                || episode.DischargedOn >= episode.AdmittedOn!.Value.AddDays(days)
                || QualityRules.Completing.Contains(episode.DischargeType!.Value)),
            ByAdmission,
            variant: Invariant(days));
    }

    private MeasureDefinition Completion()
    {
        var discharged = Discharged.Where(episode => !QualityRules.OutsideCompletion.Contains(episode.DischargeType!.Value));
        return Of(
            QualityMeasure.Completion,
            discharged,
            discharged.Where(episode => QualityRules.Completing.Contains(episode.DischargeType!.Value)),
            ByDischarge);
    }

    private MeasureDefinition Readmission()
    {
        var days = _policy.ReadmissionDays;
        var discharged = Discharged.Where(episode => !QualityRules.OutsideReadmission.Contains(episode.DischargeType!.Value));
        return Of(
            QualityMeasure.Readmission,
            discharged,
            discharged.Where(episode => db.Episodes.Any(next =>
                next.PatientId == episode.PatientId
                && next.Id != episode.Id
                && next.EnteredInError == null
                && next.AdmittedOn >= episode.DischargedOn
                && next.AdmittedOn <= episode.DischargedOn!.Value.AddDays(days)
                && next.AdmittedRank >= episode.CurrentRank)),
            ByDischarge);
    }

    /// <summary>What was told at the admission counts where its days are among those asked about.</summary>
    private MeasureDefinition AbstinenceAtDischarge()
    {
        var days = _policy.AbstinenceDays;
        var unknown = LastUse.Unknown;
        return Of(
            QualityMeasure.AbstinenceAtDischarge,
            Discharged,
            Discharged
                .Where(episode => !db.UseEvents.Any(use =>
                    use.EpisodeId == episode.Id
                    && use.Status == UseEventStatus.Confirmed
                    && use.EnteredInError == null
                    && use.StartedOn <= episode.DischargedOn
                    && use.EndedOn > episode.DischargedOn!.Value.AddDays(-days)))
                .Where(episode =>
                    episode.AdmittedOn <= episode.DischargedOn!.Value.AddDays(-days)
                    || (episode.LastUse != unknown
                        && (episode.LastUsedOn == null || episode.LastUsedOn <= episode.DischargedOn!.Value.AddDays(-days)))),
            ByDischarge);
    }

    /// <summary>
    /// From the first score of an episode, where it lies in the period and calls for change. Asked row by row, each by its index: as joins of
    /// one table with itself they take forever where the planner's statistics are old.
    /// </summary>
    private IEnumerable<MeasureDefinition> Symptoms(ResponseRule rule)
    {
        if (Instruments.All.FirstOrDefault(instrument => instrument.PrincipalScore == rule.Score) is not { } instrument)
        {
            return [];
        }

        var code = instrument.Code;
        var (earliest, latest) = (scope.Policies.Progress.EarliestDays, scope.Policies.Progress.LatestDays);
        var (ratio, bar, minimum) = (rule.ResponseRatio, rule.RemissionBelow, rule.MinimumBaseline);
        var answered = db.Assessments.Where(assessment =>
            assessment.Instrument == code && assessment.EnteredInError == null && assessment.Score != null);
        var measured =
            from baseline in answered
            where baseline.AnsweredOn >= _from && baseline.AnsweredOn <= _to && baseline.Score >= minimum
            where db.Episodes.Where(episode => episode.Id == baseline.EpisodeId && episode.EnteredInError == null)
                .Select(episode => (ProgramId?)episode.ProgramId).FirstOrDefault() == _programId
            where answered.Where(first => first.EpisodeId == baseline.EpisodeId)
                .OrderBy(first => first.AnsweredAt).ThenBy(first => first.Id)
                .Select(first => first.Id).FirstOrDefault() == baseline.Id
            let last = answered
                .Where(later =>
                    later.EpisodeId == baseline.EpisodeId
                    && later.AnsweredOn >= baseline.AnsweredOn.AddDays(earliest)
                    && later.AnsweredOn <= baseline.AnsweredOn.AddDays(latest))
                .OrderByDescending(later => later.AnsweredAt)
                .ThenByDescending(later => later.Id)
                .Select(later => later.Score)
                .FirstOrDefault()
            where last != null
            select new Measured { Baseline = baseline, Last = last };
        return
        [
            new(QualityMeasure.SymptomResponse, rule.Score, Cases(measured), Cases(measured.Where(one => one.Last <= one.Baseline.Score * ratio))),
            new(QualityMeasure.SymptomRemission, rule.Score, Cases(measured), Cases(measured.Where(one => one.Last < bar))),
        ];

        static IQueryable<QualityCase> Cases(IQueryable<Measured> measured) => measured.Select(one => new QualityCase
        {
            EpisodeId = one.Baseline.EpisodeId,
            Ordinal = 0,
            PatientId = one.Baseline.PatientId,
            On = one.Baseline.AnsweredOn,
        });
    }

    private MeasureDefinition TimeToFirstService()
    {
        var served =
            from episode in Admitted
            let servedOn = Treatment
                .Where(record => record.EpisodeId == episode.Id && record.On >= episode.RequestedOn)
                .Min(record => (DateOnly?)record.On)
            where servedOn != null
            select new { Episode = episode, Days = servedOn.Value.DayNumber - episode.RequestedOn.DayNumber };
        var timed = Of(QualityMeasure.TimeToFirstService, Admitted, served.Select(one => one.Episode), ByAdmission);
        return timed with { Days = served.Select(one => one.Days) };
    }

    /// <summary>What a discharge ended before it was due is owed no more.</summary>
    private MeasureDefinition ReviewTimeliness()
    {
        var owed =
            from review in db.OwedReviews
            where review.ProgramId == _programId
                && review.PlanStatus != PlanVersionStatus.Cancelled && review.PlanStatus != PlanVersionStatus.EnteredInError
            where review.DueOn >= _from && review.DueOn <= _to && (review.CompletedOn != null || review.DueOn < _today)
            join episode in Episodes on review.EpisodeId equals episode.Id
            where review.CompletedOn != null || episode.DischargedOn == null || episode.DischargedOn > review.DueOn
            select review;
        return new MeasureDefinition(
            QualityMeasure.ReviewTimeliness,
            null,
            Cases(owed),
            Cases(owed.Where(review => review.CompletedOn <= review.DueOn)));

        static IQueryable<QualityCase> Cases(IQueryable<OwedReview> owed) => owed.Select(review => new QualityCase
        {
            EpisodeId = review.EpisodeId,
            Ordinal = review.Ordinal,
            PatientId = review.PatientId,
            On = review.DueOn,
        });
    }

    /// <summary>Treatment here, in whichever programme, or elsewhere as the patient told who was followed up.</summary>
    private MeasureDefinition ContinuingCareLink()
    {
        var days = _policy.ContinuingCareDays;
        var discharged = Discharged.Where(episode =>
            QualityRules.Completing.Contains(episode.DischargeType!.Value) && episode.DischargedOn!.Value.AddDays(days) < _today);
        return Of(
            QualityMeasure.ContinuingCareLink,
            discharged,
            discharged.Where(episode =>
                Treatment.Any(record =>
                    record.PatientId == episode.PatientId
                    && record.On > episode.DischargedOn
                    && record.On <= episode.DischargedOn!.Value.AddDays(days))
                || db.FollowUps.Any(followUp =>
                    followUp.EpisodeId == episode.Id
                    && followUp.EnteredInError == null
                    && followUp.InContinuingCareOn > episode.DischargedOn
                    && followUp.InContinuingCareOn <= episode.DischargedOn!.Value.AddDays(days))),
            ByDischarge);
    }

    /// <summary>
    /// Of who was old enough, with a window that has ended. Treatment on the day of a visit counts; on that of a discharge it is still of the stay.
    /// </summary>
    private MeasureDefinition FollowUpAfter(QualityMeasure measure, int days)
    {
        var isVisit = measure is QualityMeasure.FollowUpAfterEmergencyVisit;
        var (age, first) = (_policy.MinimumAge, isVisit ? 0 : 1);
        var left = Episodes
            .Where(episode => episode.AcuteCareEndedOn >= _from && episode.AcuteCareEndedOn <= _to)
            .Where(episode => (episode.AcuteCareSetting == AcuteCareSetting.EmergencyDepartment) == isVisit)
            .Where(episode => episode.AcuteCareEndedOn!.Value.AddDays(days) < _today)
            .Where(episode => db.Patients.Any(patient =>
                patient.Id == episode.PatientId && patient.BirthDate <= episode.AcuteCareEndedOn!.Value.AddYears(-age)));
        return Of(
            measure,
            left,
            left.Where(episode => Treatment.Any(record =>
                record.PatientId == episode.PatientId
                && record.On >= episode.AcuteCareEndedOn!.Value.AddDays(first)
                && record.On <= episode.AcuteCareEndedOn!.Value.AddDays(days))),
            episode => new QualityCase { EpisodeId = episode.Id, Ordinal = 0, PatientId = episode.PatientId, On = episode.AcuteCareEndedOn!.Value },
            variant: Invariant(days));
    }

    private sealed record Measured
    {
        public required Assessment Baseline { get; init; }

        public required decimal? Last { get; init; }
    }

    private static readonly Expression<Func<Episode, QualityCase>> ByAdmission =
        episode => new QualityCase { EpisodeId = episode.Id, Ordinal = 0, PatientId = episode.PatientId, On = episode.AdmittedOn!.Value };

    private static readonly Expression<Func<Episode, QualityCase>> ByDischarge =
        episode => new QualityCase { EpisodeId = episode.Id, Ordinal = 0, PatientId = episode.PatientId, On = episode.DischargedOn!.Value };

    private static MeasureDefinition Of(
        QualityMeasure measure,
        IQueryable<Episode> denominator,
        IQueryable<Episode> numerator,
        Expression<Func<Episode, QualityCase>> caseOf,
        string? variant = null) =>
        new(measure, variant, denominator.Select(caseOf), numerator.Select(caseOf));

    private static string Invariant(int days) => days.ToString(CultureInfo.InvariantCulture);
}
