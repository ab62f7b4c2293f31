using System.Reflection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Api.Tests.Reports;

/// <summary>
/// A thousand episodes of 2025, drawn by a fixed seed: every type of discharge, every kind of last use, sessions of each status and category,
/// make-ups, uses, scores, reviews, readmissions, mistakes. Put past the API, and past what the domain would allow at that time.
/// </summary>
internal sealed class SownProgramme
{
    public const int Episodes = 1_000;
    private const int PatientCount = 650;
    private static readonly DateOnly FirstDay = new(2025, 1, 1);
    private static readonly DateTimeOffset RecordedAt = new(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly LevelOfCare[] Levels = [new(AsamEdition.Fourth, "2.5"), new(AsamEdition.Fourth, "2.1"), new(AsamEdition.Third, "1")];

    private readonly Random _random = new(20_251_126);
    private readonly TestOrganization _organization;

    private SownProgramme(TestOrganization organization, ProgramId programId, ProgramId otherProgramId)
    {
        _organization = organization;
        (ProgramId, OtherProgramId) = (programId, otherProgramId);
    }

    public ProgramId ProgramId { get; }

    public ProgramId OtherProgramId { get; }

    public List<Patient> Patients { get; } = [];

    public List<Episode> All { get; } = [];

    public List<AttendanceRecord> Attendance { get; } = [];

    public List<UseEvent> Uses { get; } = [];

    public List<Assessment> Assessments { get; } = [];

    public List<RecoveryPlan> Plans { get; } = [];

    public List<FollowUp> FollowUps { get; } = [];

    public static async Task<SownProgramme> SowAsync(TestOrganization organization)
    {
        var sown = new SownProgramme(
            organization,
            new ProgramId(Guid.Parse((await organization.ProgramAsync()).Id)),
            new ProgramId(Guid.Parse((await organization.ProgramAsync()).Id)));
        sown.Draw();
        await organization.ReadAsync(db =>
        {
            db.AddRange(sown.Patients);
            db.AddRange(sown.All);
            db.AddRange(sown.Attendance);
            db.AddRange(sown.Uses);
            db.AddRange(sown.Assessments);
            db.AddRange(sown.Plans);
            db.AddRange(sown.FollowUps);

            // As rows only: without history, events and claims on people's time.
            return Task.FromResult(db.SaveChanges());
        });
        return sown;
    }

    private void Draw()
    {
        for (var n = 0; n < PatientCount; n++)
        {
            var birth = new DateOnly(1960, 1, 1).AddDays(_random.Next(20_000));
            if (_random.Next(12) == 0)
            {
                birth = new DateOnly(2012, 1, 1).AddDays(_random.Next(365));
            }

            var patient = Make<Patient>(
                (nameof(Patient.Id), Id<PatientId>()),
                (nameof(Patient.GivenName), "Fictional"),
                (nameof(Patient.FamilyName), "Person"),
                (nameof(Patient.BirthDate), birth),
                (nameof(Patient.Identifiers), Array.Empty<Identifier>()));
            SetColumns(patient);
            Patients.Add(patient);
        }

        while (All.Count < Episodes)
        {
            DrawEpisode(Patients[_random.Next(PatientCount)]);
        }

        foreach (var episode in All.Where(episode => episode.End is not null))
        {
            DrawFollowUps(episode);
        }
    }

    private void DrawEpisode(Patient patient)
    {
        var requestedOn = FirstDay.AddDays(_random.Next(-40, 400));
        var admittedOn = requestedOn.AddDays(_random.Next(0, 20));
        var isAdmitted = _random.Next(10) != 0;
        var level = Pick(Levels);
        var lastLevel = _random.Next(3) == 0 ? Pick(Levels) : level;
        EpisodeEnd? end = isAdmitted && _random.Next(6) != 0
            ? EndOf(admittedOn.AddDays(_random.Next(0, 140)), Pick(Enum.GetValues<DischargeType>()))
            : null;
        var episode = Make<Episode>(
            (nameof(Episode.Id), Id<EpisodeId>()),
            (nameof(Episode.PatientId), patient.Id),
            (nameof(Episode.ProgramId), _random.Next(8) == 0 ? OtherProgramId : ProgramId),
            (nameof(Episode.Status), end is not null ? EpisodeStatus.Discharged : Pick([EpisodeStatus.Referred, EpisodeStatus.Screened, EpisodeStatus.NotAdmitted])),
            (nameof(Episode.Referral), new Referral(requestedOn, ReferralSource.Self, null, RecordedAt, AcuteCareBefore(requestedOn))),
            (nameof(Episode.Admission), isAdmitted ? new Admission(admittedOn, level, default, null!, PatientAgreement.Agrees, null, default, RecordedAt) : null),
            (nameof(Episode.AdmittedOn), isAdmitted ? admittedOn : null),
            (nameof(Episode.LastUse), isAdmitted ? Pick([LastUse.Never, LastUse.Unknown, LastUse.On(admittedOn.AddDays(-_random.Next(0, 40)))]) : null),
            (nameof(Episode.CurrentLevelOfCare), isAdmitted ? lastLevel : null),
            (nameof(Episode.Diagnoses), DiagnosesOf(requestedOn)),
            (nameof(Episode.End), end),
            (nameof(Episode.EnteredInError), _random.Next(25) == 0 ? new EnteredInError("Wrong patient.", null, RecordedAt) : null));
        SetColumns(episode);
        All.Add(episode);
        DrawAttendance(episode, requestedOn, end?.DischargedOn ?? requestedOn.AddDays(120));
        if (isAdmitted)
        {
            DrawFacts(episode, admittedOn, end?.DischargedOn ?? admittedOn.AddDays(120));
        }
    }

    private AcuteCare? AcuteCareBefore(DateOnly requestedOn) => _random.Next(3) == 0
        ? new AcuteCare(Pick(Enum.GetValues<AcuteCareSetting>()), requestedOn.AddDays(_random.Next(-25, 5)))
        : null;

    private Diagnosis[] DiagnosesOf(DateOnly requestedOn) =>
    [
        .. Enumerable.Range(0, _random.Next(0, 3)).Select(n => new Diagnosis(
            Id<DiagnosisId>(),
            Pick(["F10.20", "F11.20", "F32.1"]),
            n == 0,
            requestedOn.AddDays(-_random.Next(0, 12)),
            null,
            RecordedAt,
            _random.Next(9) == 0 ? new EnteredInError("Of another.", null, RecordedAt) : null)),
    ];

    private void DrawAttendance(Episode episode, DateOnly from, DateOnly to)
    {
        for (var on = from.AddDays(_random.Next(0, 25)); on <= to && _random.Next(14) != 0; on = on.AddDays(_random.Next(1, 9)))
        {
            var record = RecordOn(episode, on, Pick(Enum.GetValues<AttendanceStatus>()), null);
            if (record.CountsAs.IsAbsence() && record.IsRequired && _random.Next(2) == 0)
            {
                var makeUp = RecordOn(episode, on.AddDays(_random.Next(1, 14)), Pick([AttendanceStatus.Attended, AttendanceStatus.AbsentExcused]), record.Id);
                if (makeUp.CountsAs.Counts() && makeUp.EnteredInError is null)
                {
                    Set(record, nameof(AttendanceRecord.MadeUpById), makeUp.Id);
                }
            }
        }
    }

    private AttendanceRecord RecordOn(Episode episode, DateOnly on, AttendanceStatus countsAs, AttendanceRecordId? makeUpFor)
    {
        var at = new DateTimeOffset(on, new TimeOnly(22, 0), TimeSpan.Zero);
        var category = Pick(Enum.GetValues<ServiceCategory>());
        var record = Make<AttendanceRecord>(
            (nameof(AttendanceRecord.Id), Id<AttendanceRecordId>()),
            (nameof(AttendanceRecord.SessionId), Id<SessionId>()),
            (nameof(AttendanceRecord.PatientId), episode.PatientId),
            (nameof(AttendanceRecord.EpisodeId), episode.Id),
            (nameof(AttendanceRecord.On), on),
            (nameof(AttendanceRecord.StartsAt), at),
            (nameof(AttendanceRecord.EndsAt), at.AddHours(3)),
            (nameof(AttendanceRecord.ScheduledMinutes), 60 * _random.Next(1, 4)),
            (nameof(AttendanceRecord.Category), category),
            (nameof(AttendanceRecord.IsRequired), makeUpFor is null && _random.Next(6) != 0),
            (nameof(AttendanceRecord.IsTreatment), category != ServiceCategory.MutualHelp),
            (nameof(AttendanceRecord.BookedAt), RecordedAt),
            (nameof(AttendanceRecord.Status), countsAs),
            (nameof(AttendanceRecord.Log), new[] { EntryOf(countsAs, on, at) }),
            (nameof(AttendanceRecord.MakeUpForId), makeUpFor),
            (nameof(AttendanceRecord.EnteredInError), _random.Next(30) == 0 ? new EnteredInError("Of another.", null, RecordedAt) : null));
        SetColumns(record);
        Attendance.Add(record);
        return record;
    }

    private AttendanceEntry EntryOf(AttendanceStatus countsAs, DateOnly on, DateTimeOffset at) =>
        new(countsAs, countsAs, countsAs.Counts() ? _random.Next(30, 190) : 0, null, null, null, null, null, null, on, at);

    private void DrawFacts(Episode episode, DateOnly from, DateOnly to)
    {
        while (_random.Next(3) == 0)
        {
            var startedOn = from.AddDays(_random.Next(0, Math.Max(1, to.DayNumber - from.DayNumber)));
            var use = Make<UseEvent>(
                (nameof(UseEvent.Id), Id<UseEventId>()),
                (nameof(UseEvent.PatientId), episode.PatientId),
                (nameof(UseEvent.EpisodeId), episode.Id),
                (nameof(UseEvent.StartedOn), startedOn),
                (nameof(UseEvent.EndedOn), startedOn.AddDays(_random.Next(0, 3))),
                (nameof(UseEvent.Status), Pick(Enum.GetValues<UseEventStatus>())),
                (nameof(UseEvent.RecordedAt), RecordedAt),
                (nameof(UseEvent.EnteredInError), _random.Next(8) == 0 ? new EnteredInError("Of another.", null, RecordedAt) : null));
            SetColumns(use);
            Uses.Add(use);
        }

        for (var on = from.AddDays(_random.Next(0, 10)); on <= to && _random.Next(4) != 0; on = on.AddDays(_random.Next(5, 60)))
        {
            var assessment = Make<Assessment>(
                (nameof(Assessment.Id), Id<AssessmentId>()),
                (nameof(Assessment.PatientId), episode.PatientId),
                (nameof(Assessment.EpisodeId), episode.Id),
                (nameof(Assessment.Instrument), Pick([InstrumentCode.Phq9, InstrumentCode.Gad7])),
                (nameof(Assessment.AnsweredAt), new DateTimeOffset(on, new TimeOnly(20, 0), TimeSpan.Zero)),
                (nameof(Assessment.AnsweredOn), on),
                (nameof(Assessment.RecordedAt), RecordedAt),
                (nameof(Assessment.Score), (decimal)_random.Next(0, 22)),
                (nameof(Assessment.EnteredInError), _random.Next(15) == 0 ? new EnteredInError("Of another.", null, RecordedAt) : null));
            SetColumns(assessment);
            Assessments.Add(assessment);
        }

        var plan = Make<RecoveryPlan>(
            (nameof(RecoveryPlan.Id), Id<RecoveryPlanId>()),
            (nameof(RecoveryPlan.PatientId), episode.PatientId),
            (nameof(RecoveryPlan.EpisodeId), episode.Id),
            (nameof(RecoveryPlan.ProgramId), episode.ProgramId),
            (nameof(RecoveryPlan.Status), Pick([PlanVersionStatus.Completed, PlanVersionStatus.Discontinued, PlanVersionStatus.Superseded, PlanVersionStatus.Cancelled, PlanVersionStatus.EnteredInError])),
            (nameof(RecoveryPlan.ReviewObligations), Enumerable.Range(0, _random.Next(0, 4)).Select(_ => Owed(from.AddDays(_random.Next(5, 150)))).ToArray()));
        SetColumns(plan);
        Plans.Add(plan);
    }

    /// <summary>Reached from the last day in care on, each answer as likely as another.</summary>
    private void DrawFollowUps(Episode episode)
    {
        while (_random.Next(2) == 0)
        {
            var on = episode.End!.DischargedOn.AddDays(_random.Next(0, 20));
            var answer = Pick([FollowUpAnswer.Yes, FollowUpAnswer.No, FollowUpAnswer.NotAnswered]);
            var followUp = Make<FollowUp>(
                (nameof(FollowUp.Id), Id<FollowUpId>()),
                (nameof(FollowUp.PatientId), episode.PatientId),
                (nameof(FollowUp.EpisodeId), episode.Id),
                (nameof(FollowUp.DueOn), on),
                (nameof(FollowUp.OpensOn), on.AddDays(-2)),
                (nameof(FollowUp.ClosesOn), on.AddDays(7)),
                (nameof(FollowUp.Status), FollowUpStatus.Reached),
                (nameof(FollowUp.Attempts), new[] { new FollowUpAttempt(new DateTimeOffset(on, new TimeOnly(18, 0), TimeSpan.Zero), ContactMethod.Phone, true, null, null, RecordedAt) }),
                (nameof(FollowUp.Findings), new FollowUpFindings(FollowUpAnswer.No, answer, FollowUpAnswer.No, FollowUpAnswer.No, FollowUpAnswer.No, FollowUpAnswer.No)),
                (nameof(FollowUp.InContinuingCareOn), answer == FollowUpAnswer.Yes ? on : null),
                (nameof(FollowUp.RecordedAt), RecordedAt),
                (nameof(FollowUp.EnteredInError), _random.Next(8) == 0 ? new EnteredInError("Of another.", null, RecordedAt) : null));
            SetColumns(followUp);
            FollowUps.Add(followUp);
        }
    }

    private ReviewObligation Owed(DateOnly dueOn) => new(
        dueOn,
        ReviewTrigger.Cadence,
        dueOn.AddDays(-20),
        RecordedAt,
        _random.Next(3) == 0 ? null : new ReviewCompletion(dueOn.AddDays(_random.Next(-6, 4))));

    private static EpisodeEnd EndOf(DateOnly on, DischargeType type) => new(on, type, type.TedsReason(), default, RecordedAt);

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private static TId Id<TId>()
        where TId : struct, ITypedId<TId> => TypedId.New<TId>(RecordedAt);

    private T Make<T>(params (string Name, object? Value)[] state)
        where T : AggregateRoot
    {
        var made = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        Set(made, nameof(AggregateRoot.OrganizationId), _organization.Id);
        foreach (var (name, value) in state)
        {
            Set(made, name, value);
        }

        return made;
    }

    /// <summary>What every row has.</summary>
    private static void SetColumns(AggregateRoot made)
    {
        Set(made, nameof(AggregateRoot.Version), 1);
        Set(made, nameof(AggregateRoot.CreatedByClient), "sown");
        Set(made, nameof(AggregateRoot.UpdatedByClient), "sown");
    }

    private static void Set(object made, string name, object? value)
    {
        for (var type = made.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)?.GetSetMethod(nonPublic: true) is { } setter)
            {
                setter.Invoke(made, [value]);
                return;
            }
        }

        throw new MissingMemberException(made.GetType().Name, name);
    }
}
