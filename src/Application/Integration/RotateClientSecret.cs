using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Integration;

/// <summary>The secret before ends with the answer.</summary>
public sealed record RotateClientSecret(ApiClientId Id, IfMatch IfMatch) : ICommand<ClientWithSecretResponse>;

internal sealed class RotateClientSecretHandler(IAppDbContext db, IClientCredentials credentials)
    : IRequestHandler<RotateClientSecret, ClientWithSecretResponse>
{
    public async Task<ClientWithSecretResponse> Handle(RotateClientSecret command, CancellationToken cancellationToken)
    {
        var client = await db.ApiClients.GetForChangeAsync(c => c.Id == command.Id, command.IfMatch, cancellationToken);
        client.RotateSecret();
        var secret = ClientSecrets.New();
        await credentials.ReplaceAsync(client, new ClientProof.Secret(secret), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new ClientWithSecretResponse(ClientResponse.Of(client), secret, SecretShown: true);
    }
}
