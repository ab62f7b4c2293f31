using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>
/// The signing keys of this deployment, as far as this instance knows them: loaded before the first request, looked at again
/// every minute, and a next one made when the newest is old.
/// </summary>
internal sealed class KeyRing(
    IServiceScopeFactory scopes,
    IDataProtectionProvider protection,
    IDatabaseFaults faults,
    WriteGate gate,
    TimeProvider clock,
    TokenServerOptions options,
    ILogger<KeyRing> logger)
    : BackgroundService, IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    private const int KeyBits = 2048;
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Every instance has looked at least twice before a key signs.</summary>
    private static readonly TimeSpan Announced = TimeSpan.FromMinutes(3);

    private readonly IDataProtector _protector = protection.CreateProtector("token-keys");
    private volatile Ring _ring = new([], []);
    private CancellationTokenSource _changed = new();

    string IOptionsChangeTokenSource<OpenIddictServerOptions>.Name => Options.DefaultName;

    /// <summary>Every key under which a token may still be valid.</summary>
    public IReadOnlyList<SecurityKey> VerificationKeys => _ring.Verify;

    /// <summary>The key that signs stands first; the others are published beside it.</summary>
    public void Configure(OpenIddictServerOptions options)
    {
        foreach (var key in _ring.Sign)
        {
            options.SigningCredentials.Add(new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
        }
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (faults.Classify(exception) is not DatabaseFault.Unknown)
            {
                logger.LogWarning("Signing keys could not be looked at: {Fault}", exception.GetType().Name);
            }
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var keys = await LoadAsync(cancellationToken);
        if (keys.Count == 0 || now >= keys[^1].ActiveFrom + options.KeyLifetime)
        {
            await AddAsync(keys.Count == 0 ? 1 : keys[^1].Generation + 1, keys.Count == 0 ? now : now + Announced, cancellationToken);
            keys = await LoadAsync(cancellationToken);
        }

        var active = keys.Last(key => key.ActiveFrom <= now || key == keys[0]);
        // A token signed just before its key was replaced is valid for one lifetime more; instances may lag by one look.
        var usable = keys.Where((key, index) =>
            index == keys.Count - 1 || keys[index + 1].ActiveFrom + options.AccessTokenLifetime + Announced > now).ToList();
        var order = usable.OrderByDescending(key => key == active).Select(key => key.KeyId).ToList();
        if (order.SequenceEqual(_ring.Sign.Select(key => key.KeyId)))
        {
            return;
        }

        var security = usable.ToDictionary(key => key.KeyId, ToSecurityKey);
        _ring = new Ring([.. order.Select(id => security[id])], [.. security.Values]);
        var before = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        await before.CancelAsync();
        before.Dispose();
    }

    private async Task<List<TokenKey>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await db.Set<TokenKey>().AsNoTracking().OrderBy(key => key.Generation).ToListAsync(cancellationToken);
    }

    private async Task AddAsync(int generation, DateTimeOffset activeFrom, CancellationToken cancellationToken)
    {
        using var rsa = RSA.Create(KeyBits);
        using var pass = await gate.EnterAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.Add(new TokenKey
        {
            Generation = generation,
            KeyId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            CreatedAt = clock.GetUtcNow(),
            ActiveFrom = activeFrom,
            PrivateKey = _protector.Protect(rsa.ExportPkcs8PrivateKey()),
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (faults.Classify(exception) is DatabaseFault.Duplicate)
        {
            // Another instance was first: its key is the key.
            logger.LogDebug("Signing key {Generation} was made by another instance", generation);
        }
    }

    private RsaSecurityKey ToSecurityKey(TokenKey key)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_protector.Unprotect(key.PrivateKey), out _);
        return new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = key.KeyId };
    }

    private sealed record Ring(IReadOnlyList<RsaSecurityKey> Sign, IReadOnlyList<SecurityKey> Verify);
}
