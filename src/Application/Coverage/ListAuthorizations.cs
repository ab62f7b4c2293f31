using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Those drafted last first.</summary>
public sealed record ListAuthorizations(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<AuthorizationResponse>>;

internal sealed class ListAuthorizationsHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListAuthorizations, Page<AuthorizationResponse>>
{
    public async Task<Page<AuthorizationResponse>> Handle(ListAuthorizations query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.Authorizations.AsNoTracking()
            .Where(authorization => authorization.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                authorization => authorization.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/authorizations",
                cursors,
                AuthorizationResponse.Of,
                cancellationToken);
    }
}
