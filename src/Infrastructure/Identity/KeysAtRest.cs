using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Identity;

/// <summary>Section <c>DataProtection</c>: what encrypts the keys that lie in the database beside what they encrypt.</summary>
internal sealed record KeyProtectionOptions
{
    /// <summary>Encrypts new keys, and decrypts those that it encrypted.</summary>
    public CertificateFile? Certificate { get; init; }

    /// <summary>Those before it: they decrypt only.</summary>
    public IReadOnlyList<CertificateFile> FormerCertificates { get; init; } = [];
}

/// <summary>A PKCS #12 file with an RSA key.</summary>
internal sealed record CertificateFile
{
    public string Path { get; init; } = "";

    public string? Password { get; init; }

    public X509Certificate2 Load(string key)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadPkcs12FromFile(Path, Password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{key}: no certificate could be read from this file with this password.", exception);
        }

        return certificate.GetRSAPrivateKey() is not null
            ? certificate
            : throw new InvalidOperationException($"{key}: the file holds no RSA private key.");
    }
}

internal static class KeysAtRest
{
    private const string Section = "DataProtection";

    public static void AddKeyProtection(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<KeyProtectionOptions>() ?? new KeyProtectionOptions();
        services.AddSingleton(options);
        services.AddHostedService<KeysAtRestWarning>();
        services.AddHealthChecks().AddCheck<KeysAtRestHealth>("keysAtRest");

        var keys = services.AddDataProtection().SetApplicationName("TreatmentPlans").PersistKeysToDbContext<AppDbContext>();
        if (options.Certificate is not null)
        {
            keys.ProtectKeysWithCertificate(options.Certificate.Load($"{Section}:{nameof(options.Certificate)}"));
        }

        if (options.FormerCertificates.Count > 0)
        {
            keys.UnprotectKeysWithAnyCertificate(
                [.. options.FormerCertificates.Select((file, index) => file.Load($"{Section}:{nameof(options.FormerCertificates)}:{index}"))]);
        }
    }

    /// <summary>Outside Production a database holds nothing that is worth it.</summary>
    private static bool LieOpen(KeyProtectionOptions options, IHostEnvironment environment) =>
        options.Certificate is null && environment.IsProduction();

    private sealed class KeysAtRestWarning(KeyProtectionOptions options, IHostEnvironment environment, ILogger<KeysAtRestWarning> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (LieOpen(options, environment))
            {
                logger.LogWarning(
                    "THE KEYS IN THE DATABASE ARE NOT ENCRYPTED: a copy of the database is a copy of the keys that sign tokens and protect stored answers. "
                    + "Set DataProtection:Certificate; see docs/operations.md");
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class KeysAtRestHealth(KeyProtectionOptions options, IHostEnvironment environment) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(LieOpen(options, environment) ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy());
    }
}
