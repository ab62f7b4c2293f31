using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>A series of sessions, without who takes part.</summary>
/// <param name="GroupId">Whose sessions they are; null where participants were named.</param>
/// <param name="Changes">What is different about some of its sessions, by original start.</param>
/// <param name="Continues">The series of which this one is the rest.</param>
/// <param name="ContinuedBy">The latest split goes on there.</param>
/// <param name="PlannedBefore">Its sessions stand in the calendar up to here, exclusive, on its wall clock.</param>
/// <param name="LeftOut">But these, by original start: somebody or something that they need was taken. They are tried again.</param>
public sealed record SeriesResponse(
    SessionSeriesId Id,
    int Version,
    ProgramId ProgramId,
    TherapyGroupId? GroupId,
    SessionType Type,
    PractitionerId FacilitatorId,
    string? Room,
    string? VirtualLink,
    int BreakMinutes,
    SeriesSchedule Schedule,
    IReadOnlyList<OccurrenceChange> Changes,
    SessionSeriesId? Continues,
    SessionSeriesId? ContinuedBy,
    DateTime PlannedBefore,
    IReadOnlyList<DateTime> LeftOut,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static SeriesResponse Of(SessionSeries series) => new(
        series.Id,
        series.Version,
        series.ProgramId,
        series.GroupId,
        series.Design.Setting.Type,
        series.Design.Setting.FacilitatorId,
        series.Design.Setting.Room,
        series.Design.Setting.VirtualLink,
        series.Design.BreakMinutes,
        series.Schedule,
        series.Changes,
        series.Continues,
        series.ContinuedBy,
        series.PlannedBefore,
        series.LeftOut,
        series.CreatedAt,
        series.UpdatedAt);
}
