using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Discharges;

/// <summary>The discharge that stands, else the last that was rejected or withdrawn.</summary>
public sealed record GetDischarge(EpisodeId EpisodeId) : IQuery<DischargeResponse>;

internal sealed class GetDischargeHandler(IAppDbContext db) : IRequestHandler<GetDischarge, DischargeResponse>
{
    public async Task<DischargeResponse> Handle(GetDischarge query, CancellationToken cancellationToken) =>
        DischargeResponse.Of(await db.Discharges.AsNoTracking().OfEpisode(query.EpisodeId).GetAsync(_ => true, cancellationToken));
}
