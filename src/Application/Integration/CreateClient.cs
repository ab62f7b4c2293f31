using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;

namespace TreatmentPlans.Application.Integration;

/// <summary>Registers a client of the caller's own organization. An administrator may give any role and scope of it.</summary>
public sealed record CreateClient(ClientBody Body) : ICommand<ClientWithSecretResponse>;

public sealed record ClientBody
{
    public required string Name { get; init; }

    [Description("What it may act as; at least one.")]
    public required IReadOnlyList<Role> Roles { get; init; }

    [Description("What its tokens may open; a token request may ask for fewer.")]
    public required IReadOnlyList<string> Scopes { get; init; }

    [Description("The practitioner it acts for.")]
    public PractitionerId? PractitionerId { get; init; }

    [Description("The patient it acts for; goes with the role Patient alone.")]
    public PatientId? PatientId { get; init; }

    [Description("Public keys for `private_key_jwt`; without them the client gets a secret.")]
    public ClientKeysBody? Keys { get; init; }
}

/// <summary>Exactly one of the two.</summary>
public sealed record ClientKeysBody
{
    [Description("RFC 7517 key set with public keys: RSA of 2048 bits or more, or EC; a `kid` on each.")]
    public JsonElement? Jwks { get; init; }

    [Description("HTTPS address of such a set. Read again when it is no longer fresh, and when an assertion names an unknown key.")]
    public string? JwksUri { get; init; }
}

internal sealed class CreateClientValidator : AbstractValidator<CreateClient>
{
    private const int MaxName = 200;

    public CreateClientValidator()
    {
        RuleFor(c => c.Body.Name).Required().MaxLength(MaxName);
        RuleFor(c => c.Body.Roles).Required().MaxCount(Enum.GetValues<Role>().Length);
        RuleFor(c => c.Body.Scopes).Required().MaxCount(Scopes.All.Count);
        RuleForEach(c => c.Body.Scopes).Must(Scopes.All.Contains).WithErrorCode("INVALID_FORMAT").WithMessage("Not a scope of this API.");
        RuleFor(c => c.Body.Keys!).SetValidator(new ClientKeysBodyValidator()).When(c => c.Body.Keys is not null);
    }
}

internal sealed class ClientKeysBodyValidator : AbstractValidator<ClientKeysBody>
{
    private const int MaxUri = 2000;

    public ClientKeysBodyValidator()
    {
        RuleFor(k => k.Jwks).NotNull().When(k => k.JwksUri is null).WithErrorCode("REQUIRED").WithMessage("Give jwks or jwksUri.");
        RuleFor(k => k.JwksUri).Null().When(k => k.Jwks is not null).WithErrorCode("INVALID_FORMAT").WithMessage("Give jwks or jwksUri, not both.");
        RuleFor(k => k.JwksUri).MaxLength(MaxUri)
            .Must(text => text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0))
            .WithErrorCode("INVALID_FORMAT").WithMessage("Expected an https address.");
    }
}

internal sealed class CreateClientHandler(
    IAppDbContext db, ICaller caller, IClientCredentials credentials, IRemoteKeySets remoteKeySets, TimeProvider clock)
    : IRequestHandler<CreateClient, ClientWithSecretResponse>
{
    public async Task<ClientWithSecretResponse> Handle(CreateClient command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        if (body.PractitionerId is { } practitioner && !await db.Practitioners.AnyAsync(p => p.Id == practitioner, cancellationToken))
        {
            throw CommonErrors.Rule("UNKNOWN_PRACTITIONER", "/practitionerId", "There is no such practitioner here.");
        }

        if (body.PatientId is { } patient && !await db.Patients.AnyAsync(p => p.Id == patient, cancellationToken))
        {
            throw CommonErrors.Rule("UNKNOWN_PATIENT", "/patientId", "There is no such patient here.");
        }

        var keys = body.Keys is null ? null : await body.Keys.ReadAsync("/keys", remoteKeySets, cancellationToken);
        var client = ApiClient.Register(
            TypedId.New<ApiClientId>(clock.GetUtcNow()),
            caller.OrganizationId,
            new ApiClientProfile(
                body.Name, [.. body.Roles.Distinct().Select(role => role.ToString())], [.. body.Scopes.Distinct()], body.PractitionerId, body.PatientId),
            keys?.ToKeys());
        db.ApiClients.Add(client);

        var secret = keys is null ? ClientSecrets.New() : null;
        await credentials.RegisterAsync(client, keys is null ? new ClientProof.Secret(secret!) : keys, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new ClientWithSecretResponse(ClientResponse.Of(client), secret, SecretShown: secret is not null);
    }
}

internal static class ClientSecrets
{
    private const int SecretBytes = 32;

    public static string New() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static async Task<ClientProof.KeySet> ReadAsync(
        this ClientKeysBody body, string at, IRemoteKeySets remoteKeySets, CancellationToken cancellationToken)
    {
        if (body.Jwks is { } jwks)
        {
            return new ClientProof.KeySet(ClientKeySet.Read(jwks, at + "/jwks").Jwks, JwksUri: null);
        }

        var fetched = await remoteKeySets.FetchAsync(new Uri(body.JwksUri!), cancellationToken) ?? throw CommonErrors.Rule(
            "JWKS_UNREACHABLE",
            at + "/jwksUri",
            "No key set could be read there: HTTPS on a public address, without redirects, 64 KB and five seconds at most.");
        return new ClientProof.KeySet(ClientKeySet.Read(fetched.Jwks, at + "/jwksUri").Jwks, body.JwksUri);
    }

    public static ApiClientKeys ToKeys(this ClientProof.KeySet keys) => new(ClientKeySet.Read(keys.Jwks).KeyIds, keys.JwksUri);
}
