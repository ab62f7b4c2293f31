using MediatR;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Integration;

public sealed record ListClients(PageRequest Page) : IQuery<Page<ClientResponse>>;

internal sealed class ListClientsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListClients, Page<ClientResponse>>
{
    public Task<Page<ClientResponse>> Handle(ListClients query, CancellationToken cancellationToken) =>
        db.ApiClients.ToPageAsync(client => client.Id, query.Page, "clients", cursors, ClientResponse.Of, cancellationToken);
}
