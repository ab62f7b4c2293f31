using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Integration;

public sealed record GetClient(ApiClientId Id) : IQuery<ClientResponse>;

internal sealed class GetClientHandler(IAppDbContext db) : IRequestHandler<GetClient, ClientResponse>
{
    public async Task<ClientResponse> Handle(GetClient query, CancellationToken cancellationToken) =>
        ClientResponse.Of(await db.ApiClients.GetAsync(client => client.Id == query.Id, cancellationToken));
}
