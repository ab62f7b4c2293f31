using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Application.Scheduling.Proposals;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Scheduling;

internal sealed class GroupExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new GroupBody(
            new ProgramId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000002")),
            SessionType.IopBlock,
            "Evening group",
            GroupEntry.Open,
            new DateOnly(2026, 1, 12),
            EndsOn: null,
            Capacity: 10,
            "relapse-prevention",
            [new PractitionerId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000003"))],
            "Room 2",
            VirtualLink: null),
        new EnrolmentBody(
            new EpisodeId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000021")),
            new DateOnly(2026, 7, 6),
            Waitlist: true,
            OverCapacityReason: null),
        new BookingCheckBody(
            new EpisodeId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000021")),
            SessionId: null,
            GroupId: null,
            From: null,
            new NewSessionBody(
                SessionType.Individual,
                new PractitionerId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000003")),
                new DateTimeOffset(2026, 7, 7, 22, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 7, 7, 23, 0, 0, TimeSpan.Zero),
                BreakMinutes: null,
                "Room 4",
                VirtualLink: null)),
        new AvailabilityBody(
            [
                new Commitment(
                    CommitmentKind.Work,
                    CommitmentWeight.Hard,
                    [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
                    new WallTimes(new TimeOnly(9, 0), new TimeOnly(17, 0)),
                    ValidFrom: null,
                    new DateOnly(2026, 12, 31)),
            ],
            new SchedulePreferences([new WallTimes(new TimeOnly(17, 30), new TimeOnly(21, 30))], PrefersVirtual: false, TravelBufferMinutes: 30)),
        new ProposalBody(
            new ProgramId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000002")),
            new DateOnly(2026, 7, 6),
            Weeks: 4,
            [new EpisodeId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000021"))],
            Seed: 1,
            TimeLimitSeconds: 20),
        new PractitionerAvailabilityBody(
            [
                new OpeningBody(
                    new ProgramId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000002")),
                    [DayOfWeek.Tuesday, DayOfWeek.Thursday],
                    new WallTimes(new TimeOnly(14, 0), new TimeOnly(20, 0)),
                    SlotMinutes: 60,
                    "Office 3",
                    VirtualLink: null,
                    ValidFrom: null,
                    new DateOnly(2026, 12, 31)),
            ],
            MostMinutesPerWeek: 1_500),
    ];
}
