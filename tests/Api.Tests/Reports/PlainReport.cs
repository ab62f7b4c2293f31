using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Api.Tests.Reports;

/// <summary>The measures once more, in memory and case by case, as domain.md says them. Numbers are written out, so that the policy is tested too.</summary>
internal sealed class PlainReport(SownProgramme sown, DateOnly from, DateOnly to, DateOnly today)
{
    /// <summary>One entry for each case, of those that hold and those that do not.</summary>
    public Dictionary<string, List<(Guid Episode, bool Holds)>> Measures => new()
    {
        ["Initiation"] = [.. NewEpisodes.Where(e => Index(e).AddDays(13) < today).Select(e => (e.Id.Value, InitiatedOn(e) is not null))],
        ["Engagement"] = [.. NewEpisodes.Where(e => Index(e).AddDays(13 + 34) < today).Select(e => (e.Id.Value, IsEngaged(e)))],
        ["Retention/30"] = Retention(30),
        ["Retention/60"] = Retention(60),
        ["Retention/90"] = Retention(90),
        ["Completion"] =
        [
            .. Discharged.Where(e => e.End!.TedsReason is not (5 or 6)).Select(e => (e.Id.Value, e.End!.TedsReason == 1)),
        ],
        ["Readmission"] = [.. Discharged.Where(e => e.End!.TedsReason != 6).Select(e => (e.Id.Value, IsReadmitted(e)))],
        ["AbstinenceAtDischarge"] = [.. Discharged.Select(e => (e.Id.Value, IsAbstinent(e)))],
        ["SymptomResponse/phq9-total"] = Symptoms(InstrumentCode.Phq9, (first, last) => last * 2 <= first),
        ["SymptomRemission/phq9-total"] = Symptoms(InstrumentCode.Phq9, (_, last) => last < 5),
        ["SymptomResponse/gad7-total"] = Symptoms(InstrumentCode.Gad7, (first, last) => last * 2 <= first),
        ["SymptomRemission/gad7-total"] = Symptoms(InstrumentCode.Gad7, (_, last) => last < 5),
        ["TimeToFirstService"] = [.. Admitted.Select(e => (e.Id.Value, DaysToService(e) is not null))],
        ["ContinuingCareLink"] =
        [
            .. Discharged
                .Where(e => e.End!.TedsReason == 1 && today.DayNumber - e.End.DischargedOn.DayNumber > 14)
                .Select(e => (e.Id.Value, GoesOn(e))),
        ],
        ["FollowUpAfterEmergencyVisit/7"] = AcuteFollowUps(isEmergency: true, firstDay: 0, lastDay: 7),
        ["FollowUpAfterEmergencyVisit/30"] = AcuteFollowUps(isEmergency: true, firstDay: 0, lastDay: 30),
        ["FollowUpAfterStay/7"] = AcuteFollowUps(isEmergency: false, firstDay: 1, lastDay: 7),
        ["FollowUpAfterStay/30"] = AcuteFollowUps(isEmergency: false, firstDay: 1, lastDay: 30),
        ["ReviewTimeliness"] =
        [
            .. from plan in sown.Plans
               where plan.Status is not (PlanVersionStatus.Cancelled or PlanVersionStatus.EnteredInError)
               join episode in Episodes on plan.EpisodeId equals episode.Id
               from owed in plan.ReviewObligations
               where owed.DueOn >= @from && owed.DueOn <= to
               where owed.CompletedBy is not null || (owed.DueOn < today && !(episode.End?.DischargedOn <= owed.DueOn))
               select (episode.Id.Value, owed.CompletedBy?.On <= owed.DueOn),
        ],
    };

    public decimal? MedianDaysToService
    {
        get
        {
            var days = Admitted.Select(DaysToService).OfType<int>().Order().ToList();
            return days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2m;
        }
    }

    public IReadOnlyList<Episode> Episodes { get; } = [.. sown.All.Where(e => e.ProgramId == sown.ProgramId && e.EnteredInError is null)];

    public IEnumerable<Episode> Admitted => Episodes.Where(e => e.AdmittedOn >= from && e.AdmittedOn <= to);

    public IEnumerable<Episode> Discharged => Episodes.Where(e => e.End?.DischargedOn >= from && e.End.DischargedOn <= to);

    public int InCareOn(DateOnly day) => Episodes.Count(e => e.AdmittedOn <= day && !(e.End?.DischargedOn < day));

    public AttendanceRates AttendanceBetween(DateOnly first, DateOnly last, ServiceCategory? category)
    {
        var episodes = Episodes.Select(e => e.Id).ToHashSet();
        return AttendanceRates.Of(
            [
                .. sown.Attendance
                    .Where(a => a.EnteredInError is null && episodes.Contains(a.EpisodeId))
                    .Where(a => category is null || a.Category == category || a.MakeUpForId is not null)
                    .Select(a => new AttendanceEvidence(
                        a.Id.Value, a.On, a.StartsAt, a.Log[^1].CountsAs, a.IsRequired, a.IsTreatment, a.ScheduledMinutes,
                        category is null || a.Category == category ? a.Log[^1].AttendedMinutes : 0,
                        a.MakeUpForId?.Value)),
            ],
            first,
            last);
    }

    private IEnumerable<Episode> NewEpisodes =>
        from episode in Episodes
        where HasIndex(episode) && Index(episode) >= @from && Index(episode) <= to
        where sown.Patients.Single(p => p.Id == episode.PatientId).AgeOn(Index(episode)) >= 13
        where !sown.All.Any(other =>
            other.PatientId == episode.PatientId && other.EnteredInError is null && HasIndex(other)
            && Index(other) < Index(episode) && Index(other) >= Index(episode).AddDays(-194))
        where !TreatmentOf(episode).Any(day => day < Index(episode) && day >= Index(episode).AddDays(-194))
        select episode;

    private static bool HasIndex(Episode episode) => SubstanceUse(episode).Any();

    private static DateOnly Index(Episode episode) => SubstanceUse(episode).Min(diagnosis => diagnosis.IndexOn);

    private static IEnumerable<Diagnosis> SubstanceUse(Episode episode) =>
        episode.Diagnoses.Where(diagnosis => diagnosis.EnteredInError is null && diagnosis.Code.StartsWith("F1", StringComparison.Ordinal));

    /// <summary>Days on which the patient of the episode was treated, anywhere.</summary>
    private IEnumerable<DateOnly> TreatmentOf(Episode episode) => sown.Attendance.Where(a => a.PatientId == episode.PatientId && Treats(a)).Select(a => a.On);

    private static bool Treats(AttendanceRecord record) =>
        record is { EnteredInError: null, Category: not (ServiceCategory.Testing or ServiceCategory.MutualHelp) }
        && record.Log[^1].CountsAs is (AttendanceStatus.Attended or AttendanceStatus.AttendedPartial or AttendanceStatus.AttendedVirtual);

    private DateOnly? InitiatedOn(Episode episode) =>
        TreatmentOf(episode).Where(on => on >= Index(episode) && on <= Index(episode).AddDays(13)).Order().Cast<DateOnly?>().FirstOrDefault();

    private bool IsEngaged(Episode episode) =>
        InitiatedOn(episode) is { } initiatedOn
        && TreatmentOf(episode).Where(on => on > initiatedOn && on <= initiatedOn.AddDays(34)).Distinct().Count() >= 2;

    private List<(Guid, bool)> Retention(int days) =>
    [
        .. Admitted
            .Where(e => today.DayNumber - e.AdmittedOn!.Value.DayNumber >= days)
            .Select(e => (e.Id.Value, e.End is null || e.End.Type == DischargeType.CompletedSuccessfully || e.End.DischargedOn.DayNumber - e.AdmittedOn!.Value.DayNumber >= days)),
    ];

    private bool IsReadmitted(Episode episode) => sown.All.Any(next =>
        next.PatientId == episode.PatientId && next != episode && next.EnteredInError is null && next.Admission is not null
        && next.AdmittedOn >= episode.End!.DischargedOn && next.AdmittedOn.Value.DayNumber - episode.End.DischargedOn.DayNumber <= 30
        && LevelsOfCare.RankOf(next.Admission.LevelOfCare) >= LevelsOfCare.RankOf(episode.CurrentLevelOfCare!));

    private bool GoesOn(Episode episode)
    {
        var last = episode.End!.DischargedOn.DayNumber;
        return TreatmentOf(episode).Any(day => day.DayNumber - last is >= 1 and <= 14)
            || sown.FollowUps.Any(f =>
                f.EpisodeId == episode.Id && f is { EnteredInError: null, Findings.InContinuingCare: FollowUpAnswer.Yes }
                && DateOnly.FromDateTime(f.Attempts[^1].At.UtcDateTime).DayNumber - last is >= 1 and <= 14);
    }

    private List<(Guid, bool)> AcuteFollowUps(bool isEmergency, int firstDay, int lastDay) =>
    [
        .. from episode in Episodes
           where episode.Referral.AcuteCare is { } care
               && care.Setting == AcuteCareSetting.EmergencyDepartment == isEmergency
               && care.EndedOn >= @from && care.EndedOn <= to && today.DayNumber - care.EndedOn.DayNumber > lastDay
           let ended = episode.Referral.AcuteCare!.EndedOn
           where sown.Patients.Single(p => p.Id == episode.PatientId).AgeOn(ended) >= 13
           select (episode.Id.Value, TreatmentOf(episode).Any(day => day.DayNumber - ended.DayNumber >= firstDay && day.DayNumber - ended.DayNumber <= lastDay)),
    ];

    private bool IsAbstinent(Episode episode)
    {
        var last = episode.End!.DischargedOn;
        var days = Enumerable.Range(0, 30).Select(back => last.AddDays(-back)).ToHashSet();
        var used = sown.Uses
            .Where(use => use.EpisodeId == episode.Id && use.EnteredInError is null && use.Status == UseEventStatus.Confirmed)
            .Any(use => days.Any(day => use.StartedOn <= day && day <= use.EndedOn));
        var told = days.Contains(episode.AdmittedOn!.Value) && (episode.LastUse == LastUse.Unknown || (episode.LastUse!.OnDate is { } on && days.Contains(on)));
        return !used && !told;
    }

    private List<(Guid, bool)> Symptoms(InstrumentCode instrument, Func<decimal, decimal, bool> holds)
    {
        var cases = new List<(Guid, bool)>();
        foreach (var episode in Episodes)
        {
            var scores = sown.Assessments
                .Where(a => a.EpisodeId == episode.Id && a.Instrument == instrument && a.EnteredInError is null)
                .OrderBy(a => a.AnsweredAt)
                .ToList();
            if (scores is not [var first, .. var others] || first.Score < 10 || first.AnsweredOn < from || first.AnsweredOn > to)
            {
                continue;
            }

            var last = others.LastOrDefault(a => a.AnsweredOn.DayNumber - first.AnsweredOn.DayNumber is >= 14 and <= 120);
            if (last is not null)
            {
                cases.Add((episode.Id.Value, holds(first.Score!.Value, last.Score!.Value)));
            }
        }

        return cases;
    }

    private int? DaysToService(Episode episode)
    {
        var days = sown.Attendance
            .Where(a => a.EpisodeId == episode.Id && Treats(a) && a.On >= episode.Referral.RequestedOn)
            .Select(a => a.On.DayNumber - episode.Referral.RequestedOn.DayNumber)
            .ToList();
        return days.Count == 0 ? null : days.Min();
    }
}
