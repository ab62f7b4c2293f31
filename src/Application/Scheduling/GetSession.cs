using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetSession(SessionId SessionId) : IQuery<SessionResponse>;

internal sealed class GetSessionHandler(IAppDbContext db) : IRequestHandler<GetSession, SessionResponse>
{
    public async Task<SessionResponse> Handle(GetSession query, CancellationToken cancellationToken) =>
        SessionResponse.Of(await db.Sessions.AsNoTracking().GetAsync(session => session.Id == query.SessionId, cancellationToken));
}
