using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Reports;

/// <summary>What the measures count, beside the numbers of policy.</summary>
public static class QualityRules
{
    /// <summary>QM-10: what treats. A specimen alone does not, nor does mutual help.</summary>
    public static IReadOnlyList<ServiceCategory> TreatingCategories { get; } =
        [.. Enum.GetValues<ServiceCategory>().Except([ServiceCategory.Testing, ServiceCategory.MutualHelp])];

    /// <summary>Statuses by which somebody was there.</summary>
    public static IReadOnlyList<AttendanceStatus> Attending { get; } =
        [.. Enum.GetValues<AttendanceStatus>().Where(status => status.Counts())];

    /// <summary>ATT-10: statuses that stand in the denominator.</summary>
    public static IReadOnlyList<AttendanceStatus> Counted { get; } =
        [.. Enum.GetValues<AttendanceStatus>().Where(status => status.IsCounted())];

    /// <summary>QM-4: ends that say nothing of the programme.</summary>
    public static IReadOnlyList<DischargeType> OutsideCompletion { get; } = [DischargeType.Deceased, DischargeType.Incarcerated];

    /// <summary>QM-5: who died cannot come back.</summary>
    public static IReadOnlyList<DischargeType> OutsideReadmission { get; } = [DischargeType.Deceased];

    /// <summary>QM-3, QM-4.</summary>
    public static IReadOnlyList<DischargeType> Completing { get; } = [.. Enum.GetValues<DischargeType>().Where(type => type.Completes())];
}
