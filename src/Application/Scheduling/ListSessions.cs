using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Newest first.</summary>
public sealed record ListSessions(SessionFilter Filter, PageRequest Page) : IQuery<Page<SessionResponse>>;

public sealed record SessionFilter(
    ProgramId? ProgramId,
    PractitionerId? FacilitatorId,
    SessionSeriesId? SeriesId,
    TherapyGroupId? GroupId,
    SessionStatus? Status,
    DateOnly? From,
    DateOnly? To);

internal sealed class ListSessionsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListSessions, Page<SessionResponse>>
{
    public Task<Page<SessionResponse>> Handle(ListSessions query, CancellationToken cancellationToken)
    {
        var (programId, facilitatorId, seriesId, groupId, status, from, to) = query.Filter;
        return db.Sessions.AsNoTracking()
            .Where(session => programId == null || session.ProgramId == programId)
            .Where(session => facilitatorId == null || session.FacilitatorId == facilitatorId)
            .Where(session => seriesId == null || session.SeriesId == seriesId)
            .Where(session => groupId == null || session.GroupId == groupId)
            .Where(session => status == null || session.Status == status)
            .Where(session => from == null || session.On >= from)
            .Where(session => to == null || session.On <= to)
            .ToPageAsync(
                session => session.Id,
                query.Page,
                $"sessions/{programId}/{facilitatorId}/{seriesId}/{groupId}/{status}/{from:O}/{to:O}",
                cursors,
                SessionResponse.Of,
                cancellationToken);
    }
}
