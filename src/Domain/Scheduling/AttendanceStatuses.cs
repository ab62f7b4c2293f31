using static TreatmentPlans.Domain.Scheduling.AttendanceBilling;
using static TreatmentPlans.Domain.Scheduling.AttendanceStatus;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What each status of attendance means: the one table (D19), rule ATT-1.</summary>
public static class AttendanceStatuses
{
    public static IReadOnlyList<AttendanceStatusDefinition> All { get; } =
    [
        new(Scheduled, Counts: false, Excluded: true, No),
        new(Attended, Counts: true, Excluded: false, ByRule),
        new(AttendedPartial, Counts: true, Excluded: false, ByRule),
        new(AttendedVirtual, Counts: true, Excluded: false, ByPayer),
        new(AbsentExcused, Counts: false, Excluded: false, No),
        new(AbsentUnexcused, Counts: false, Excluded: false, No),
        new(CancelledByProgram, Counts: false, Excluded: true, No),
        new(HolidayClosed, Counts: false, Excluded: true, No),
        new(Weather, Counts: false, Excluded: true, No),
        new(OnLeave, Counts: false, Excluded: true, No),
        new(WithdrawnFromGroup, Counts: false, Excluded: true, No),
    ];

    private static readonly Dictionary<AttendanceStatus, AttendanceStatusDefinition> ByStatus = All.ToDictionary(row => row.Status);

    public static AttendanceStatusDefinition DefinitionOf(AttendanceStatus status) => ByStatus[status];

    public static bool Counts(this AttendanceStatus status) => ByStatus[status].Counts;

    /// <summary>Stands in the denominator: attended or absent.</summary>
    public static bool IsCounted(this AttendanceStatus status) => !ByStatus[status].Excluded;

    public static bool IsAbsence(this AttendanceStatus status) => ByStatus[status] is { Counts: false, Excluded: false };
}
