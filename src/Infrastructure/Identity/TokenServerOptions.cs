namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>Section <c>Authentication</c>. Without an authority the service issues its own tokens.</summary>
internal sealed record TokenServerOptions
{
    /// <summary>An external OpenID Connect issuer; then the embedded token server is off.</summary>
    public Uri? Authority { get; init; }

    /// <summary><c>aud</c> of the tokens that are taken.</summary>
    public string Audience { get; init; } = "treatment-plans";

    /// <summary><c>iss</c> of the embedded server; the address of the request unless given.</summary>
    public Uri? Issuer { get; init; }

    /// <summary>At most five minutes: what a stolen token is good for.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After that a new signing key takes over.</summary>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Claim names of the external issuer, by ours: <c>org</c>, <c>roles</c>, <c>client_id</c>, <c>scope</c>, …</summary>
    public Dictionary<string, string> Claims { get; init; } = [];
}
