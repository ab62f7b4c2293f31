using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>A session, without who takes part: attendance is a resource of its own.</summary>
/// <param name="GroupId">Whose members have their seats in it; null where each participant was booked.</param>
/// <param name="SeriesId">Null where it stands alone.</param>
/// <param name="OriginalStartLocal">Names it within its series, whatever becomes of it; on the wall clock of the series.</param>
/// <param name="On">The day of its start as planned, in the programme's zone.</param>
/// <param name="BreakMinutes">In between; not therapeutic.</param>
/// <param name="Held">As it took place; null until then.</param>
/// <param name="Steps">In order; the first is how it came to be scheduled.</param>
public sealed record SessionResponse(
    SessionId Id,
    int Version,
    ProgramId ProgramId,
    TherapyGroupId? GroupId,
    SessionSeriesId? SeriesId,
    DateTime? OriginalStartLocal,
    SessionType Type,
    PractitionerId FacilitatorId,
    string? Room,
    string? VirtualLink,
    DateOnly On,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int BreakMinutes,
    SessionTimes? Held,
    SessionStatus Status,
    CancellationCause? CancelledFor,
    SessionId? RescheduledFromId,
    SessionId? RescheduledToId,
    IReadOnlyList<SessionStep> Steps,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static SessionResponse Of(Session session) => new(
        session.Id,
        session.Version,
        session.ProgramId,
        session.GroupId,
        session.SeriesId,
        session.OriginalStartLocal,
        session.Type,
        session.FacilitatorId,
        session.Room,
        session.VirtualLink,
        session.On,
        session.StartsAt,
        session.EndsAt,
        session.BreakMinutes,
        session.Held,
        session.Status,
        session.CancelledFor,
        session.RescheduledFromId,
        session.RescheduledToId,
        session.Steps,
        session.CreatedAt,
        session.UpdatedAt);
}
