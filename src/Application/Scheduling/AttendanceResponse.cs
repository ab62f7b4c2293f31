using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>One participant's place in a session and how it went.</summary>
/// <param name="On">The day of the session, in the programme's zone.</param>
/// <param name="ScheduledMinutes">Therapeutic minutes as planned.</param>
/// <param name="IsRequired">Stands in the denominator of the rates.</param>
/// <param name="IsTreatment">Its minutes are hours of treatment.</param>
/// <param name="Seat">From 1; null once it is free for somebody else.</param>
/// <param name="OverCapacityReason">Why a supervisor took somebody in beyond the capacity.</param>
/// <param name="CheckedInAt">The patient's own check-in; not an outcome.</param>
/// <param name="CountsAs">The status by which rates go.</param>
/// <param name="AttendedMinutes">Therapeutic minutes, actual.</param>
/// <param name="Log">Empty until there is an outcome; the last entry holds.</param>
/// <param name="MakeUpForId">The absence that this one makes up.</param>
/// <param name="MakeUpId">The make-up that stands for this absence, attended or to come.</param>
/// <param name="MadeUpById">The same, once it was attended.</param>
public sealed record AttendanceResponse(
    AttendanceRecordId Id,
    int Version,
    SessionId SessionId,
    PatientId PatientId,
    EpisodeId EpisodeId,
    DateOnly On,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int ScheduledMinutes,
    ServiceCategory Category,
    bool IsRequired,
    bool IsTreatment,
    int? Seat,
    string? OverCapacityReason,
    DateTimeOffset BookedAt,
    DateTimeOffset? CheckedInAt,
    AttendanceStatus Status,
    AttendanceStatus CountsAs,
    int AttendedMinutes,
    IReadOnlyList<AttendanceEntry> Log,
    AttendanceRecordId? MakeUpForId,
    AttendanceRecordId? MakeUpId,
    AttendanceRecordId? MadeUpById,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static AttendanceResponse Of(AttendanceRecord record) => new(
        record.Id,
        record.Version,
        record.SessionId,
        record.PatientId,
        record.EpisodeId,
        record.On,
        record.StartsAt,
        record.EndsAt,
        record.ScheduledMinutes,
        record.Category,
        record.IsRequired,
        record.IsTreatment,
        record.Seat,
        record.OverCapacityReason,
        record.BookedAt,
        record.CheckedInAt,
        record.Status,
        record.CountsAs,
        record.AttendedMinutes,
        record.Log,
        record.MakeUpForId,
        record.MakeUpId,
        record.MadeUpById,
        record.EnteredInError,
        record.CreatedAt,
        record.UpdatedAt);
}
