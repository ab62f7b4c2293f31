using System.Buffers.Text;
using System.Security.Cryptography;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Calendars;

/// <summary>
/// The secret in the address of a feed: the organization, so that the look-up stays behind its walls, and 256 random bits. Base64url, 64 characters.
/// </summary>
public sealed class CalendarSecret
{
    private const int OrganizationBytes = 16;
    private const int RandomBytes = 32;
    private const int Length = (OrganizationBytes + RandomBytes) * 4 / 3;

    private readonly byte[] _bytes;

    private CalendarSecret(byte[] bytes) => _bytes = bytes;

    public OrganizationId OrganizationId => new(new Guid(_bytes.AsSpan(0, OrganizationBytes), bigEndian: true));

    /// <summary>SHA-256, in lower-case hexadecimal. Of 256 random bits that is enough: there is nothing to guess.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(_bytes));

    public static CalendarSecret New(OrganizationId organization)
    {
        var bytes = new byte[OrganizationBytes + RandomBytes];
        organization.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes.AsSpan(OrganizationBytes));
        return new CalendarSecret(bytes);
    }

    /// <summary>Null for what is none.</summary>
    public static CalendarSecret? Parse(string text) =>
        text.Length == Length && Base64Url.IsValid(text, out var bytes) && bytes == OrganizationBytes + RandomBytes
            ? new CalendarSecret(Base64Url.DecodeFromChars(text))
            : null;

    /// <summary>As it stands in the address. Shown once, and never logged.</summary>
    public string Reveal() => Base64Url.EncodeToString(_bytes);

    public override string ToString() => nameof(CalendarSecret);
}
