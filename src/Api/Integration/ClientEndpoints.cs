using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Integration;

internal static class ClientEndpoints
{
    public static void MapClients(this IEndpointRouteBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags("Integration");

        clients.MapGet("/", List)
            .Operation("listClients", "List the API clients of the organization")
            .RequireAccess(Scopes.IntegrationRead, Role.Administrator);

        clients.MapPost("/", Create)
            .Operation("createClient", "Register an API client; its secret is shown once")
            .RequireAccess(Scopes.IntegrationWrite, Role.Administrator)
            .Refuses(StatusCodes.Status422UnprocessableEntity,
                "CLIENT_BINDING", "UNKNOWN_PRACTITIONER", "UNKNOWN_PATIENT", "JWKS_INVALID", "JWKS_UNREACHABLE");

        clients.MapGet("/{clientId}", Get)
            .Operation("getClient", "Read one API client")
            .RequireAccess(Scopes.IntegrationRead, Role.Administrator);

        clients.MapDelete("/{clientId}", Disable)
            .Operation("disableClient", "Disable an API client: no more tokens, and those that are out are refused")
            .RequireAccess(Scopes.IntegrationWrite, Role.Administrator)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");

        clients.MapPost("/{clientId}/rotate-secret", RotateSecret)
            .Operation("rotateClientSecret", "Give the client another secret, shown once; the one before ends")
            .RequireAccess(Scopes.IntegrationWrite, Role.Administrator)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");

        clients.MapPost("/{clientId}/keys", SetKeys)
            .Operation("setClientKeys", "Let the client prove itself by its keys (private_key_jwt) from now on")
            .RequireAccess(Scopes.IntegrationWrite, Role.Administrator)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "JWKS_INVALID", "JWKS_UNREACHABLE");
    }

    private static async Task<PageAnswer<ClientResponse>> List(
        [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListClients(page), cancellationToken));

    private static async Task<CreatedAnswer<ClientWithSecretResponse>> Create(
        ClientBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var created = await mediator.Send(new CreateClient(body), cancellationToken);
        return Answer.Created($"/clients/{created.Client.Id}", created);
    }

    private static async Task<OkAnswer<ClientResponse>> Get(Guid clientId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetClient(new ApiClientId(clientId)), cancellationToken));

    private static async Task<OkAnswer<ClientResponse>> Disable(
        Guid clientId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new DisableClient(new ApiClientId(clientId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<ClientWithSecretResponse>> RotateSecret(
        Guid clientId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RotateClientSecret(new ApiClientId(clientId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<ClientResponse>> SetKeys(
        Guid clientId, ClientKeysBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new SetClientKeys(new ApiClientId(clientId), body, ifMatch), cancellationToken));
}
