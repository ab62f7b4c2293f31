using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record GetSupportContact(EpisodeId EpisodeId, SupportContactId ContactId) : IQuery<SupportContactResponse>;

internal sealed class GetSupportContactHandler(IAppDbContext db) : IRequestHandler<GetSupportContact, SupportContactResponse>
{
    public async Task<SupportContactResponse> Handle(GetSupportContact query, CancellationToken cancellationToken) => SupportContactResponse.Of(
        await db.SupportContacts.AsNoTracking().GetAsync(
            contact => contact.EpisodeId == query.EpisodeId && contact.Id == query.ContactId, cancellationToken));
}
