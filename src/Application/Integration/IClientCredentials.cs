using TreatmentPlans.Domain.Integration;

namespace TreatmentPlans.Application.Integration;

/// <summary>The token server's side of a client: how it proves who it is. Changes join the transaction of the request.</summary>
public interface IClientCredentials
{
    /// <param name="proof">A secret, which is stored as a hash, or a key set.</param>
    Task RegisterAsync(ApiClient client, ClientProof proof, CancellationToken cancellationToken);

    /// <summary>Ends the proof before. Tokens issued under it run out by themselves.</summary>
    Task ReplaceAsync(ApiClient client, ClientProof proof, CancellationToken cancellationToken);

    /// <summary>Whether a client of the demo could get a token here.</summary>
    Task<bool> HasDemoClientsAsync(CancellationToken cancellationToken);

    /// <summary>No more tokens, and those that are out are revoked.</summary>
    Task DisableAsync(ApiClient client, CancellationToken cancellationToken);
}

public abstract record ClientProof
{
    public sealed record Secret(string Value) : ClientProof;

    /// <param name="Jwks">RFC 7517 key set, public keys only.</param>
    public sealed record KeySet(string Jwks, string? JwksUri) : ClientProof;
}

/// <summary>Reads key sets that clients publish.</summary>
public interface IRemoteKeySets
{
    /// <returns>Null when nothing can be read there.</returns>
    Task<RemoteKeySet?> FetchAsync(Uri uri, CancellationToken cancellationToken);
}

/// <param name="Jwks">As published; not checked yet.</param>
/// <param name="FreshUntil">As its Cache-Control allows.</param>
public sealed record RemoteKeySet(string Jwks, DateTimeOffset FreshUntil);
