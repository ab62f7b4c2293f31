namespace TreatmentPlans.Domain.Common;

/// <summary>Where a request came from, as the transport tells it.</summary>
/// <param name="Address">IP address of the client.</param>
public sealed record RequestOrigin(string? Address, string? UserAgent)
{
    public const int AddressLength = 45;
    public const int UserAgentLength = 256;

    /// <summary>Cuts what a client may make as long as it likes.</summary>
    public static RequestOrigin Of(string? address, string? userAgent) => new(Cut(address, AddressLength), Cut(userAgent, UserAgentLength));

    private static string? Cut(string? text, int length) =>
        string.IsNullOrEmpty(text) ? null : text.Length <= length ? text : text[..length];
}
