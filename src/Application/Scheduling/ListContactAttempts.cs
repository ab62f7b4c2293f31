using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Those recorded last first.</summary>
public sealed record ListContactAttempts(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<ContactAttemptResponse>>;

internal sealed class ListContactAttemptsHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListContactAttempts, Page<ContactAttemptResponse>>
{
    public async Task<Page<ContactAttemptResponse>> Handle(ListContactAttempts query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.ContactAttempts.AsNoTracking()
            .Where(attempt => attempt.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                attempt => attempt.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/contact-attempts",
                cursors,
                ContactAttemptResponse.Of,
                cancellationToken);
    }
}
