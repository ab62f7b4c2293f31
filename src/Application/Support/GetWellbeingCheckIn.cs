using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record GetWellbeingCheckIn(EpisodeId EpisodeId, WellbeingCheckInId CheckInId) : IQuery<WellbeingCheckInResponse>;

internal sealed class GetWellbeingCheckInHandler(IAppDbContext db) : IRequestHandler<GetWellbeingCheckIn, WellbeingCheckInResponse>
{
    public async Task<WellbeingCheckInResponse> Handle(GetWellbeingCheckIn query, CancellationToken cancellationToken) => WellbeingCheckInResponse.Of(
        await db.WellbeingCheckIns.AsNoTracking().GetAsync(
            checkIn => checkIn.EpisodeId == query.EpisodeId && checkIn.Id == query.CheckInId, cancellationToken));
}
