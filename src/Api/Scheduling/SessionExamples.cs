using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Application.Scheduling.Calendars;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Scheduling;

internal sealed class SessionExamples : IExamples
{
    private static readonly EpisodeId Episode = new(Guid.Parse("019bb5a5-7c00-7000-8000-000000000021"));

    public IEnumerable<object> Bodies =>
    [
        new SessionBody(
            new ProgramId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000001")),
            SessionType.Individual,
            new PractitionerId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000011")),
            At(13, 22, 30),
            At(13, 23, 30),
            BreakMinutes: null,
            "Garden room",
            VirtualLink: null,
            [new ParticipantBody(Episode)],
            OverCapacityReason: null),
        new SeriesBody(
            new ProgramId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000001")),
            SessionType.IopBlock,
            new PractitionerId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000011")),
            new(2026, 1, 12, 18, 0, 0),
            "America/New_York",
            "FREQ=WEEKLY;BYDAY=MO,WE,TH;COUNT=24",
            DurationMinutes: 180,
            Exdates: null,
            Rdates: null,
            BreakMinutes: null,
            "Garden room",
            VirtualLink: null,
            [new ParticipantBody(Episode)]),
        new ChangeSeriesBody(
            new(2026, 2, 2, 17, 30, 0),
            "America/New_York",
            "FREQ=WEEKLY;BYDAY=MO,WE,TH;COUNT=15",
            DurationMinutes: 180,
            Exdates: null,
            Rdates: null,
            BreakMinutes: null,
            FacilitatorId: null,
            Room: null,
            VirtualLink: null,
            "The last bus leaves earlier."),
        new ReplaceClosedSessionBody(new(2026, 1, 19, 18, 0, 0), new(2026, 1, 23, 18, 0, 0)),
        new BookPatientBody(Episode, IsRequired: false, OverCapacityReason: null),
        new BookMakeUpBody(new AttendanceRecordId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000061")), OverCapacityReason: null),
        new CompleteSessionBody(StartsAt: null, At(13, 23, 30), BreakMinutes: null),
        new CancelSessionBody(CancellationCause.Weather, "The roads are closed."),
        new RescheduleSessionBody(At(14, 22, 30), At(14, 23, 30), BreakMinutes: null, Room: null, "The room is being painted."),
        new ReopenSessionBody("Somebody was marked absent who came late."),
        new CalendarTokenBody("Telephone"),
        new SessionNoteBody(
            "Named the hours in which the urge is strongest, and what to do in them. Will try the walk after work.",
            [new ObjectiveWorkBody(new ObjectiveId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000041")), ObjectiveProgress.Progressed, [Intervention])]),
        new AttendanceBody(
            AttendanceStatus.AbsentExcused,
            ArrivedAt: null,
            LeftAt: null,
            CountsAs: null,
            new ExcuseBody(AbsenceReason.Work, At(11, 15, 0), Evidence: null),
            VirtualPresence: null,
            Reason: null),
        new ContactAttemptBody(At(12, 15, 0), ContactMethod.Phone, Reached: false),
    ];

    private static readonly InterventionId Intervention = new(Guid.Parse("019bb5a5-7c00-7000-8000-000000000051"));

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 2, day, hour, minute, 0, TimeSpan.Zero);
}
