using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>Those recorded last first.</summary>
public sealed record ListSupportContacts(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<SupportContactResponse>>;

internal sealed class ListSupportContactsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListSupportContacts, Page<SupportContactResponse>>
{
    public async Task<Page<SupportContactResponse>> Handle(ListSupportContacts query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.SupportContacts.AsNoTracking()
            .Where(contact => contact.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                contact => contact.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/support-contacts",
                cursors,
                SupportContactResponse.Of,
                cancellationToken);
    }
}
