using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Scheduling;

/// <summary>Evidence by hand, for an adult in fourth-edition 2.1 since Monday 5 January, aiming at 9 hours a week.</summary>
internal static class AttendanceFacts
{
    public static readonly DateOnly Monday = new(2026, 1, 5);

    public static CareTimeline Care { get; } = new(
        new(1988, 3, 14), Monday, null, [new(Monday, new(AsamEdition.Fourth, "2.1"))], [new(Monday, 9)], []);

    public static AttendanceEvidence Fact(DateOnly on, AttendanceStatus status, int minutes = 180, bool isRequired = true, Guid? makeUpFor = null) => new(
        Guid.CreateVersion7(At(1, 1, 0, 0)),
        on,
        At(on.Month, on.Day, 18, 0),
        status,
        isRequired && makeUpFor is null,
        IsTreatment: true,
        ScheduledMinutes: 180,
        status.Counts() ? minutes : 0,
        makeUpFor);

    /// <summary>One required session a day from the Monday on.</summary>
    public static List<AttendanceEvidence> Days(params AttendanceStatus[] statuses) =>
        [.. statuses.Select((status, index) => Fact(Monday.AddDays(index), status))];
}
