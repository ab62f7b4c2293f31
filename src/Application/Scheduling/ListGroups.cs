using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Newest first. Filters are optional and go together.</summary>
/// <param name="On">Only those that meet on that day.</param>
/// <param name="SeatFree">Only those with a free seat, or only those without.</param>
public sealed record ListGroups(PageRequest Page, ProgramId? ProgramId, SessionType? SessionType, DateOnly? On, bool? SeatFree)
    : IQuery<Page<GroupResponse>>;

internal sealed class ListGroupsHandler(IAppDbContext db, ICursors cursors, IMapper mapper)
    : IRequestHandler<ListGroups, Page<GroupResponse>>
{
    public Task<Page<GroupResponse>> Handle(ListGroups query, CancellationToken cancellationToken)
    {
        var groups = db.TherapyGroups.AsNoTracking();
        if (query.ProgramId is { } programId)
        {
            groups = groups.Where(g => g.ProgramId == programId);
        }

        if (query.SessionType is { } type)
        {
            groups = groups.Where(g => g.SessionType == type);
        }

        if (query.On is { } on)
        {
            groups = groups.Where(g => g.StartsOn <= on && (g.EndsOn == null || g.EndsOn >= on));
        }

        if (query.SeatFree is { } free)
        {
            groups = groups.Where(g => db.Enrolments.Count(e => e.GroupId == g.Id && e.Seat != null) < g.Capacity == free);
        }

        return groups.ToPageAsync(
            g => g.Id,
            query.Page,
            $"groups/{query.ProgramId}/{query.SessionType}/{query.On:O}/{query.SeatFree}",
            cursors,
            mapper.Map<GroupResponse>,
            cancellationToken);
    }
}
