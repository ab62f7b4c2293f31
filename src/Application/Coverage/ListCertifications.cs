using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Those recorded last first.</summary>
public sealed record ListCertifications(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<CertificationResponse>>;

internal sealed class ListCertificationsHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListCertifications, Page<CertificationResponse>>
{
    public async Task<Page<CertificationResponse>> Handle(ListCertifications query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.Certifications.AsNoTracking()
            .Where(certification => certification.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                certification => certification.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/certifications",
                cursors,
                CertificationResponse.Of,
                cancellationToken);
    }
}
