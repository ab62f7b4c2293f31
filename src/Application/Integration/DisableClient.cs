using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Integration;

public sealed record DisableClient(ApiClientId Id, IfMatch IfMatch) : ICommand<ClientResponse>;

internal sealed class DisableClientHandler(IAppDbContext db, IClientCredentials credentials) : IRequestHandler<DisableClient, ClientResponse>
{
    public async Task<ClientResponse> Handle(DisableClient command, CancellationToken cancellationToken)
    {
        var client = await db.ApiClients.GetForChangeAsync(c => c.Id == command.Id, command.IfMatch, cancellationToken);
        client.Disable();
        await credentials.DisableAsync(client, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ClientResponse.Of(client);
    }
}
