using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Integration;

/// <summary>Replaces the keys, or the secret, that the client proved itself by.</summary>
public sealed record SetClientKeys(ApiClientId Id, ClientKeysBody Body, IfMatch IfMatch) : ICommand<ClientResponse>;

internal sealed class SetClientKeysValidator : AbstractValidator<SetClientKeys>
{
    public SetClientKeysValidator() => RuleFor(c => c.Body).SetValidator(new ClientKeysBodyValidator());
}

internal sealed class SetClientKeysHandler(IAppDbContext db, IClientCredentials credentials, IRemoteKeySets remoteKeySets)
    : IRequestHandler<SetClientKeys, ClientResponse>
{
    public async Task<ClientResponse> Handle(SetClientKeys command, CancellationToken cancellationToken)
    {
        var client = await db.ApiClients.GetForChangeAsync(c => c.Id == command.Id, command.IfMatch, cancellationToken);
        var keys = await command.Body.ReadAsync("", remoteKeySets, cancellationToken);
        client.SetKeys(keys.ToKeys());
        await credentials.ReplaceAsync(client, keys, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ClientResponse.Of(client);
    }
}
