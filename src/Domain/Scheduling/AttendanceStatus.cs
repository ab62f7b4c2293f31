namespace TreatmentPlans.Domain.Scheduling;

/// <summary>How it went for one participant. What each means for rates, hours and bills: <see cref="AttendanceStatuses"/>.</summary>
public enum AttendanceStatus
{
    /// <summary>No outcome yet.</summary>
    Scheduled,

    Attended,

    /// <summary>Came late or left early.</summary>
    AttendedPartial,

    /// <summary>By video or telephone.</summary>
    AttendedVirtual,

    AbsentExcused,

    /// <summary>No-show.</summary>
    AbsentUnexcused,

    CancelledByProgram,
    HolidayClosed,
    Weather,

    /// <summary>On an approved leave.</summary>
    OnLeave,

    /// <summary>Taken out of the group before it took place.</summary>
    WithdrawnFromGroup,
}

public enum AttendanceBilling
{
    No,

    /// <summary>By the coding rules, from the actual minutes.</summary>
    ByRule,

    /// <summary>By the coding rules where the payer takes the modality.</summary>
    ByPayer,
}

/// <summary>One row of the table.</summary>
/// <param name="Counts">As attended.</param>
/// <param name="Excluded">Leaves the denominator of every rate.</param>
public sealed record AttendanceStatusDefinition(AttendanceStatus Status, bool Counts, bool Excluded, AttendanceBilling Billing);
