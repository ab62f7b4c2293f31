using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>A key that signs access tokens, shared by all instances through the database.</summary>
internal sealed class TokenKey
{
    /// <summary>1, 2, 3, …: of several instances that make the next key at once, one wins.</summary>
    public required int Generation { get; init; }

    public required string KeyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Signs from here on. Published before, so that nobody meets a signature of a key it does not know.</summary>
    public required DateTimeOffset ActiveFrom { get; init; }

    /// <summary>PKCS#8, encrypted by data protection.</summary>
    public required byte[] PrivateKey { get; init; }
}

internal sealed class TokenKeyConfiguration : IEntityTypeConfiguration<TokenKey>
{
    public void Configure(EntityTypeBuilder<TokenKey> key)
    {
        key.ToTable("token_key");
        key.HasKey(k => k.Generation);
        key.Property(k => k.Generation).ValueGeneratedNever();
        key.Property(k => k.KeyId).HasMaxLength(40);
    }
}

/// <summary>A client assertion that was used: none is taken twice, whichever instance sees it.</summary>
internal sealed class UsedAssertion
{
    public required string ClientId { get; init; }

    /// <summary>SHA-256 of the <c>jti</c>.</summary>
    public required byte[] TokenId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class UsedAssertionConfiguration : IEntityTypeConfiguration<UsedAssertion>
{
    public void Configure(EntityTypeBuilder<UsedAssertion> assertion)
    {
        assertion.ToTable("used_assertion");
        assertion.HasKey(a => new { a.ClientId, a.TokenId });
        assertion.Property(a => a.ClientId).HasMaxLength(100);
        assertion.Property(a => a.TokenId).HasMaxLength(32);
        assertion.HasIndex(a => a.ExpiresAt);
    }
}
